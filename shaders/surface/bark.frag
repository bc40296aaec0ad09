#version 330 core
// Living and weathered wood: fissures along the limb, and polish where hands rest.
// color.rgb: tint with joints darkened; a: 0 rough bark .. 1 polished.
// uv: metres around (plus 8 for each step of the kind) and along the limb.
// A software renderer runs every arm, so all kinds share the same few noises and differ in their scales.
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

#define FURROWED 0
#define BIRCH 1
#define DRIFT 2
#define JUNIPER 3

// Cells a metre around and along, and how far the bend of the grain carries them aside: broad forms, then strips.
const vec3 BROAD[5] = vec3[5](vec3(62, 10, 3), vec3(24, 210, 0), vec3(46, 4, 4), vec3(70, 6, 5), vec3(44, 5, 2));
const vec3 STRIP[5] = vec3[5](vec3(170, 34, 4), vec3(22, 17, 0), vec3(210, 9, 14), vec3(130, 13, 8), vec3(150, 22, 5));

// What the people of the ring shine on it by themselves; no probe knows of them.
const vec3 HEARTH = vec3(0.085, 0.060, 0.032);

struct Bark {
    float height;  // metres, for the bump
    float open;    // 0 deep in a fissure .. 1 on a ridge
    vec3 tone;     // multiplies the tint
};

// Oak-like: long furrows that fork and rejoin, cracked into plates with pale edges.
Bark furrowed(vec2 q, float bend, float broad, float strip, float fine) {
    float ridge = abs(broad * 2.0 - 1.0) + 0.30 * (strip - 0.5);
    float open = smoothstep(0.0, 0.24, ridge);
#if QUALITY > 1
    open *= 0.62 + 0.38 * smoothstep(0.16, 0.30, noise(vec2(q.x * 26.0, q.y * 42.0 + bend * 6.0)));
#endif
    vec3 plate = mix(vec3(1.16, 1.06, 0.98), vec3(1.06, 1.14, 1.18), bend);  // warm and lichen-grey
    plate *= 1.0 + 0.22 * smoothstep(0.16, 0.28, ridge) * (1.0 - smoothstep(0.28, 0.50, ridge));  // a lit lip
    return Bark(open * 0.0042 + fine * 0.0006, open, mix(vec3(0.54, 0.45, 0.40), plate, open) * (0.84 + 0.28 * fine));
}

// Paper-white skin, lenticels that run around the stem, eyes where twigs fell: black; on dark cherry pale.
Bark birch(float bend, float band, float eyes, vec3 scar) {
    float lenticel = smoothstep(0.70, 0.80, band) * smoothstep(0.30, 0.62, bend + 0.2 * band);
    float dark = max(lenticel * 0.85, smoothstep(0.80, 0.92, eyes));
    vec3 skin = mix(vec3(1.06, 0.92, 0.78), vec3(1.16, 1.15, 1.13), bend);
    return Bark(-dark * 0.0012 + 0.0004 * band, 1.0 - 0.3 * dark, mix(skin, scar, dark));
}

// Silvered by salt: fine grain, long splits, no bark left.
Bark drift(float bend, float broad, float grain) {
    float open = smoothstep(0.0, 0.09, abs(broad * 2.0 - 1.0));
    vec3 face = mix(vec3(0.80, 0.78, 0.77), vec3(1.16, 1.15, 1.14), grain) * (0.92 + 0.16 * bend);
    return Bark(open * 0.0020 + grain * 0.0009, 0.35 + 0.65 * open, mix(vec3(0.36, 0.31, 0.28), face, open));
}

// Stringy strips that wind with the limb, silver where they peel, red in the clefts.
Bark juniper(float bend, float broad, float strip, float fibre) {
    float body = 0.50 * broad + 0.32 * strip + 0.18 * fibre;
    float open = smoothstep(0.28, 0.60, body);
    // A strip that lifts shows a dark edge.
    float edge = 1.0 - smoothstep(0.0, 0.10, abs(strip + 0.25 * fibre - 0.62));
    float silver = smoothstep(0.52, 0.76, body * 0.7 + bend * 0.35);
    vec3 tone = mix(vec3(0.42, 0.22, 0.16), vec3(1.18, 1.02, 0.94), open);
    tone = mix(tone, vec3(1.02, 1.30, 1.50), 0.5 * silver) * (0.80 + 0.46 * fibre) * (1.0 - 0.45 * edge);
    // Fibres are finer than a pixel's neighbours can tell a slope from: they are tone alone.
    return Bark((0.6 * broad + 0.4 * strip) * 0.0060, open, tone);
}

