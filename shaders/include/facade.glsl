// A wall of books on a few quads a press, drawn from the layout and filtered by how much a pixel covers.
// Software renderers run every branch for every pixel, so four programs share this text: the plainest draws
// means of neighbours only, SUNLESS leaves the sun out where it never comes, NEAR adds single books, FINE what
// is painted on their spines.
#include "light.glsl"
#include "books.glsl"
#include "press_in.glsl"

in vec3 v_world;
in vec2 v_uv;
in vec2 v_slope;
in vec3 v_bounce;
in vec4 v_air;
in vec3 v_sun;
flat in vec3 v_normal;
out vec4 o_color;

const float FRONT = 0.02;      // board fronts stand this far before the foremost spines, metres
const float DEPTH = 0.037;     // where the eye's ray looks for a book: the mean spine
const float MELT = 0.009;      // pixels wider than this begin to see means instead of books, metres;
const float MELTED = 0.019;    // wider than this they see nothing else (game/world/shelves.py knows it)

// What the eye sees of many books at once. lit: albedo times how open to the room's light it is.
struct Many { vec3 albedo; vec3 lit; vec3 emission; };

// many_books: they melt into the mean of their neighbours; rows stay rows until they too are finer than a pixel.
Many many_books(Press press, Shelf shelf, vec2 p, vec2 slope, vec2 foot) {
    float blur = foot.y * shelf.inverse;
    float level = min(log2(max(foot.x * 0.75 * shelf.dense, 1.0) * (1.0 + 2.0 * blur)), float(LEVELS) - 1.0);
    float u = float(press.at.x) + clamp((p.x + slope.x * DEPTH) * shelf.dense, 0.5, shelf.slots - 0.5);
    float line = float(press.at.y) + shelf.row;
    vec2 place = far_place(u, line, level);
    vec4 look = textureLod(far_look, place, 0.0), beat = textureLod(far_glow, place, 0.0);

    float y = shelf.y, q = y - BOARD + slope.y * DEPTH, clear = shelf.height - BOARD;
    float soft = foot.y * 0.75 + 0.004, sharp = 1.0 / soft;
    float front = clamp((BOARD - y) * sharp + 0.5, 0.0, 1.0) + clamp((y - shelf.height) * sharp + 0.5, 0.0, 1.0);
    float top = look.a * clear;
    float ragged = soft + 0.010 * min(level, 2.0);
    float books = clamp(q * sharp * 0.5 + 0.5, 0.0, 1.0) * clamp((top - q) / (ragged * 2.0) + 0.5, 0.0, 1.0);
    float mean = clamp((blur - 0.35) * 1.8, 0.0, 1.0);
    front = mix(front, BOARD * shelf.inverse, mean);
    float hidden = clamp(slope.y * (DEPTH * 1.12) * shelf.inverse, 0.0, 0.8);
    books = mix(books, max(look.a - hidden, 0.1), mean) * (1.0 - front);
    float open = mix(under_board(max(q, 0.0), clear), 0.80, mean);
    float hollow = 1.0 - books - front;

    vec3 leather = look.rgb * look.rgb / max(look.a, 0.1);
    float jamb = min(p.x, press.width - p.x);
    float shade = 0.6 + 0.4 * clamp(jamb * 20.0, 0.0, 1.0);
    vec3 albedo = leather * books + WOOD * (front + 0.55 * hollow);
    vec3 lit = (leather * (books * open * 0.80) + WOOD * (0.92 * front + 0.055 * hollow)) * shade;
    vec4 heart = texelFetch(far_glow, ivec2(u, line * float(LEVELS) + level + 0.5), 0);
    float share = 0.36 / (1.0 + level);
    float swell = beat.r * beat.r * GLOW * (0.65 + share * (2.0 * breath(heart.g, heart.b) - 1.0));
    // Light comes through the leather; some of it lies on the board below and in the dark above the books.
    vec3 through = books * (0.29 + BODY * leather_hue(leather) + leather * SPILL) + (WOOD * SPILL) * (0.9 * front + 0.5 * hollow);
    return Many(albedo, lit, glow_tint(beat.a) * swell * through);
}

