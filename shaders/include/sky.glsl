// The painted sky, seen by direction alone: nebulae laid on in strokes that turn slowly round one
// another, stars by magnitude and temperature, constellations that draw themselves in gold and fade.
// Needs frame.glsl and noise.glsl.

mat2 turned(float a) { float c = cos(a), s = sin(a); return mat2(c, s, -s, c); }

// stars(q, cells, rare, pixel) -> radiance. One star at most in a cell of the plane; q: sky plane.
vec3 stars(vec2 q, float cells, float rare, float pixel, float seed) {
    vec2 g = q * cells;
    ivec2 c = ivec2(floor(g));
    vec2 at = hash2(c + ivec2(int(seed), 17));
    float luck = hash1(c + ivec2(91, int(seed)));
    if (luck > rare) return vec3(0.0);
    float m = luck / rare;                       // 0 brightest, most are faint
    float power = 0.10 / (0.05 + m * m * 4.0);
    float size = max((0.0007 + 0.0004 * power) * cells, pixel * cells * 0.62);
    vec2 off = (fract(g) - (0.2 + 0.6 * at)) / size;
    float d2 = dot(off, off);
    if (d2 > 14.0) return vec3(0.0);
    float heat = hash1(c + ivec2(5, 400));
    vec3 hue = heat < 0.5 ? mix(vec3(1.0, 0.62, 0.34), vec3(1.0, 0.90, 0.76), heat * 2.0)
                          : mix(vec3(1.0, 0.90, 0.76), vec3(0.60, 0.76, 1.0), heat * 2.0 - 1.0);
    float twinkle = 0.82 + 0.18 * sin(dream_time * (0.6 + 1.4 * heat) + at.x * 40.0);
    float glow = exp(-d2 * 0.9) + 0.05 * exp(-d2 * 0.12) * min(power, 1.0);
    return hue * (power * twinkle * glow * min(1.0, 1.6 / (1.0 + pixel * 260.0)));
}

// node(c) -> where the figure's star stands in its cell.
vec2 node(ivec2 c) { return vec2(c) + 0.22 + 0.56 * hash2(c + 300); }

// Figures gather in patches of the sky and leave the rest to the stars. Each star of one leans on a
// neighbour, so that lines hang together in branches and never lie about singly.
bool figured(ivec2 c) { return hash1((c >> 2) + 70) < 0.52; }
ivec2 compass(int k) { return k == 0 ? ivec2(1, 0) : k == 1 ? ivec2(-1, 0) : k == 2 ? ivec2(0, 1) : ivec2(0, -1); }
ivec2 leaning(ivec2 c) {
    int k = int(hash1(c + ivec2(900, 31)) * 4.6);
    return k > 3 ? ivec2(0) : compass(k);
}

// drawn(g, a, b, luck, pixel) -> gold of a line that grows from a to b, stays, and dissolves from a.
float drawn(vec2 g, vec2 a, vec2 b, float luck, float pixel) {
    float phase = fract(dream_time * 0.014 + luck * 7.0);
    float head = smoothstep(0.02, 0.20, phase), tail = smoothstep(0.62, 0.92, phase);
    vec2 ab = b - a;
    float t = clamp(dot(g - a, ab) / dot(ab, ab), 0.0, 1.0);
    float d = length(g - a - t * ab);
    float there = smoothstep(tail - 0.06, tail + 0.06, t) * (1.0 - smoothstep(head - 0.02, head + 0.02, t));
    float reach = 1.0 - 0.85 * (smoothstep(0.09, 0.0, t) + smoothstep(0.91, 1.0, t));
    return there * reach * (exp(-d * d / (pixel * pixel + 1.2e-5)) + 0.05 * exp(-d * 34.0));
}