// Withies and stems: no bark, a satin that runs along.
Bark peeled(float broad, float strip, float fine) {
    float satin = 0.45 * strip + 0.35 * broad + 0.20 * fine;
    return Bark(satin * 0.0012, 0.7 + 0.3 * broad, mix(vec3(0.60, 0.48, 0.34), vec3(1.22, 1.20, 1.14), smoothstep(0.22, 0.68, satin)));
}

void main() {
    int kind = int(v_uv.x * 0.125 + 0.25);  // a seam interpolates a hair below its stride
    vec2 q = vec2(v_uv.x - 8.0 * float(kind), v_uv.y);
    bool sawn = kind == 5;  // end grain: uv.x from the heart
    kind = min(kind, 4);
    float polish = clamp(v_color.a, 0.0, 1.0);
    vec3 n = normalize(v_normal);

    float bend = noise(q * vec2(13.0, 7.0));
    vec3 scale = BROAD[kind];
    float broad = noise(vec2(q.x * scale.x + bend * scale.z, q.y * scale.y));
    scale = STRIP[kind];
    float strip = noise(vec2(q.x * scale.x + bend * scale.z, q.y * scale.y + 3.0));
#if QUALITY > 0
    float fine = noise(vec2(q.x * (kind == JUNIPER ? 430.0 : 330.0) + bend * 9.0, q.y * 60.0));
#else
    float fine = 0.5;
#endif
    Bark b;
    if (kind == FURROWED) b = furrowed(q, bend, broad, strip, fine);
    else if (kind == BIRCH) b = birch(bend, broad, strip, mix(vec3(1.60, 1.42, 1.22), vec3(0.10, 0.085, 0.075), smoothstep(0.16, 0.30, v_color.g)));
    else if (kind == DRIFT) b = drift(bend, broad, strip);
    else if (kind == JUNIPER) b = juniper(bend, broad, strip, fine);
    else b = peeled(broad, strip, fine);
    if (sawn) b = Bark(0.0, 1.0, vec3(0.80 + 0.28 * sin(q.x * 1500.0 + 5.0 * bend)) - vec3(0.1, 0.2, 0.3) * smoothstep(0.035, 0.045, q.x));

    // What a pixel cannot hold melts into its mean, so that far chairs do not shimmer.
    float sharp = clamp(1.7 - 110.0 * length(fwidth(q)), 0.0, 1.0);
    b.tone = mix(vec3(0.92, 0.89, 0.87), b.tone, 0.25 + 0.75 * sharp);
    b.open = mix(0.9, b.open, sharp);

    // Hands leave the grain and take the bark.
    float grain = noise(vec2(q.x * 170.0 + 9.0 * bend, q.y * 6.0));
    vec3 worn = mix(vec3(0.74, 0.64, 0.56), vec3(1.46, 1.34, 1.18), 0.15 + 0.6 * grain + 0.25 * fine);
    worn = mix(worn, worn * (0.4 + 0.75 * b.tone), 0.40);
    float rub = smoothstep(0.25, 0.75, polish + 0.25 * (b.open - 0.5));

    Surface s = surface(v_world, bump(n, v_world, b.height * sharp * (1.0 - 0.93 * rub)));
    s.albedo = min(v_color.rgb * mix(b.tone, worn, rub), vec3(0.82));
    if (kind == FURROWED) {
#if QUALITY > 1
        float moss = noise(q * vec2(19.0, 13.0) + 31.0);
        float lichen = smoothstep(0.62, 0.70, noise(q * vec2(47.0, 41.0) + 7.0) * (0.55 + 0.6 * moss)) * b.open;
        s.albedo = mix(s.albedo, vec3(0.40, 0.43, 0.30), 0.55 * lichen * (1.0 - rub) * sharp);
#else
        float moss = broad;
#endif
        moss = smoothstep(0.15, 0.85, n.y) * (1.0 - rub) * smoothstep(0.52, 0.74, moss);
        s.albedo = mix(s.albedo, vec3(0.09, 0.15, 0.03) * (0.6 + 0.8 * grain) * b.open, moss * 0.8);
    }
    // Against the light the down of bark and the skin of polish both gleam along a limb's edge.
    float edge = 1.0 - clamp(dot(n, normalize(eye - v_world)), 0.0, 1.0);
    s.specular = 0.04 + 0.26 * edge * edge;
    s.roughness = mix(0.88, 0.30 + 0.16 * grain, rub);
    s.occlusion = mix(0.6 + 0.4 * b.open, 1.0, rub);
    s.emission = s.albedo * HEARTH * s.occlusion;
    o_color = vec4(shade(s), 1.0);
}
