#version 330 core
// The hall's light in the doors' seam. It belongs to the closed leaf: as that turns from the south, it goes out.
// v_uv: metres on the leaf, across and up.
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
    float tall = 0.55 + 0.45 / (1.0 + 0.25 * (v_world.y - 1.6) * (v_world.y - 1.6));
    o_color = vec4(haze(vec3(1.0, 0.60, 0.23) * (2.6 * shut * breath * tall), v_world), 1.0);
}
