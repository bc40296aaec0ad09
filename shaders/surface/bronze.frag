#version 330 core
// Cast bronze and wrought iron. v_color.a: height in the casting, 1 proud and worn bright, 0 deep and
// green-brown; v_color.rgb: tint and shade (a dark tint makes iron of it).
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
    float pixel = max(length(fwidth(v_world)), 1e-4);
    float cloud = noise(v_world * 2.3);
    float pits = 0.6 * noise(v_world * 43.0) + 0.4 * noise(v_world.zxy * 91.0);
    float worn = smoothstep(0.35, 1.0, v_color.a + 0.40 * (cloud - 0.5) + 0.22 * (pits - 0.5));
    float green = clamp((1.0 - v_color.a) * 1.4 + cloud - 1.25 - 0.4 * pits, 0.0, 1.0);
    vec3 skin = mix(vec3(0.25, 0.16, 0.088), vec3(0.86, 0.50, 0.23), worn);
    s.albedo = mix(skin, vec3(0.10, 0.17, 0.135), green * 0.7) * v_color.rgb;
    s.metal = 0.55 - 0.4 * green;
    s.roughness = 0.56 - 0.24 * worn + 0.3 * green;
    float height = 0.0012 * cloud;
    float near = clamp(0.012 / pixel - 0.3, 0.0, 1.0);
    if (near > 0.0) height += near * 0.0011 * pits;
    s.normal = bump(s.normal, v_world, height);
    s.occlusion = min(1.0, 0.12 + 0.95 * v_color.g);
    o_color = vec4(shade(s), 1.0);
}
