#version 330 core
// Brass that hands have kept bright where they reach and left to brown elsewhere.
// v_color.rgb: tint and shade; v_color.a: 1 handled often .. 0 never.
#define OUTSIDE_RING
#include "light.glsl"
#include "noise.glsl"
#include "lamplight.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    float cloud = noise(v_uv * vec2(19.0, 5.0) + floor(v_world.xz));
    float brown = clamp(1.15 - v_color.a * 0.9 - 0.7 * cloud, 0.0, 1.0);
    s.albedo = mix(vec3(0.90, 0.62, 0.26), vec3(0.32, 0.18, 0.075), brown) * v_color.rgb;
    s.metal = 0.92 - 0.35 * brown;
    s.roughness = 0.24 + 0.34 * brown + 0.06 * cloud;
    s.occlusion = min(1.0, 0.25 + 0.8 * v_color.g);
    vec3 room = gleam(normalize(v_world - eye), s.normal) + lamplight(v_world, s.normal);
#if QUALITY < 2
    room *= 0.75;  // rails are a few pixels wide and nothing smooths them but the edge pass
#endif
    s.emission = s.albedo * room * (s.occlusion * (1.0 - 0.6 * brown));
    o_color = vec4(shade(s), 1.0);
}
