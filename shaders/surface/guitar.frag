#version 330 core
// The guitar but for its top: rosewood, cedar, ebony, bone, brass. v_uv: metres, the grain runs along v.
// v_color.a: 0.05 bone, 0.1 the label, 0.3 oiled ebony, 0.5 raw inside, 0.7 satin, 0.85 French polish, 1 metal.
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    float finish = v_color.a;
    float wood = step(0.2, finish) * (1.0 - step(0.95, finish)), metal = step(0.95, finish);
    float polished = smoothstep(0.72, 0.84, finish), raw = step(0.45, finish) * (1.0 - step(0.6, finish));
    vec3 tone = v_color.rgb;
#if QUALITY > 0
    // Rosewood is banded black and red, cedar and ebony are almost even.
    float pixel = max(fwidth(v_uv.x), 1e-5), contrast = wood * mix(0.25, 0.75, polished);
    float bands = noise(vec2(v_uv.x * 95.0 + 1.7 * noise(v_uv * vec2(14.0, 5.0)), v_uv.y * 1.6 + finish * 9.0));
    tone *= 1.0 + contrast * (bands - 0.5) * clamp(0.012 / pixel - 0.4, 0.0, 1.0) * 1.7;
#endif
#if QUALITY > 1
    float near = clamp(0.0016 / pixel - 0.35, 0.0, 1.0) * wood;
    float pores = clamp(noise(v_uv * vec2(900.0, 42.0)) * 3.0 - 2.0, 0.0, 1.0);
    tone *= 1.0 - 0.45 * near * pores;
    // The maker's label: four lines by hand, browned with age.
    float paper = step(0.07, finish) * (1.0 - step(0.15, finish));
    float row = v_uv.y * 90.0, word = noise(vec2(v_uv.x * 420.0, floor(row) * 7.0));
    float ink = smoothstep(0.26, 0.12, abs(fract(row) - 0.5 - 0.5 * (word - 0.5))) * step(0.30, noise(vec2(v_uv.x * 150.0, floor(row))));
    ink *= step(0.009, v_uv.x) * step(v_uv.x, 0.063 - 0.016 * fract(floor(row) * 0.37)) * step(0.008, v_uv.y) * step(v_uv.y, 0.046);
    tone = mix(tone, vec3(0.09, 0.05, 0.03), paper * max(0.75 * ink * clamp(0.0012 / pixel - 0.3, 0.0, 1.0), 0.0));
    tone *= 1.0 - 0.25 * paper * noise(v_uv * 60.0);
#endif
    s.albedo = tone * (1.0 - 0.55 * raw);
    s.metal = metal;
    s.roughness = mix(mix(0.62, 0.40, polished), 0.34, metal) + 0.3 * raw;
    s.specular = mix(0.035, 0.05, polished);
    s.occlusion = 1.0 - 0.75 * raw;
#if QUALITY > 1
    // Old varnish is never flat: it sinks into the wood and is dulled by sleeves.
    float dull = noise(v_world * 38.0);
    s.roughness += 0.10 * (dull - 0.5) * polished;
    s.normal = normalize(s.normal + polished * 0.035 * (vec3(dull, bands, noise(v_uv * 60.0)) - 0.5));
#endif
    o_color = vec4(shade(s), 1.0);
}
