#version 330 core
// An outdoor lantern's old glass: a flame low in the middle, amber where the glass turns away, soot at its top.
// v_uv.y: metres up the glass; v_color.rgb: the light, a: its strength.
#include "court.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    vec3 n = normalize(v_normal), v = normalize(eye - v_world);
    float facing = clamp(dot(n, vec3(v.x, 0.0, v.z)) * inversesqrt(v.x * v.x + v.z * v.z + 1e-4), 0.0, 1.0);
    float own = hash1(ivec3(floor(v_world * 0.5))) * 40.0;
    float lick = 0.9 + 0.06 * sin(dream_time * 2.3 + own) + 0.05 * sin(dream_time * 6.1 + own * 1.7);
    float side = (1.0 - facing) * 2.4, up = (v_uv.y - 0.17) * (v_uv.y < 0.17 ? 9.0 : 5.2);
    float core = exp2(-2.2 * (side * side + up * up));
    vec3 glass = vec3(0.85, 0.34, 0.085) * (0.34 + 0.5 * facing) + vec3(1.0, 0.66, 0.30) * (2.6 * core);
    o_color = vec4(haze(glass * (1.15 * v_color.a * lick), v_world), 1.0);
}
