#version 330 core
// Worn velvet (color.a = 0) or linen (color.a = 1). color.rgb: tint. uv: metres.
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    float linen = v_color.a;
    vec3 n = normalize(v_normal);
    vec3 view = normalize(eye - v_world);
    float wear = fbm2(v_uv * 14.0);

    // Two threads crossing, faded out before a pixel holds more than one.
    vec2 thread = v_uv * 520.0;
    float fine = clamp(1.6 - 1.2 * length(fwidth(thread)), 0.0, 1.0);
    float weave = sin(thread.x) * sin(thread.y) * fine;
    float slub = noise(v_uv * vec2(26.0, 330.0)) + noise(v_uv * vec2(330.0, 26.0)) - 1.0;

    Surface s = surface(v_world, n);
    vec3 cloth = v_color.rgb * (0.74 + 0.52 * wear);
    cloth *= 1.0 + linen * (0.18 * weave + 0.22 * slub);
    // The nap of velvet lies this way and that where somebody sat, and catches light at its edge.
    float nap = noise(v_uv * vec2(9.0, 7.0) + 3.7);
    float rim = 1.0 - clamp(dot(n, view), 0.0, 1.0);
    cloth *= mix(0.80 + 0.45 * smoothstep(0.35, 0.65, nap) + 1.1 * rim * rim, 1.0, linen);
#if QUALITY > 1
    // Cut velvet: leaves and rounds a hand apart, where the pile was left standing; linen has stripes.
    vec2 cell = v_uv * 105.0;
    float motif = cos(cell.x) * cos(cell.y) + 0.35 * cos(2.0 * cell.x) + 0.35 * cos(2.0 * cell.y);
    motif = mix(smoothstep(-0.06, 0.06, abs(motif) - 0.42), smoothstep(-0.3, 0.3, cos(cell.x * 1.7)), linen);
    float pile = noise(v_uv * vec2(900.0, 700.0)) * clamp(1.5 - 900.0 * length(fwidth(v_uv)), 0.0, 1.0);
    cloth *= mix(0.70, 1.12, motif) * (0.90 + 0.22 * pile);
#endif
    // Threadbare on the crown.
    cloth = mix(cloth, cloth * 0.75 + vec3(0.05, 0.042, 0.03), smoothstep(0.62, 0.80, wear) * 0.5);
    s.albedo = cloth;
    s.roughness = 0.95;
    s.specular = 0.02;
    s.normal = bump(n, v_world, linen * 0.00018 * (weave + slub) + 0.0011 * wear);
    o_color = vec4(shade(s), 1.0);
}
