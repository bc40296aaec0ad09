#version 330 core
// How much of the near half-space is open, from depth alone.
// After Filion and McNaughton, "StarCraft II Effects & Techniques", 2008, with distance-true samples.
#include "dither.glsl"
#if QUALITY > 1
#define TAPS 12
#else
#define TAPS 6
#endif
uniform sampler2D depth;
uniform vec4 lens[1];  // x: picture heights per metre at one metre, y: width / height, z: near, w: far
in vec2 uv;
out vec4 o_color;

const float RADIUS = 0.55;  // metres; chairs and folds, not rooms
const float CONTACT = 0.14; // metres; what a foot darkens where it stands
const float TURN = 2.399963;

// seen(uv) -> metres in the eye's own axes: right, up, forward.
vec3 seen(vec2 at) {
    float z = textureLod(depth, at, 0.0).r;
    float away = lens[0].z * lens[0].w / (lens[0].w - z * (lens[0].w - lens[0].z));
    return vec3((at - 0.5) * vec2(lens[0].y, 1.0) * (away / lens[0].x), away);
}

void main() {
    vec3 p = seen(uv);
    vec3 n = normalize(cross(dFdx(p), dFdy(p)));
    n *= -sign(dot(n, p));
    float spread = clamp(RADIUS * lens[0].x / p.z, 0.004, 0.16);
    float start = order16(gl_FragCoord.xy) * 6.2832;
    vec2 way = vec2(cos(start), sin(start));
    const mat2 turn = mat2(cos(TURN), sin(TURN), -sin(TURN), cos(TURN));
    // Taps take turns: one wide, one tight, so that both cost what one did.
    float wide = 0.0, tight = 0.0;
    for (int i = 0; i < TAPS; i++) {
        bool close = (i & 1) == 1;
        float share = sqrt((float(i / 2) + 0.5) / float(TAPS / 2));
        float reach = close ? max(spread * (CONTACT / RADIUS), 0.003) : spread;
        vec3 q = seen(uv + way * vec2(1.0 / lens[0].y, 1.0) * (reach * share)) - p;
        float near = inversesqrt(dot(q, q) + 1e-6);
        float slope = max(dot(n, q) * near - 0.12, 0.0);
        if (close) tight += slope * clamp(1.8 - 1.0 / (near * CONTACT), 0.0, 1.0);
        else wide += slope * clamp(1.6 - 1.0 / (near * RADIUS), 0.0, 1.0);
        way = turn * way;
    }
    float half_ = float(TAPS / 2);
    float open = clamp(1.0 - wide * (2.6 / half_), 0.0, 1.0) * clamp(1.0 - tight * (2.8 / half_), 0.25, 1.0);
    o_color = vec4(mix(open, 1.0, clamp(p.z * 0.03 - 0.2, 0.0, 1.0)));
}
