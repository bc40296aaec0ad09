// Cloth of every kind by one formula: what a fabric is lies in five rows of numbers (game/bake/people/fabric.py), not
// in branches, for a software renderer runs every branch. Needs noise.glsl. uv in metres along the cloth.
uniform vec4 fabrics[80];     // five rows a material, at most sixteen

struct Fabric {
    vec4 fresh;    // rgb albedo, roughness
    vec4 worn;     // rgb albedo where rubbed, metal
    vec4 weave;    // threads a metre across and along, how far rows shear (twill), how far loops bend (knit)
    vec4 body;     // relief (metres), fuzz 0..1, stitches at hems 0..1, ribbed band at hems (metres)
    vec4 second;   // rgb of stitches and of the pattern, the pattern
};

#define PLAIN 0
#define BANDS 1
#define CHECKS 2
#define PAPER 3
#define ROOTS 4
#define RIBS 5
#define PRINT 6

Fabric fabric(int material) {
    int i = 5 * clamp(material, 0, 15);
    return Fabric(fabrics[i], fabrics[i + 1], fabrics[i + 2], fabrics[i + 3], fabrics[i + 4]);
}

struct Weave {
    float height;  // 0..1 of the relief
    float shade;   // albedo factor about 1
};

// hump(x) -> 0..1, a bump each time x grows by 1: a thread's round back.
float hump(float x) {
    float y = 2.0 * fract(x) - 1.0;
    return 1.0 - y * y;
}

// woven(uv, w, slub) -> columns of threads with rungs over them. Twill leans the columns, knit bends the rungs into
// loops; where the rungs' phase goes by half from column to column that is over and under. slub: 0..1, uneven yarn.
Weave woven(vec2 uv, vec4 w, float slub) {
    float a = uv.x * w.x + uv.y * w.y * w.z, bend = abs(2.0 * fract(a) - 1.0);
    float column = hump(a);
    float rung = hump(uv.y * w.y + w.w * bend + 0.5 * floor(a) * (1.0 - step(0.01, w.z + w.w)));
    float high = column * (0.45 + 0.55 * rung) * (0.70 + 0.60 * slub);
    return Weave(high, 0.72 + 0.44 * high + 0.16 * (slub - 0.5));
}

// stitches(d, s, size): a row of stitches along a line at distance d (metres), counted along s (metres): 0..1.
float stitches(float d, float s, float size) {
    float on = 1.0 - smoothstep(0.30, 0.42, abs(fract(s * 310.0) - 0.5));
    return on * (1.0 - smoothstep(0.45 * size, size, abs(d)));
}

// pattern(kind, uv, fine, broad) -> how much of the second colour shows, 0..1; y: what it adds to the height (metres).
// fine, broad: 0..1 noises that the caller has at hand.
vec2 pattern(int kind, vec2 uv, float fine, float broad) {
    vec2 cell = abs(fract(uv * 22.0) - 0.5);
    if (kind == BANDS) return vec2(smoothstep(0.02, 0.0, abs(fract(uv.y * 16.0) - 0.5) - 0.16), 0.0);
    if (kind == CHECKS) return vec2(0.5 * (step(cell.x, 0.13) + step(cell.y, 0.13)), 0.0);
    if (kind == PAPER) {
        // A quick hand on lines seven millimetres apart; it was folded in four, many times.
        float row = uv.y * 143.0, line = fract(row) - 0.5 + 0.42 * (fine - 0.5);
        float ink = smoothstep(0.10, 0.04, abs(line)) * smoothstep(0.24, 0.42, broad);
        vec2 fold = abs(fract(uv * 9.5) - 0.5);
        return vec2(0.55 * ink, -0.0006 * smoothstep(0.02, 0.0, min(fold.x, fold.y)));
    }
    if (kind == ROOTS) {
        // Fibres that run along, part and lie over one another.
        float bend = noise(uv * vec2(19.0, 8.0)), strip = noise(vec2(uv.x * 85.0 + 5.0 * bend, uv.y * 9.0));
        float ridge = abs(2.0 * strip - 1.0), cleft = smoothstep(0.30, 0.0, ridge);
        return vec2(0.75 * cleft, 0.0022 * ridge + 0.0004 * fine);
    }
    if (kind == RIBS) {
        float rib = hump(uv.x * 260.0);
        return vec2(0.5 * (1.0 - rib) * (0.5 + broad), 0.0005 * rib);
    }
    if (kind == PRINT) {
        vec2 p = fract(uv * 55.0 + vec2(0.0, 0.5 * floor(mod(uv.x * 55.0, 2.0)))) - 0.5;
        float petal = length(p) - 0.22 - 0.10 * cos(5.0 * atan(p.y, p.x));
        return vec2(smoothstep(0.05, -0.02, petal), 0.0);
    }
    return vec2(0.0);
}
