#version 330 core
// Puts the picture together: occlusion, glow, exposure, filmic curve.
#include "frame.glsl"
uniform sampler2D scene;
uniform sampler2D glow;   // bloom and sun shafts, small
#if QUALITY > 0
uniform sampler2D occlusion;
#endif
in vec2 uv;
out vec4 o_color;
#define exposure frame[6].x
#define bloom_share frame[6].y
#define vignette frame[6].z
#define veil frame[6].w   // 0..1: the dream's fade, to night

// film(x) -> sRGB-encoded 0..1. Narkowicz's "ACES Filmic Tone Mapping Curve" (2015) and the sRGB encoding in
// one rational of the square root, fitted by least squares; off by 1.2 bytes at most.
vec3 film(vec3 x) {
    vec3 s = sqrt(x);
    return clamp(s * (5.7855 * s - 0.0760) / (s * (5.8375 * s - 0.5574) + 1.0), 0.0, 1.0);
}

void main() {
    vec3 c = texelFetch(scene, ivec2(gl_FragCoord.xy), 0).rgb;
#if QUALITY > 0
    c *= textureLod(occlusion, uv, 0.0).r;
#endif
    c = c * (1.0 - bloom_share) + textureLod(glow, uv, 0.0).rgb;
    vec2 off = uv - 0.5;
    float rim = dot(off, off);
    // The visitor's own aura: a breath of honey at the edge of sight, most of it below.
    c += own_glow * rim * rim * (0.7 - off.y) * vec3(0.36, 0.22, 0.10);
    c *= exposure * (1.0 - vignette * rim);
    // Highlights lose a little colour on the way to white, as film does.
    float peak = max(max(c.r, c.g), c.b);
    c = mix(c, vec3(peak), clamp(peak * 0.02 - 0.02, 0.0, 0.25));
    c = film(c + vec3(0.0009, 0.0009, 0.0016));
    c = mix(c, vec3(0.05, 0.06, 0.10), veil);
    o_color = vec4(c, 1.0);
}
