// A wall of books on one quad a press, drawn from the layout and filtered by how much a pixel covers.
// Software renderers run every branch for every pixel, so three programs share this text: the plainest
// draws means of neighbours only, NEAR adds single books, FINE what is painted on their spines.
#include "light.glsl"
#include "books.glsl"

in vec3 v_world;
flat in vec3 v_normal;
in vec2 v_uv;
flat in ivec4 v_press;
out vec4 o_color;

const float FRONT = 0.02;      // board fronts stand this far before the foremost spines, metres
const float DEPTH = 0.037;     // where the eye's ray looks for a book: the mean spine
const float MELT = 0.009;      // pixels wider than this begin to see means instead of books, metres;
const float MELTED = 0.019;    // wider than this they see nothing else (game/world/shelves.py knows it)

#ifdef NEAR
Leaf hollow(vec3 around, float depth) {
    return Leaf(WOOD * 0.55, vec2(0.0), 0.8, 0.0, 0.10 + 0.25 * exp(-depth * 30.0), around * WOOD * (SPILL * 0.3));
}

// near_leaf: every book for itself. slope: how far the eye's ray drifts along u and up, per metre inward.
Leaf near_leaf(Press press, vec2 p, vec2 slope, vec2 foot, vec3 around) {
    int row;
    float bottom, height;
    row_at(p.y, row, bottom, height);
    float y = p.y - bottom, clear = height - BOARD;
    if (y < BOARD) return board(p.x, y, max(foot.x, foot.y));
    vec2 q = vec2(p.x, y - BOARD) + slope * DEPTH;
    if (q.y < 0.0 || q.y > clear) {
        float way = (q.y < 0.0 ? BOARD - y : height - y) / slope.y;
        float open = q.y < 0.0 ? 0.6 : 0.28 * exp(-way * 20.0);
        return Leaf(WOOD, vec2(0.0), 0.6, 0.0, open, around * WOOD * (SPILL * 0.6));
    }
    if (q.x < 0.0 || q.x > press.width)
        return Leaf(WOOD, vec2(q.x < 0.0 ? 0.8 : -0.8, 0.0), 0.6, 0.0, 0.5, around * WOOD * SPILL);

    Found book = find_book(press, row, q, clear);
    if (book.at.x < 0) return hollow(around, 0.2);
    bool lying = int(book.shape.b * 255.0 + 0.5) == 255;
    float over = book.up - book.height;
    if (over > 0.0 || over < -book.height) {
        float way = -over / min(slope.y, -0.02);
        if (way > 0.12) return hollow(around, 0.2);
        return Leaf(PAPER, vec2(0.0, 1.2), 0.9, 0.0, 0.35, around * PAPER * (SPILL * 0.3));
    }
    vec2 shift = slope * (FRONT + book.shape.g * SETBACK - DEPTH);
    if (lying) shift = shift.yx;
    book.across += shift.x / book.width;
    book.up = clamp(book.up + shift.y, 0.0, book.height);
    float cheek = max(abs(book.across - 0.5) - 0.5, 0.0);
    book.across = clamp(book.across, 0.0, 1.0);
    Leaf leaf = spine(book, foot);
    leaf.occlusion *= under_board(q.y, clear) * (cheek > 0.0 ? 0.35 : 1.0) * (1.0 - book.shape.g * 0.3);
    leaf.emission += around * leaf.albedo * SPILL;
    return leaf;
}
#endif

