#version 330 core
// How much of the near half-space is open, from depth alone.
// After Filion and McNaughton, "StarCraft II Effects & Techniques", 2008, with distance-true samples.
#include "frame.glsl"
#include "depth.glsl"
#include "dither.glsl"
#if QUALITY > 1
#define TAPS 12
#else
#define TAPS 8
#endif
uniform vec4 lens[1];  // x: picture heights per metre at one metre, y: width / height
in vec2 uv;
out vec4 o_color;

const float RADIUS = 0.55;  // metres; chairs and folds, not rooms

void main() {
    float z = textureLod(depth, uv, 0.0).r;
    if (z > 0.99995) { o_color = vec4(1.0); return; }
    vec3 p = world_at(uv, z);
    vec3 dx = dFdx(p), dy = dFdy(p);
    vec3 n = normalize(cross(dx, dy));
    vec3 v = eye - p;
    float d = length(v);
    n *= sign(dot(n, v));
    float spread = clamp(RADIUS * lens[0].x / d, 0.004, 0.16);
    float turn = order16(gl_FragCoord.xy) * 6.2832;
    float hidden = 0.0;
    for (int i = 0; i < TAPS; i++) {
        float a = turn + float(i) * 2.399963;
        float r = spread * sqrt((float(i) + 0.5) / float(TAPS));
        vec2 at = uv + r * vec2(cos(a) / lens[0].y, sin(a));
        vec3 q = world_at(at, textureLod(depth, at, 0.0).r) - p;
        float len = length(q) + 1e-4;
        hidden += max(dot(n, q) / len - 0.12, 0.0) * clamp(1.6 - len / RADIUS, 0.0, 1.0);
    }
    float open = clamp(1.0 - hidden * (1.9 / float(TAPS)), 0.0, 1.0);
    o_color = vec4(mix(open, 1.0, clamp(d * 0.03 - 0.2, 0.0, 1.0)));
}
