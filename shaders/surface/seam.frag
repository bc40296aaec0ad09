#version 330 core
// The hall's light in the doors' seam. It belongs to the closed leaf: as that turns from the south, it goes out.
// v_uv: metres from the gap, and up.
#include "court.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    float shut = smoothstep(0.994, 0.9998, -normalize(v_normal).z);
    if (shut <= 0.0) discard;
    float breath = 0.92 + 0.08 * sin(dream_time * 0.9 + 1.3 * v_world.y);
    float tall = 0.5 + 0.5 / (1.0 + 0.2 * (v_world.y - 1.7) * (v_world.y - 1.7));
    // Never thinner than a pixel: from across the court it is the one thing to see.
    float core = v_uv.x / (0.0035 + 0.6 * fwidth(v_uv.x));
    vec3 light = vec3(1.0, 0.62, 0.25) * (6.0 * exp2(-core * core)) + AMBER * (0.10 + 0.70 * exp2(-70.0 * v_uv.x));
    o_color = vec4(haze(light * (shut * breath * tall), v_world), 1.0);
}
