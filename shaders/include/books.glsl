// One book layout, read the same way by the façade and by real books. u runs right along the press, metres.
#include "noise.glsl"
#include "presses.glsl"

uniform sampler2D book_shape;  // boundary jitter, setback, mode, style
uniform sampler2D book_look;   // sqrt(albedo * fill), fill
uniform sampler2D book_glow;   // sqrt(strength / GLOW), phase, rate, tint
uniform sampler2D far_look;    // means of neighbours, LEVELS lines for each one of book_look
uniform sampler2D far_glow;    // the same of book_glow, with what a book throws on those about it

const vec3 WOOD = vec3(0.115, 0.056, 0.026);
const vec3 PAPER = vec3(0.46, 0.37, 0.24);
const vec3 GOLD = vec3(0.83, 0.57, 0.21);

const float BODY = 0.22;       // share of a book's glow that comes through its leather
const float SPILL = 3.2;       // how strongly a book lights what stands around it

// What a point of the shelves is made of. tilt: how far the normal leans along u and up.
struct Leaf {
    vec3 albedo;
    vec2 tilt;
    float roughness;
    float metal;
    float occlusion;
    vec3 emission;
};

// A book and the place on its spine: across 0..1 from left to right, up in metres from its foot.
struct Found { ivec2 at; vec4 shape; float across; float up; float width; float height; };

float edge(int column, int line) { return texelFetch(book_shape, ivec2(column, line), 0).r * JITTER; }

float fill(ivec2 at) { return texelFetch(book_look, at, 0).a; }

// find_book(press, shelf, p) -> the book at p, metres from the press's left end and above the board;
// at.x < 0 where there is none.
Found find_book(Press press, Shelf shelf, int line, vec2 p) {
    Found none = Found(ivec2(-1), vec4(0.0), 0.5, 0.0, 0.03, 0.0);
    float pitch = 1.0 / shelf.dense;
    float x = p.x * shelf.dense;
    int cell = int(clamp(floor(x), 0.0, shelf.slots - 1.0));
    vec4 shape = texelFetch(book_shape, ivec2(press.at.x + cell, line), 0);
    int mode = int(shape.b * 255.0 + 0.5);
    if (mode == 255) {
        int base = press.at.x + (cell & ~7);
        float y = p.y / shelf.pile;
        int k = clamp(int(floor(y)), 0, 7);
        float here = float(k) + edge(base + k, line);
        float low, high;
        if (y < here) { high = here; k -= 1; low = float(k) + edge(base + k, line); }
        else { low = here; high = float(k + 1) + (k < 7 ? edge(base + k + 1, line) : 0.0); }
        ivec2 at = ivec2(base + k, line);
        float span = 8.0 * pitch;
        float length = fill(at) * span;
        float start = float(cell & ~7) * pitch + (span - length) * texelFetch(book_glow, at, 0).g;
        float up = p.x - start;
        if (length <= 0.0 || up < 0.0 || up > length || y > 8.0) return none;
        return Found(at, texelFetch(book_shape, at, 0), (y - low) / (high - low), up, (high - low) * shelf.pile, length);
    }
    float slope = 0.0;
    if (mode > 0) {
        int base = cell & ~3;
        slope = (mode > 100 ? float(100 - mode) : float(mode)) * (LEAN / 100.0);
        x = (p.x + slope * p.y) / pitch;
        cell = int(floor(x));
        if (cell < base || cell > base + 3) return none;
        shape = texelFetch(book_shape, ivec2(press.at.x + cell, line), 0);
    }
    float here = float(cell) + shape.r * JITTER;
    float low = here, high;
    if (x < here && cell > 0) {
        high = here;
        cell -= 1;
        shape = texelFetch(book_shape, ivec2(press.at.x + cell, line), 0);
        low = float(cell) + shape.r * JITTER;
    } else {
        high = float(cell + 1) + edge(press.at.x + cell + 1, line);
    }
    ivec2 at = ivec2(press.at.x + cell, line);
    float height = fill(at) * (shelf.height - BOARD);
    float lift = abs(slope) * (slope > 0.0 ? x - low : high - x) * pitch;
    if (height <= 0.0 || p.y < lift) return none;
    return Found(at, shape, (x - low) / (high - low), p.y - lift, (high - low) * pitch, height);
}

