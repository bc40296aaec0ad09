#version 330 core
#define FINE
// Real books: the spine is painted by the same function as on the façade; covers, pages and boards are plain.
#define OUTSIDE_RING
#include "light.glsl"
#include "books.glsl"
#include "press_in.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
flat in ivec3 v_book;
out vec4 o_color;

const int COVER = 85, PAGES = 170, WOODEN = 255;
const float TIER_HEIGHT = 4.2;

void main() {
    vec3 normal = normalize(v_normal);
    int part = v_book.z;
    ivec2 at = v_book.xy;
    float case_up = mod(v_world.y, TIER_HEIGHT) - CASE_BOTTOM;
    Press press = this_press();
    Shelf shelf = shelf_at(press, case_up);
    float clear = shelf.height - BOARD, y = shelf.y - BOARD;
    float pitch = 1.0 / shelf.dense;
    vec2 foot = fwidth(v_uv);

    Surface s = surface(v_world, normal);
    if (part == WOODEN) {
        vec3 around = spill(float(at.x) + v_uv.x * shelf.dense, press.at.y + int(shelf.row));
        if (v_uv.y < 0.5) {
            Leaf leaf = board(v_uv.x, v_uv.y, max(foot.x, foot.y));
            s.albedo = leaf.albedo;
            s.occlusion = leaf.occlusion;
            s.roughness = leaf.roughness;
        } else {
            // Faces inside the case: the deeper, the darker.
            float deep = v_uv.y < 3.0 ? fract(v_uv.y) : v_uv.y < 6.95 ? 0.3 : v_uv.x;
            s.albedo = WOOD * 0.8;
            s.occlusion = (v_uv.y < 2.0 ? 0.6 : 0.42) * exp(-deep * 11.0) + 0.03;
            s.emission = around * WOOD * (2.0 * SPILL * exp(-deep * 7.0));
            s.roughness = 0.7;
        }
    } else {
        vec4 look = texelFetch(book_look, at, 0);
        vec4 shape = texelFetch(book_shape, at, 0);
        vec3 around = spill(float(at.x) + 0.5, at.y);
        bool lying = int(shape.b * 255.0 + 0.5) == 255;
        if (part < COVER / 2) {
            float thick = lying ? shelf.pile : pitch;
            float width = (1.0 + edge(at.x + 1, at.y) - shape.r * JITTER) * thick;
            float length = look.a * (lying ? 8.0 * pitch : clear);
            vec2 metres = vec2(foot.x * width, foot.y);
            Leaf leaf = spine(Found(at, shape, v_uv.x, v_uv.y, width, length), lying ? metres.yx : metres, dot(v_world - eye, v_world - eye));
            // The mesh is round already; only the bands' ridges are painted.
            vec3 ridge = lying ? normalize(vec3(-normal.z, 0.0, normal.x)) * leaf.tilt.x : vec3(0.0, leaf.tilt.y, 0.0);
            s.normal = normalize(normal + ridge);
            s.albedo = leaf.albedo;
            s.roughness = leaf.roughness;
            s.metal = leaf.metal;
            s.occlusion = leaf.occlusion * under_board(y, clear) * (1.0 - shape.g * 0.3);
            s.emission = leaf.emission + around * leaf.albedo * SPILL;
        } else if (part < (COVER + PAGES) / 2) {
            s.albedo = look.rgb * look.rgb / max(look.a, 0.02) * 0.8;
            s.occlusion = 0.30 * under_board(y, clear);
            s.emission = around * s.albedo * SPILL;
            s.roughness = 0.7;
        } else {
            // Head of a book: v is metres behind the back's rim. Cap and covers are leather, the rest is paper.
            float rim = min(min(v_uv.x, 1.0 - v_uv.x) - 0.075, (v_uv.y - 0.002) * 20.0);
            float paper = step(0.0, rim);
            vec4 own = texelFetch(book_glow, at, 0);
            float edges = 0.72 + 0.28 * noise(vec2(v_uv.x * 60.0, v_uv.y * 20.0));
            float leaves = mix(1.0, edges, clamp(1.5 - foot.x * 30.0, 0.0, 1.0));
            s.albedo = mix(look.rgb * look.rgb / max(look.a, 0.02), PAPER * leaves, paper);
            s.occlusion = (0.35 + 0.65 * under_board(y, clear)) * exp(-max(v_uv.y, 0.0) * 7.0);
            s.emission = around * s.albedo * SPILL
                + glow_tint(own.a) * (own.r * own.r * GLOW * 0.8 * paper * breath(own.g, own.b));
            s.roughness = 0.9;
        }
    }
    o_color = vec4(shade(s), 1.0);
}