// many_light(m) -> radiance: flat and dull from afar; shade() without its mirror, its light from the corners.
vec3 many_light(Many m) {
    vec3 light = v_bounce * m.lit + m.emission;
#if !UPPER && !defined(SUNLESS)
    vec4 glass = textureLod(sun_mask, v_sun.xy, 0.0);
    float facing = sun_reaches(glass.a, v_sun.z) ? max(dot(v_normal, sun_direction), 0.0) : 0.0;
    light += m.albedo * glass.rgb * glass.rgb * sun_color * facing;
#endif
    return light * v_air.a + v_air.rgb;
}

#ifdef NEAR
Leaf hollow(vec3 around, float depth) {
    return Leaf(WOOD * 0.55, vec2(0.0), 0.8, 0.0, 0.10 + 0.25 * exp(-depth * 30.0), around * WOOD * (SPILL * 0.3));
}

// near_leaf: every book for itself. slope: how far the eye's ray drifts along u and up, per metre inward.
Leaf near_leaf(Press press, Shelf shelf, vec2 p, vec2 slope, vec2 foot, vec3 around) {
    float y = shelf.y, clear = shelf.height - BOARD;
    if (y < BOARD) return board(p.x, y, max(foot.x, foot.y));
    vec2 q = vec2(p.x, y - BOARD) + slope * DEPTH;
    if (q.y < 0.0 || q.y > clear) {
        float way = (q.y < 0.0 ? BOARD - y : shelf.height - y) / slope.y;
        float open = q.y < 0.0 ? 0.6 : 0.28 * exp(-way * 20.0);
        return Leaf(WOOD, vec2(0.0), 0.6, 0.0, open, around * WOOD * (SPILL * 0.6));
    }
    if (q.x < 0.0 || q.x > press.width)
        return Leaf(WOOD, vec2(q.x < 0.0 ? 0.8 : -0.8, 0.0), 0.6, 0.0, 0.5, around * WOOD * SPILL);

    Found book = find_book(press, shelf, press.at.y + int(shelf.row), q);
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
    Leaf leaf = spine(book, foot, dot(v_world - eye, v_world - eye));
    leaf.occlusion *= under_board(q.y, clear) * (cheek > 0.0 ? 0.35 : 1.0) * (1.0 - book.shape.g * 0.3);
    leaf.emission += around * leaf.albedo * SPILL;
    return leaf;
}
#endif

void main() {
    Press press = this_press();
    Shelf shelf = shelf_at(press, v_uv.y);
    vec2 slope = clamp(v_slope, -4.0, 4.0);
    vec2 foot = fwidth(v_uv);
    vec3 light = many_light(many_books(press, shelf, v_uv, slope, foot));
#ifdef NEAR
    float u = float(press.at.x) + clamp(v_uv.x * shelf.dense, 0.5, shelf.slots - 0.5);
    Leaf leaf = near_leaf(press, shelf, v_uv, slope, foot, spill(u, press.at.y + int(shelf.row)));
    vec3 along = vec3(-v_normal.z, 0.0, v_normal.x);
    Surface s = surface(v_world, normalize(v_normal + along * leaf.tilt.x + vec3(0.0, leaf.tilt.y, 0.0)));
    float jamb = min(v_uv.x, press.width - v_uv.x);
    s.albedo = leaf.albedo;
    s.roughness = leaf.roughness;
    s.metal = leaf.metal;
    s.occlusion = leaf.occlusion * (0.6 + 0.4 * clamp(jamb / 0.05, 0.0, 1.0));
    s.emission = leaf.emission;
    light = mix(shade(s), light, smoothstep(MELT, MELTED, foot.x + foot.y * 0.12));
#endif
    o_color = vec4(light, 1.0);
}
