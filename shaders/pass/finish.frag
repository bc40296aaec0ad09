#version 330 core
// Puts the picture together: occlusion, shafts, bloom, exposure, filmic curve, dither.
#include "frame.glsl"
uniform sampler2D scene;
uniform sampler2D shafts;
uniform sampler2D bloom;
#if QUALITY > 0
uniform sampler2D occlusion;
#endif
in vec2 uv;
out vec4 o_color;
#define exposure frame[6].x
#define bloom_share frame[6].y
#define vignette frame[6].z
#define veil frame[6].w   // 0..1: the dream's fade, to night

// Narkowicz, "ACES Filmic Tone Mapping Curve", 2015.
vec3 filmic(vec3 x) { return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0); }

// sRGB encoding from three square roots (Taylor, chilliant.com, 2012); error under 0.3 of a byte.
vec3 encoded(vec3 c) {
    vec3 a = sqrt(c), b = sqrt(a), d = sqrt(b);
    return 0.585122381 * a + 0.783140355 * b - 0.368262736 * d;
}

void main() {
    vec3 c = texelFetch(scene, ivec2(gl_FragCoord.xy), 0).rgb;
#if QUALITY > 0
    c *= textureLod(occlusion, uv, 0.0).r;
#endif
    c += textureLod(shafts, uv, 0.0).rgb;
    c = mix(c, textureLod(bloom, uv, 0.0).rgb, bloom_share);
    vec2 off = uv - 0.5;
    c *= exposure * (1.0 - vignette * dot(off, off));
    // Highlights lose a little colour on the way to white, as film does.
    float peak = max(max(c.r, c.g), c.b);
    c = mix(c, vec3(peak), clamp(peak * 0.02 - 0.02, 0.0, 0.25));
    c = mix(filmic(c), vec3(0.010, 0.013, 0.028), veil);
    c = encoded(c + vec3(0.0009, 0.0009, 0.0016));
    float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
    c += grain * (1.0 / 255.0);
    o_color = vec4(c, dot(c, vec3(0.299, 0.587, 0.114)));
}
