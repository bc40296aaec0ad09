// Weaves as heights and thread shades. uv in metres along the cloth; results fade with distance.

struct Weave {
    float height;   // metres
    float shade;    // albedo factor about 1
};

// Denim: twill lines at 63 degrees, dark warp over pale weft.
Weave denim(vec2 uv) {
    float twill = fract(uv.x * 1050.0 + uv.y * 520.0);
    float line = abs(twill * 2.0 - 1.0);
    float slub = noise(vec2(uv.x * 2100.0, uv.y * 130.0));
    return Weave(line * 0.00010 + slub * 0.00006, 0.78 + 0.30 * line + 0.22 * (slub - 0.5));
}

// Jersey: columns of small loops.
Weave jersey(vec2 uv) {
    vec2 loop = uv * vec2(900.0, 1150.0);
    float v = abs(fract(loop.x) * 2.0 - 1.0);
    float rung = 0.5 + 0.5 * sin((loop.y + v * 0.6) * 6.2832);
    return Weave((1.0 - v) * 0.00006 + rung * 0.00003, 0.90 + 0.12 * (1.0 - v) * rung);
}

// Canvas: plain weave, over and under.
Weave canvas(vec2 uv) {
    vec2 thread = uv * 1300.0;
    float over = sin(thread.x * 3.1416) * sin(thread.y * 3.1416);
    return Weave(over * over * 0.00006, 0.90 + 0.14 * over * over);
}

// A row of stitches along a line at signed distance d (metres), counted along s (metres): 0..1.
float stitches(float d, float s) {
    float on = smoothstep(0.30, 0.42, abs(fract(s * 310.0) - 0.5) + 0.0) * -1.0 + 1.0;
    return on * (1.0 - smoothstep(0.00035, 0.0008, abs(d)));
}
