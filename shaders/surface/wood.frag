#version 330 core
// Old walnut and oak. v_uv: metres, the grain runs along v. v_color.rgb: tint, with the moulding's
// own shade in it; v_color.a: 1 waxed by hands .. 0 raw and dusty.
#define OUTSIDE_RING
#include "light.glsl"
#include "noise.glsl"
#include "lamplight.glsl"
#include "upper.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const vec3 HEART = vec3(0.066, 0.032, 0.014), SAP = vec3(0.290, 0.136, 0.050);

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    // Boards of one piece of furniture are cut from different trees: their grain starts elsewhere.
    vec2 board = floor(v_world.xz * 0.8 + v_world.y * 0.3) * 3.17;
    float figure = 0.5, rings = 0.5;
#if !FAR
    vec2 foot = fwidth(v_uv);
    float pixel = max(max(foot.x, foot.y), 1e-4);
    figure = noise(v_uv * vec2(7.0, 0.55) + board);
    float seen = clamp(0.015 / pixel - 0.4, 0.0, 1.0);
    for (int i = 0; i < int(ceil(seen)); i++) {
        float years = v_uv.x * 34.0 + figure * 9.0;
        rings = mix(0.5, noise(vec2(years, v_uv.y * 0.8 + board.y)), seen);
    }
#endif
    vec3 tone = mix(HEART, SAP, clamp(0.66 * rings + 0.5 * figure - 0.16, 0.0, 1.0));
    float height = 0.0010 * rings;

#if QUALITY > 0 && !FAR
    float near = clamp(0.004 / pixel - 0.35, 0.0, 1.0);
    for (int i = 0; i < int(ceil(near)); i++) {
        float pores = noise(v_uv * vec2(420.0, 16.0) + board);
        float cut = clamp(pores * 3.2 - 2.1, 0.0, 1.0);
        tone *= 1.0 - 0.5 * near * cut;
        height -= near * 0.0006 * cut;
    }
#endif
    float polish = clamp(v_color.a * 1.1 - 0.30 * figure, 0.0, 1.0);
    tone = mix(tone, tone * 0.75 + vec3(0.018, 0.012, 0.008), (1.0 - polish) * 0.55);

    s.albedo = tone * v_color.rgb;
    s.occlusion = min(1.0, 0.2 + 0.85 * max(v_color.g, v_color.r));
    s.roughness = 0.92;  // a constant: the compiler leaves the sun's glint out
    s.specular = 0.03;
#if QUALITY > 1
    s.normal = bump(s.normal, v_world, height);
    s.roughness = mix(0.80, 0.52, polish) + 0.1 * (rings - 0.5);
#endif
    s.emission = (s.albedo + 0.03 * polish) * lamplight(v_world, s.normal) * s.occlusion;
#if !FAR
    // Wax: more of the room at a flat angle, most of it along the edges that hands have rounded.
    vec3 v = normalize(v_world - eye);
    float graze = 1.0 + dot(s.normal, v);
    s.emission += gleam(v, s.normal) * (polish * s.occlusion * v_color.r * (0.035 + 0.20 * graze * graze * graze));
#endif
    o_color = vec4(ROOM_LIGHT(s), 1.0);
}
