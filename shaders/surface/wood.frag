#version 330 core
// Old oak and walnut. v_uv: metres, the grain runs along v. v_color.rgb: tint, with the moulding's
// own shade in it; v_color.a: 1 waxed by hands .. 0 raw and dusty.
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
    vec2 foot = fwidth(v_uv);
    float pixel = max(max(foot.x, foot.y), 1e-4);
    // Boards of one piece of furniture are cut from different trees: their grain starts elsewhere.
    vec2 board = floor(v_world.xz * 0.8 + v_world.y * 0.3) * 3.17;

    float figure = noise(v_uv * vec2(7.0, 0.55) + board);
    float years = v_uv.x * 34.0 + figure * 9.0;
    float rings = noise(vec2(years, v_uv.y * 0.8 + board.y));
    rings = mix(0.5, rings, clamp(0.02 / pixel - 0.2, 0.0, 1.0));
    vec3 dark = vec3(0.125, 0.058, 0.026), light = vec3(0.36, 0.19, 0.085);
    vec3 tone = mix(dark, light, clamp(0.72 * rings + 0.5 * figure - 0.14, 0.0, 1.0));
    float height = 0.0010 * rings;

#if QUALITY > 0
    float near = clamp(0.004 / pixel - 0.35, 0.0, 1.0);
    if (near > 0.0) {
        float pores = noise(v_uv * vec2(420.0, 16.0) + board);
        float cut = clamp(pores * 3.2 - 2.1, 0.0, 1.0);
        tone *= 1.0 - 0.5 * near * cut;
        height -= near * 0.0006 * cut;
    }
#endif
    float dust = noise(v_world * 1.3);
    float polish = clamp(v_color.a * 1.1 - 0.35 * dust, 0.0, 1.0);
    tone = mix(tone, tone * 0.72 + vec3(0.022, 0.019, 0.016), (1.0 - polish) * 0.55);

    s.albedo = tone * v_color.rgb;
    s.normal = bump(s.normal, v_world, height);
    s.occlusion = min(1.0, 0.2 + 0.85 * max(v_color.g, v_color.r));
    s.roughness = mix(0.72, 0.36, polish) + 0.1 * (rings - 0.5);
    o_color = vec4(shade(s), 1.0);
}