// far_leaf: books melt into the mean of their neighbours, rows stay rows until they too are finer than a pixel.
Leaf far_leaf(Press press, vec2 p, vec2 slope, vec2 foot) {
    int row;
    float bottom, height;
    row_at(p.y, row, bottom, height);
    float clear = height - BOARD;
    float pitch = press.width / float(slots(press, row));
    float blur = foot.y / height;
    float level = clamp(log2(max(foot.x * 0.75 / pitch, 1.0) * (1.0 + 2.0 * blur)), 0.0, float(LEVELS) - 1.001);
    float u = float(press.column) + clamp((p.x + slope.x * DEPTH) / pitch, 0.5, press.width / pitch - 0.5);
    int line = press.line + row, lower = int(level);
    vec4 look = halved(book_look, u, line, lower), beat = halved(book_glow, u, line, lower);
    if (level > 0.0) {
        look = mix(look, halved(book_look, u, line, lower + 1), level - float(lower));
        beat = mix(beat, halved(book_glow, u, line, lower + 1), level - float(lower));
    }

    float y = p.y - bottom;
    float q = y - BOARD + slope.y * DEPTH;
    float soft = foot.y * 0.75 + 0.004;
    float front = clamp((BOARD - y) / soft + 0.5, 0.0, 1.0) + clamp((y - height) / soft + 0.5, 0.0, 1.0);
    float top = look.a * clear;
    float ragged = soft + 0.012 * level;
    float books = smoothstep(-soft, soft, q) * (1.0 - smoothstep(top - ragged, top + ragged, q));
    float shown = clamp(1.0 - slope.y * DEPTH / clear, 0.2, 1.0);
    float open = under_board(clamp(q, 0.0, clear), clear);
    float mean = smoothstep(0.35, 0.9, blur);
    front = mix(front, BOARD / height, mean);
    books = mix(books, max(look.a - (1.0 - shown), 0.1), mean) * (1.0 - front);
    open = mix(open, 0.80, mean);

    vec3 leather = look.rgb * look.rgb / max(look.a, 0.1);
    Leaf leaf;
    leaf.albedo = leather * books + WOOD * front + WOOD * 0.55 * (1.0 - books - front);
    leaf.tilt = vec2(0.0);
    leaf.roughness = 0.6;
    leaf.metal = 0.0;
    float lit = books * open * 0.80;
    leaf.occlusion = (lit * dot(leather, vec3(1.0)) + 0.92 * front * dot(WOOD, vec3(1.0))
        + 0.10 * (1.0 - books - front) * dot(WOOD, vec3(0.55))) / max(dot(leaf.albedo, vec3(1.0)), 1e-3);
    float share = exp2(-0.5 * level);
    vec4 heart = texelFetch(book_glow, ivec2(2 * TABLE - 2 * (TABLE >> lower) + (int(u) >> lower), line), 0);
    float swell = beat.r * beat.r * GLOW * (0.65 + 0.35 * share * (2.0 * breath(heart.g, heart.b) - 1.0));
    leaf.emission = glow_tint(beat.a) * swell * books
        * (0.29 + BODY * leather_hue(leather) + leather * SPILL);
    return leaf;
}

#ifdef NEAR
Leaf blend(Leaf a, Leaf b, float k) {
    return Leaf(mix(a.albedo, b.albedo, k), mix(a.tilt, b.tilt, k), mix(a.roughness, b.roughness, k),
                mix(a.metal, b.metal, k), mix(a.occlusion, b.occlusion, k), mix(a.emission, b.emission, k));
}
#endif

void main() {
    bool arch = v_press.z > 0;
    Press press = Press(v_press.x * STRIDE, v_press.y * ROWS, arch ? ARCH_PRESS_WIDTH : PRESS_WIDTH, arch);
    vec3 normal = v_normal;
    vec3 along = vec3(-normal.z, 0.0, normal.x);
    vec3 ray = v_world - eye;
    float inward = max(-dot(ray, normal), 1e-3);
    vec2 slope = clamp(vec2(dot(ray, along), ray.y) / inward, -4.0, 4.0);
    vec2 foot = fwidth(v_uv);
    Leaf leaf = far_leaf(press, v_uv, slope, foot);
#ifdef NEAR
    int row;
    float bottom, height;
    row_at(v_uv.y, row, bottom, height);
    Leaf single = near_leaf(press, v_uv, slope, foot, spill(press, row, v_uv.x));
    leaf = blend(single, leaf, smoothstep(MELT, MELTED, foot.x + foot.y * 0.12));
#endif
    float jamb = min(v_uv.x, press.width - v_uv.x);
    leaf.occlusion *= 0.6 + 0.4 * clamp(jamb / 0.05, 0.0, 1.0);
#ifdef NEAR
    Surface s = surface(v_world, normalize(normal + along * leaf.tilt.x + vec3(0.0, leaf.tilt.y, 0.0)));
    s.albedo = leaf.albedo;
    s.roughness = leaf.roughness;
    s.metal = leaf.metal;
    s.occlusion = leaf.occlusion;
    s.emission = leaf.emission;
    o_color = vec4(shade(s), 1.0);
#else
    // Flat and dull from afar: shade() without its mirror.
    vec3 bounce = ambient(v_world, normal) * 1.04 + lamp_light(v_world, normal);
    vec3 lit = bounce * leaf.occlusion;
#if !SHADED
    lit += sunlight(v_world + normal * 0.015) * max(dot(normal, sun_direction), 0.0);
#endif
    o_color = vec4(haze(leaf.albedo * lit + leaf.emission, v_world), 1.0);
#endif
}