// leather_hue(c): the colour that light takes on its way through leather.
vec3 leather_hue(vec3 c) { return 0.25 + 0.75 * c / max(max(c.r, c.g), max(c.b, 1e-3)); }

// breath(phase, rate) -> 0..1: a slow swell, each book in its own time.
float breath(float phase, float rate) {
    float beat = abs(2.0 * fract(phase + mix(RATE_LOW, RATE_HIGH, rate) * dream_time) - 1.0);
    return beat * beat * (3.0 - 2.0 * beat);
}

// flare(beat, away) -> strength: one book in twenty answers who comes by, softly. away: metres, squared.
float flare(vec4 beat, float away) {
    float listens = step(fract(beat.g * 7.0 + beat.b * 13.0), 0.05);
    return listens * exp2(-0.45 * away) * (0.45 + 0.45 * breath(beat.g, beat.b));
}

// glow_tint(t): most books burn like honey or ember; a few, below a tenth, are cool.
vec3 glow_tint(float t) {
    vec3 warm = mix(vec3(1.0, 0.66, 0.27), vec3(1.0, 0.40, 0.10), clamp(t * 2.0 - 0.9, 0.0, 1.0));
    return mix(vec3(0.16, 0.38, 0.72), warm, smoothstep(0.1, 0.4, t));
}

// far_place(u, line, level) -> where the means of neighbours stand in far_look and far_glow, blended between
// columns and levels in one look-up. u: texels of the whole row; level: 0..LEVELS - 1.
vec2 far_place(float u, float line, float level) {
    return vec2(u, line * float(LEVELS) + 0.5 + level) / vec2(textureSize(far_look, 0));
}

// spill: light of the few books about a place, falling on whatever is near them.
vec3 spill(float u, int line) {
    vec4 g = textureLod(far_glow, far_place(u, float(line), 1.4), 0.0);
    return glow_tint(g.a) * (g.r * g.r * GLOW * 1.6 * (0.45 + 0.55 * breath(g.g, 0.25)));
}

// crest(dy, half_width, foot) -> cover of a thin line seen through a footprint, all metres.
float crest(float dy, float half_width, float foot) {
    float reach = max(half_width, foot);
    return clamp(1.5 - abs(dy) / reach * 1.5, 0.0, 1.0) * (half_width / reach);
}

// lettering(p) -> 0..1: lines of capitals that are nearly writing. p, size: metres from and of the label's
// middle; from a pixel's width on a line of letters is an even stripe.
float lettering(vec2 p, vec2 size, int seed, float foot) {
    float leading = 0.0068;
    float lines = floor(size.y / leading);
    if (lines < 1.0) return 0.0;
    float y = (p.y + size.y * 0.5) / size.y * lines;
    int line = int(floor(y));
    float high = (fract(y) - 0.5) * leading + 0.0020;   // metres above the letters' foot, 4 mm to their head
    float length = min(0.4 + 0.6 * hash1(ivec2(seed, line)), 0.92);
    if (abs(p.x) > size.x * 0.5 * length || high < -0.0003 || high > 0.0043) return 0.0;
    float even = clamp(foot / 0.0011 - 0.6, 0.0, 1.0);
    float stripe = 0.42 * (1.0 - clamp(foot / 0.006 - 0.5, 0.0, 0.6));
    if (even >= 1.0) return stripe;
    float x = p.x / 0.0028 + 64.0;
    int letter = int(floor(x));
    float wide = fract(x) * 0.0028;
    uint h = pcg(uint(seed + letter) * 1597334677u ^ uint(line) * 3812015801u);
    // Upright strokes left, right or in the middle; bars at head, waist and foot: enough to look like a name.
    bool left = (h & 3u) != 0u, right = left && (h & 12u) < 8u;
    vec3 stems = vec3(left, right, !left), bars = vec3((h & 48u) != 0u, (h & 192u) < 128u, (h & 768u) > 256u);
    float blur = max(foot, 1e-5);
    vec3 to_stem = abs(wide - vec3(0.0004, 0.0019, 0.00115)), to_bar = abs(high - vec3(0.0038, 0.0021, 0.0002));
    vec3 stem = clamp((0.00024 - to_stem) / blur + 0.5, 0.0, 1.0) * stems;
    vec3 bar = clamp((0.00019 - to_bar) / blur + 0.5, 0.0, 1.0) * bars;
    float body = clamp((0.00105 - abs(wide - 0.00115)) / blur + 0.5, 0.0, 1.0);
    float ink = max(max(stem.x, max(stem.y, stem.z)) * step(abs(high - 0.0020), 0.0020), max(bar.x, max(bar.y, bar.z)) * body);
    return mix((h >> 16 & 7u) == 0u ? 0.0 : ink, stripe, even);
}

