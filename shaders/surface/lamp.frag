#version 330 core
// Glass with a flame behind it. v_color.rgb: the light's colour; v_color.a: strength, 1 a full lamp.
#define OUTSIDE_RING
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
    // Looked at square on one sees the flame, towards the rim the thickness of amber glass.
    float full = max(v_color.r, v_color.g);
    vec3 rim = v_color.rgb * vec3(1.0, 0.72, 0.45);
    vec3 core = mix(rim, vec3(1.0, 0.66, 0.30) * full, facing * facing * facing);
    vec3 light = core * (1.7 * v_color.a * breath * (0.30 + 0.70 * facing * facing));
    if (v_color.a < 0.3) {
        // A far window at night: small leaded quarries, no two panes alike, a room behind them.
        vec2 quarry = vec2(v_uv.x + 0.62 * v_uv.y, v_uv.x - 0.62 * v_uv.y) * 6.2;
        vec2 inner = abs(fract(quarry) - 0.5);
        float pixel = fwidth(quarry.x) + fwidth(quarry.y);
        float lead = smoothstep(0.5, 0.43 - 0.5 * pixel, max(inner.x, inner.y)) * (1.0 - 0.3 * min(pixel, 1.0));
        float pane = mix(hash1(ivec2(floor(quarry))), 0.5, min(pixel * 0.8, 1.0));
        float room = noise(v_uv * vec2(1.1, 0.7) + floor(v_world.xy * 0.25) * 7.1);
        light = v_color.rgb * v_color.a * 7.5 * (0.22 + 0.9 * room * room) * (0.55 + 0.7 * pane) * (0.2 + 0.8 * lead);
    }
    o_color = vec4(haze(light, v_world), 1.0);
}
