// What stands on the hall's floor, mirrored in it: game/light/passes/reflection.py draws it from below.
#include "frame.glsl"
#if QUALITY > 1
uniform sampler2D floor_mirror;         // radiance, left for right
uniform sampler2D floor_mirror_depth;   // of the same
uniform vec4 floor_mirror_lens[2];      // 1 / the scene's pixels, share 0..1, focal length in mirror pixels; near, far
const float SPREAD = 0.30;              // half the lobe's angle over roughness squared: worn, not polished
const float STREAK = 1.8;               // a rough floor looked along draws lights out towards the eye

// ahead(z) -> metres before the lens of a depth 0..1.
float ahead(float z) {
    vec2 range = floor_mirror_lens[1].xy;
    return range.x * range.y / (range.y - z * (range.y - range.x));
}

// reflection(v, n, roughness) -> rgb: radiance that the floor mirrors at this pixel; a: 0..1, trust in it.
// v: to the eye, n: the floor's normal, both unit. What touches the floor is sharp, what is high above it soft.
vec4 reflection(vec3 v, vec3 n, float roughness) {
    vec2 size = vec2(textureSize(floor_mirror, 0));
    vec2 at = gl_FragCoord.xy * floor_mirror_lens[0].xy;
    at.x = 1.0 - at.x;
    float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))) + frame_shift.x);
    // Light's way behind the floor's point, as a share of all its way to the eye.
    float behind = clamp(1.0 - ahead(gl_FragCoord.z) / ahead(textureLod(floor_mirror_depth, at, 0.0).r), 0.0, 1.0);
    float focal = floor_mirror_lens[0].w * behind;
    vec2 forth = -v.xz * inversesqrt(dot(v.xz, v.xz) + 1e-4);
    // Half of the slope, and no steeper: what is thinner than a pixel would lean any way.
    vec2 lean = clamp(0.5 * n.xz, -0.01, 0.01);
    at += vec2(lean.y * forth.x - lean.x * forth.y, dot(lean, forth)) * (2.0 * focal) / size;
    float radius = SPREAD * roughness * roughness * focal;
    float level = log2(max(0.7 * radius, 1.0));
    vec3 sum = vec3(0.0);
    for (int k = 0; k < 4; ++k) {
        float along = (float(k) + grain) * 0.5 - 1.0;
        float across = fract(float(k) * 0.618 + grain + frame_shift.y) - 0.5;
        vec2 tap = at + vec2(across, along * STREAK) * radius / size;
        sum += min(textureLod(floor_mirror, tap, level).rgb, MIRROR_RANGE);
    }
    vec2 out_of = abs(at - 0.5) - 0.5;
    float known = 1.0 - smoothstep(0.0, 0.05, max(out_of.x, out_of.y));
    return vec4(sum * 0.25, known * floor_mirror_lens[0].z);
}
#endif
