#version 330 core
// Light that the damp air holds: halos about lanterns (v_color.a = 1, a metre of uv is a metre) and banks of low
// mist (v_color.a below .5: the bank's own number). Added to what stands behind.
#include "frame.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float HALO = 1.1;              // metres
const vec2 BANK = vec2(5.5, 1.0);    // half a bank's width and height

void main() {
    float away = length(v_world - eye), light;
    if (v_color.a > 0.5) {
        float r2 = dot(v_uv, v_uv) / (HALO * HALO), rim = max(1.0 - r2, 0.0);
        light = rim * rim * (0.035 + 0.17 / (1.0 + 26.0 * r2)) * clamp(away * 0.3 - 0.5, 0.0, 1.0);
    } else {
        vec2 at = v_uv / BANK;
        float soft = max(1.0 - at.x * at.x, 0.0) * max(1.0 - at.y * at.y, 0.0);
        vec2 drift = v_uv * vec2(0.42, 0.9) + vec2(dream_time * 0.05 + v_color.a * 90.0, v_color.a * 17.0 - dream_time * 0.02);
        float veil = fbm2(drift);
        light = soft * soft * clamp(veil * 1.9 - 0.55, 0.0, 1.0) * clamp(away * 0.22 - 0.6, 0.0, 1.0);
    }
    o_color = vec4(v_color.rgb * (light * (1.0 - 0.8 * inside)), 0.0);
}
