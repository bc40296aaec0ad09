#version 330 core
// Brass that hands have kept bright where they reach and left to brown elsewhere.
// v_color.rgb: tint and shade; v_color.a: 1 handled often .. 0 never.
#define OUTSIDE_RING
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    float cloud = noise(v_world * 5.0);
    float spots = noise(v_world * 31.0 + 4.0);
    float brown = clamp(1.25 - v_color.a * 0.8 - 0.9 * cloud + 0.35 * spots, 0.0, 1.0);
    s.albedo = mix(vec3(0.86, 0.58, 0.25), vec3(0.30, 0.17, 0.075), brown) * v_color.rgb;
    s.metal = 0.92 - 0.35 * brown;
    s.roughness = 0.26 + 0.34 * brown + 0.08 * spots;
    s.normal = bump(s.normal, v_world, 0.0006 * cloud);
    s.occlusion = min(1.0, 0.25 + 0.8 * v_color.g);
    o_color = vec4(shade(s), 1.0);
}