// painted_sky(dir, lines) -> radiance. dir: unit, from the eye; lines: 0..1, how strongly the gold figures
// are drawn. Pixels are told apart by screen derivatives.
vec3 painted_sky(vec3 dir, float lines) {
    // Stereographic from the nadir: round stays round, straight up is the origin, the horizon is at 1.
    vec2 q = dir.xz / (1.0 + max(dir.y, -0.6));
    // From the hall only a few degrees round the zenith are seen: the painting is finest there.
    q *= 2.6 / sqrt(length(q) + 0.35);
    float pixel = max(length(fwidth(q)) * 0.7, 1e-5);
    float t = dream_time;

    vec2 slow = turned(t * 0.0022) * q;
    vec2 warp = vec2(noise(slow * 2.1 + vec2(t * 0.006, 3.0)), noise(slow * 2.1 + vec2(8.0, -t * 0.005))) - 0.5;
    vec2 flow = slow + 0.42 * warp;
    vec2 curl = vec2(noise(flow * 3.6 + 21.0), noise(flow * 3.6 - vec2(13.0, t * 0.008))) - 0.5;
    flow += 0.16 * curl;

    float mass = noise(flow * 1.9 + 40.0);
    float body = fbm3(flow * 4.2 + vec2(0.0, t * 0.004));
    // Strokes of a loaded brush: long along the flow's own lines, fine across.
    float stroke = noise(vec2((flow.x + flow.y * 0.35) * 9.0, (flow.y - flow.x * 0.35 + 0.4 * warp.x) * 24.0));
    float bristle = mix(body, stroke, 0.18);

    float violet = smoothstep(0.34, 0.82, 0.55 * mass + 0.55 * bristle);
    float teal = smoothstep(0.40, 0.84, 0.60 * (1.0 - mass) + 0.50 * body + 0.14 * (stroke - 0.5));
    float rose = smoothstep(0.52, 0.86, bristle * 0.75 + 0.55 * abs(curl.x + curl.y) + 0.18 * mass) * violet;
    float dust = smoothstep(0.50, 0.74, noise(flow * 5.3 - 9.0) * 0.75 + 0.25 * stroke);

    vec3 sky = mix(vec3(0.006, 0.008, 0.022), vec3(0.0022, 0.0035, 0.012), clamp(dir.y * 1.4, 0.0, 1.0));
    sky += vec3(0.30, 0.09, 0.36) * (violet * violet * 0.13);
    sky += vec3(0.06, 0.20, 0.45) * (teal * teal * 0.16);
    sky += vec3(0.62, 0.29, 0.15) * (rose * 0.13);
    sky *= 1.0 - 0.62 * dust * (1.0 - 0.5 * rose);
    sky *= (0.86 + 0.28 * stroke) * mix(0.42, 1.0, inside);

    float veil = 1.0 - 0.7 * dust;
    sky += stars(slow, 110.0, 0.42, pixel, 3.0) * (0.14 * veil);
    sky += stars(slow, 40.0, 0.30, pixel, 11.0) * (0.4 * veil);
    sky += stars(slow, 12.0, 0.34, pixel, 23.0) * 1.1;

    vec2 g = slow * 6.5;
    ivec2 c = ivec2(floor(g));
    vec2 here = node(c);
    float gold = 0.0, wide = pixel * 6.5;
    for (int k = 0; k < 5; k++) {
        ivec2 child = c + (k == 4 ? ivec2(0) : compass(k));
        ivec2 way = leaning(child);
        if (!figured(child) || way == ivec2(0) || (k < 4 && child + way != c)) continue;
        float when = hash1((child >> 2) + 33) + 0.02 * hash1(child + 61);
        gold = max(gold, drawn(g, node(child), node(child + way), when, wide));
    }
    vec2 off = g - here;
    float knot = figured(c) ? exp(-dot(off, off) / (wide * wide + 1.0e-4)) : 0.0;
    sky += (vec3(1.0, 0.66, 0.28) * (0.15 * gold) + vec3(1.0, 0.80, 0.52) * (0.6 * knot)) * (lines * mix(0.18, 1.0, inside));

    float horizon = 1.0 - clamp(dir.y * 2.6, 0.0, 1.0);
    sky = mix(sky, night_color * 0.7 + 0.35 * sky, horizon * horizon * 0.8);
    return sky;
}