// ornament(p) -> 0..1: one of four small tools a binder stamps between the bands. p: metres from the middle.
float ornament(vec2 p, int set, float foot) {
    float kind = hash1(uint(set) * 3u);
    vec2 q = abs(p);
    if (kind < 0.3) return crest(q.x + q.y * 0.6 - 0.0032, 0.0008, foot);
    if (kind < 0.55) return max(crest(length(q - vec2(0.0022)), 0.0014, foot), crest(length(q), 0.0012, foot));
    if (kind < 0.8) {
        float stem = crest(q.x - 0.0016 * (1.0 - q.y * 200.0), 0.0007, foot);
        return max(stem, crest(length(vec2(q.x, q.y - 0.0045)), 0.0011, foot)) * step(q.y, 0.006);
    }
    return max(crest(length(q) - 0.0030, 0.0006, foot), crest(length(q), 0.0013, foot));
}

// spine(...) -> a book's back: rounded, banded, labelled, gilt, worn, lit from inside. foot: metres a pixel;
// away: metres from the eye, squared.
Leaf spine(Found book, vec2 foot, float away) {
    vec4 look = texelFetch(book_look, book.at, 0);
    vec4 beat = texelFetch(book_glow, book.at, 0);
    vec3 leather = look.rgb * look.rgb / max(look.a, 0.02);
    int style = int(book.shape.a * 255.0 + 0.5);
    bool lying = int(book.shape.b * 255.0 + 0.5) == 255;
    vec2 f = lying ? foot.yx : foot;
    float d = book.across * 2.0 - 1.0;
    float round_fade = 1.0 - clamp(f.x / book.width - 0.25, 0.0, 1.0);
    float share = book.up / book.height;

    Leaf leaf = Leaf(leather, vec2(d * (0.35 + 0.6 * d * d) * round_fade, 0.0), 0.58, 0.0, 1.0, vec3(0.0));
    float rim = d * d;
    rim *= rim;
    leaf.occlusion = 1.0 - mix(0.18, 0.75 * rim, round_fade);
    float gold = 0.0;

    float edge_up = min(book.up, book.height - book.up);
#ifdef FINE
    int bands = style & 7;
    float fine = clamp(1.6 - f.y / 0.006, 0.0, 1.0);
    if (fine > 0.0) {
        int seed = book.at.x * 131 + book.at.y * 7919;
        // Volumes of one set have one style and stand in one group of four: they share label and tools.
        int set = (book.at.x >> 2) * 131 + book.at.y * 7919 + style * 17;
        int gilt = (style >> 5) & 3;
        float parts = float(bands + 1);
        float t = share * parts;
        float nearest = floor(t + 0.5);
        float dy = (t - nearest) / parts * book.height;
        bool at_band = bands > 0 && nearest > 0.5 && nearest < parts - 0.5;
        float ridge = at_band ? clamp(1.0 - abs(dy) / 0.0042, 0.0, 1.0) : 0.0;
        leaf.tilt.y += at_band ? clamp(dy / 0.0042, -1.0, 1.0) * step(abs(dy), 0.0052) * 0.9 * fine : 0.0;
        leaf.albedo *= 1.0 - (at_band ? crest(abs(dy) - 0.0058, 0.0014, f.y) * 0.45 * fine : 0.0);

        float panel = bands > 1 ? floor(t) : (share > 0.7 ? 1.0 : 0.0);
        float low = bands > 1 ? panel / parts : 0.66, high = bands > 1 ? (panel + 1.0) / parts : 0.86;
        float middle = (low + high) * 0.5 * book.height;
        vec2 size = vec2(book.width * 0.86, (high - low) * book.height - 0.016);
        vec2 q = vec2(d * book.width * 0.5, book.up - middle);
        int label = (style >> 3) & 3;
        bool labelled = label != 0 && abs(q.y) < size.y * 0.5
            && (bands > 1 ? panel == parts - 2.0 || (label == 3 && panel == 1.0 && parts > 4.0) : true);
        if (labelled) {
            float pick = hash1(uint(set));
            vec3 patch_color = pick < 0.4 ? vec3(0.12, 0.016, 0.014) : pick < 0.7 ? vec3(0.02, 0.018, 0.017)
                : pick < 0.85 ? vec3(0.025, 0.06, 0.03) : vec3(0.36, 0.28, 0.17);
            float on_label = step(abs(d), 0.9);
            leaf.albedo = mix(leaf.albedo, patch_color, on_label * fine);
            float border = crest(size.y * 0.5 - abs(q.y) - 0.0022, 0.0007, f.y) * on_label;
            // Slim books wear their titles along the back.
            bool slim = book.width < 0.021;
            vec2 room = size - vec2(0.003, 0.009);
            gold = lettering(slim ? q.yx : q, slim ? room.yx : room, seed, max(f.x, f.y)) * on_label;
            gold = max(gold, border) * fine;
        }
        if (gilt > 0) {
            float rules = crest(edge_up - 0.009, 0.0008, f.y);
            if (gilt > 1) rules = max(rules, crest(edge_up - 0.0125, 0.0006, f.y));
            if (at_band) rules = max(rules, crest(abs(dy) - 0.0075, 0.0007, f.y));
            if (gilt == 3 && !labelled && bands > 1)
                rules = max(rules, ornament(q, set, max(f.x, f.y)) * 0.85);
            gold = max(gold, rules * fine);
        }
        float grain = noise(vec2(d * book.width * 0.5 * 260.0, book.up * 190.0) + float(seed & 255));
        float stain = noise(vec2(d * 1.3, book.up * 21.0) + float(seed & 1023) * 0.37);
        if (bands == 0) grain = 0.5 + 0.5 * cos(d * book.width * 4200.0) * cos(book.up * 4200.0) * clamp(2.0 - f.y * 3000.0, 0.0, 1.0);
        float worn = (style & 128) != 0 ? 1.0 : 0.35;
        float rub = clamp(rim * 0.8 + ridge * 0.5 + exp(-edge_up * 90.0) - 0.35 + stain * 0.35, 0.0, 1.0) * worn;
        leaf.albedo *= mix(1.0, 0.72 + 0.34 * stain + 0.22 * grain, fine);
        leaf.albedo = mix(leaf.albedo, mix(leaf.albedo, vec3(0.24, 0.14, 0.07), 0.55), rub * fine);
        leaf.roughness = mix(0.5, 0.66, stain);
        gold *= 1.0 - rub * 0.7 * grain;
    }
#endif
    leaf.occlusion *= 0.62 + 0.38 * clamp(edge_up / 0.012, 0.0, 1.0);

    // The light is inside: it comes out at the joints, the head and the gilding, and warms the leather.
    float swell = beat.r * beat.r * GLOW * (0.3 + 0.7 * breath(beat.g, beat.b)) + flare(beat, away);
    float leak = 0.75 * rim * round_fade + 0.15 * (1.0 - round_fade)
        + 0.9 * exp((share - 1.0) * book.height * 60.0) + 1.6 * gold;
    leaf.emission = glow_tint(beat.a) * swell * (leak + BODY * leather_hue(leather));
    leaf.metal = gold * 0.85;
    leaf.albedo = mix(leaf.albedo, GOLD, gold * 0.9);
    leaf.roughness = mix(leaf.roughness, 0.38, gold);
    if (lying) leaf.tilt = leaf.tilt.yx;
    return leaf;
}

// board(y): the front of a shelf board, its nose rounded. y: metres above its lower face.
Leaf board(float u, float y, float foot) {
    float k = y / BOARD * 2.0 - 1.0;
    float fine = clamp(1.5 - foot / 0.01, 0.0, 1.0);
    float grain = fine > 0.0 ? mix(0.5, noise(vec2(u * 9.0, y * 260.0)), fine) : 0.5;
    return Leaf(WOOD * (0.7 + 0.6 * grain), vec2(0.0, k * k * k * 0.9 * fine), 0.5, 0.0, 0.92, vec3(0.0));
}

// under_board(y, clear): how open to the room a spine is, that high in its row: the board above shades it.
float under_board(float y, float clear) {
    float room = clamp((clear - y) / 0.13, 0.0, 1.0);
    return 0.30 + 0.70 * room * (2.0 - room);
}
