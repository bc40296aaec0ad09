#version 330 core
// Glass with a flame behind it. v_color.rgb: the light's colour; v_color.a: strength, 1 a full lamp.
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    vec3 n = normalize(v_normal), v = normalize(eye - v_world);
    float facing = max(dot(n, v), 0.0);
    // Each flame breathes on its own; two slow sines never quite repeat.
    float own = hash1(ivec3(floor(v_world * 2.0))) * 40.0;
    float breath = 0.93 + 0.05 * sin(dream_time * 1.9 + own) + 0.03 * sin(dream_time * 4.7 + own * 1.7);
    vec3 core = mix(v_color.rgb, vec3(1.0, 0.80, 0.45), 0.55 * facing * facing);
    vec3 light = core * (7.5 * v_color.a * breath * (0.30 + 0.70 * facing * facing));
    o_color = vec4(haze(light, v_world), 1.0);
}
