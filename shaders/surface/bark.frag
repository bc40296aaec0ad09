#version 330 core
// Living and weathered wood: fissures along the limb, and polish where hands rest.
// color.rgb: tint with joints darkened; a: 0 rough bark .. 1 polished.
// uv: metres around (plus 8 for each step of the kind) and along the limb.
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

struct Bark {
    float height;  // metres, for the bump
    float open;    // 0 deep in a fissure .. 1 on a ridge
    vec3 tone;     // multiplies the tint
};

// Noise so fine that only a near look shows it; the low tier does without.
float close(vec2 p) {
#if QUALITY > 0
    return noise(p);
#else
    return 0.5;
#endif
}

// Oak-like: long furrows that fork and rejoin, cross-cracked into plates.
Bark furrowed(vec2 q) {
    float bend = noise(q * vec2(13.0, 7.0));
    float wide = noise(vec2(q.x * 58.0 + bend * 3.0, q.y * 8.0));
    float ragged = noise(vec2(q.x * 125.0 + bend * 4.0, q.y * 19.0));
    float fine = close(q * vec2(330.0, 90.0));
    float ridge = 0.62 * abs(wide * 2.0 - 1.0) + 0.38 * ragged;
    float crack = noise(vec2(q.x * 34.0, q.y * 60.0 + bend * 6.0));
    float open = smoothstep(0.06, 0.52, ridge) * (0.78 + 0.22 * smoothstep(0.15, 0.40, crack));
    vec3 cleft = vec3(0.44, 0.38, 0.36);
    vec3 plate = mix(vec3(1.16, 1.06, 0.98), vec3(1.06, 1.14, 1.18), bend);  // warm and lichen-grey
    return Bark(open * 0.0042 + fine * 0.0006, open, mix(cleft, plate, open) * (0.78 + 0.40 * fine));
}

// Paper-white skin, dark lenticels that run around the stem, black eyes where twigs fell.
Bark birch(vec2 q) {
    float band = noise(vec2(q.x * 24.0, q.y * 210.0));
    float patch_ = noise(q * vec2(16.0, 7.0));
    float lenticel = smoothstep(0.70, 0.80, band) * smoothstep(0.30, 0.62, patch_ + 0.2 * band);
    float eye_ = smoothstep(0.80, 0.92, noise(q * vec2(22.0, 17.0) + 4.7));
    float dark = max(lenticel * 0.85, eye_);
    vec3 skin = mix(vec3(1.06, 0.92, 0.78), vec3(1.20, 1.18, 1.15), patch_);
    return Bark(-dark * 0.0012 + 0.0004 * band, 1.0 - 0.3 * dark, mix(skin, vec3(0.10, 0.085, 0.075), dark));
}

// Silvered by salt: fine grain, long splits, no bark left.
Bark drift(vec2 q) {
    float bend = noise(q * vec2(11.0, 6.0));
    float grain = noise(vec2(q.x * 210.0 + bend * 14.0, q.y * 9.0));
    float split_ = abs(noise(vec2(q.x * 46.0 + bend * 4.0, q.y * 4.0)) * 2.0 - 1.0);
    float open = smoothstep(0.0, 0.09, split_);
    return Bark(open * 0.0020 + grain * 0.0009, 0.35 + 0.65 * open,
                mix(vec3(0.36, 0.30, 0.26), mix(vec3(0.80, 0.76, 0.74), vec3(1.16, 1.14, 1.12), grain), open));
}

// Stringy strips that wind with the limb, silver where they peel, red in the clefts.
Bark juniper(vec2 q) {
    float bend = noise(q * vec2(12.0, 6.0));
    float broad = noise(vec2(q.x * 52.0 + bend * 5.0, q.y * 5.0));
    float strip = noise(vec2(q.x * 130.0 + bend * 8.0, q.y * 13.0 + 3.0));
    float fibre = noise(vec2(q.x * 430.0 + bend * 9.0, q.y * 44.0));
    float fray = close(vec2(q.x * 900.0, q.y * 110.0 + bend * 8.0));
    float body = 0.50 * broad + 0.32 * strip + 0.18 * fibre;
    float open = smoothstep(0.28, 0.60, body);
    // A strip that lifts shows a dark edge.
    float edge = 1.0 - smoothstep(0.0, 0.10, abs(strip + 0.25 * fibre - 0.62));
    float silver = smoothstep(0.50, 0.74, body * 0.7 + bend * 0.35);
    vec3 tone = mix(vec3(0.28, 0.125, 0.09), vec3(1.18, 1.02, 0.94), open);
    tone = mix(tone, vec3(1.10, 1.22, 1.30), 0.6 * silver);
    tone *= (0.70 + 0.42 * fibre + 0.24 * fray) * (1.0 - 0.45 * edge);
    // Fibres are finer than a pixel's neighbours can tell a slope from: they are tone alone.
    return Bark((0.6 * broad + 0.4 * strip) * 0.0060, open, tone);
}

void main() {
    int kind = int(v_uv.x * 0.125 + 0.25);  // a seam interpolates a hair below its stride
    vec2 q = vec2(v_uv.x - 8.0 * float(kind), v_uv.y);
    float polish = clamp(v_color.a, 0.0, 1.0);
    vec3 n = normalize(v_normal);

    Bark b;
    if (kind == FURROWED) b = furrowed(q);
    else if (kind == BIRCH) b = birch(q);
    else if (kind == DRIFT) b = drift(q);
    else if (kind == JUNIPER) b = juniper(q);
    else {
        float soft = noise(q * vec2(150.0, 60.0));
        b = Bark(soft * 0.0006, 1.0, vec3(0.8 + 0.4 * soft));
    }

    // What a pixel cannot hold melts into its mean, so that far chairs do not shimmer.
    float sharp = clamp(1.7 - 110.0 * length(fwidth(q)), 0.0, 1.0);
    b.tone = mix(vec3(0.86, 0.82, 0.79), b.tone, 0.25 + 0.75 * sharp);

    // Hands leave the grain and take the bark.
    float wave = noise(q * vec2(17.0, 8.0));
    float grain = noise(vec2(q.x * 170.0 + 9.0 * wave, q.y * 6.0));
    float pore = close(vec2(q.x * 620.0 + 20.0 * wave, q.y * 38.0));
    vec3 worn = mix(vec3(0.72, 0.62, 0.54), vec3(1.50, 1.34, 1.12), 0.15 + 0.6 * grain + 0.25 * pore);
    worn = mix(worn, worn * (0.4 + 0.75 * b.tone), 0.45);
    float rub = smoothstep(0.25, 0.75, polish + 0.25 * (b.open - 0.5));

    Surface s = surface(v_world, bump(n, v_world, b.height * sharp * (1.0 - 0.93 * rub)));
    s.albedo = v_color.rgb * mix(b.tone, worn, rub);
    if (kind == FURROWED) {
        float moss = smoothstep(0.15, 0.85, n.y) * (1.0 - rub) * smoothstep(0.52, 0.74, noise(q * vec2(19.0, 13.0) + 31.0));
        s.albedo = mix(s.albedo, vec3(0.07, 0.115, 0.025) * (0.6 + 0.8 * grain) * b.open, moss * 0.8);
    }
    s.roughness = mix(0.88, 0.34 + 0.16 * grain, rub);
    s.occlusion = mix(0.6 + 0.4 * b.open, 1.0, rub);
    o_color = vec4(shade(s), 1.0);
}
