#version 330 core
// Skin: painted colour, soft reddened terminator, light through ears and fingers, oil broken by pores, down at the
// rim, and what runs down a cheek. A software renderer runs every arm: face and hands share their noises.
#include "light.glsl"
#include "noise.glsl"
#include "flesh.glsl"

uniform sampler2D face_map;   // rgb: square root of albedo; a: 1 bare … 0 hairy
#if QUALITY > 1
uniform sampler2D relief_map; // lines and folds of the painted face: 0.5 flat, 0 and 1 RELIEF metres under and over it
#define RELIEF 0.0008
#endif
uniform vec4 lids;            // z: how far the jaw is open; w: tears, 0 none … 1 down to the jaw
uniform vec4 skin_color;      // rgb: linear albedo of the hands, and what the face was painted on
uniform vec4 eye_left;        // middle at rest (metres), radius
uniform vec4 eye_right;

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_detail;             // openness, thinness, kind / 8, finger nail
in vec3 v_rest;
in float v_owned;

out vec4 o_color;

#define KIND_HAND 1.0
#define KIND_TEETH 2.0

struct Skin {
    vec3 albedo;
    float oil;      // 0.5 dry … 3 lips
    float height;   // metres
    float open;     // as Surface.occlusion
    float tight;    // of the oil's lobes: less is wetter
};

Skin mouth(bool tooth) {
    vec4 inside_it = mouth_inside(tooth, v_rest - 0.5 * (eye_left.xyz + eye_right.xyz), lids.z);
    return Skin(inside_it.rgb, 1.3, 0.0, inside_it.a, 0.8);
}

// Knuckles are redder and a little creased across. Lines of a noise's height would ring like a knot in wood.
Skin hand(float fine, float patchy, float thin, float open) {
    float knuckle = smoothstep(0.97, 0.62, v_owned);
    float nail = smoothstep(0.45, 0.62, v_detail.w), rim = nail * (1.0 - smoothstep(0.62, 0.82, v_detail.w));
    vec3 albedo = skin_color.rgb * (0.90 + 0.10 * patchy + 0.10 * fine);
    albedo *= mix(vec3(1.0), vec3(1.04, 0.88, 0.85), 0.45 * knuckle + 0.25 * thin);
    albedo = mix(albedo, skin_color.rgb * vec3(1.26, 1.12, 1.20) + 0.05, nail * (0.95 - 0.75 * rim));
    float height = (fine * 0.00016 + patchy * 0.0002) * (1.0 - nail) + nail * 0.0003;
    return Skin(albedo, 0.5 + 0.3 * fine + 1.8 * nail, height, open, 1.0 - 0.3 * nail);
}

// relief: metres that lines and folds lie under or over the skin.
Skin face(float fine, float broad, float patchy, float near, float bare, float relief, vec3 albedo, float open) {
    // What the painter meant, a little louder, for light evens it out: in each channel away from the skin's own colour.
    vec3 tone = albedo / skin_color.rgb;
    float red = tone.r / max(tone.g, 0.1);
    float lip = smoothstep(1.36, 1.85, red) * bare;
    albedo *= mix(vec3(1.0), clamp(tone, 0.5, 1.6), 0.35 - 0.30 * lip);
    albedo = mix(albedo, skin_color.rgb * vec3(0.92, 0.80, 0.78), 0.58 * lip);
    // Blood is unevenly spread; pores are pits.
    albedo *= 1.0 + (patchy - 0.5) * vec3(0.04, -0.08, -0.09) * (1.0 - lip) + (broad - 0.5) * 0.07;
    albedo *= 1.0 - 0.20 * near * (1.0 - fine) * (1.0 - fine);

    vec3 q = v_rest - 0.5 * (eye_left.xyz + eye_right.xyz);
    // Inside an open mouth all light has passed through flesh: deep red, never black.
    float inner = clamp(1.4 - 6.5 * open, 0.0, 1.0) * step(abs(q.x), 0.032) * step(abs(q.y + 0.077), 0.023) * step(-0.060, q.z);
    albedo = mix(albedo, vec3(0.34, 0.10, 0.080), inner);
    open = max(open, inner * (0.08 + 0.9 * min(lids.z, 0.2)));
    float half_way = eye_right.x - 0.5 * (eye_left.x + eye_right.x);
    vec2 below = vec2(abs(q.x) - half_way, q.y);
    // Brow, nose and chin are oilier than cheeks; lids and the rims of the eyes are moist.
    float zone = smoothstep(0.026, 0.008, abs(q.x)) + smoothstep(0.020, 0.045, q.y) * smoothstep(0.060, 0.030, abs(q.x));
    float away = length(vec3(below, q.z)) / eye_right.w;
    float moist = smoothstep(1.32, 1.08, away);
    float oil = (0.42 + 0.42 * min(zone, 1.0) + 0.5 * smoothstep(1.6, 1.2, away)) * (0.62 + 0.76 * broad) + 1.3 * lip + 1.6 * moist;
    float height = near * (fine * 0.000085 + broad * 0.00008) + relief - (1.0 - bare) * 0.00025;
#if QUALITY > 1
    height += lip * 0.0003 * noise(vec2(q.x * 700.0, q.y * 90.0));
#endif

    // A tear leaves a shining trail from the lower lid to as far as it has run.
    float track = below.x - 0.004 - 1.3 * q.y * q.y - 0.004 * (patchy - 0.5);
    float wide = 0.0019 + 0.0012 * smoothstep(0.0, 0.012, q.y + 0.020 + 0.065 * lids.w);
    float trail = smoothstep(wide, 0.35 * wide, abs(track)) * smoothstep(-0.010, -0.014, q.y);
    trail *= smoothstep(-0.005, 0.004, q.y + 0.012 + 0.075 * lids.w) * smoothstep(0.0, 0.15, lids.w) * step(0.01, q.z + 0.06);
    float sore = lids.w * smoothstep(2.4, 1.1, away);
    albedo *= mix(vec3(1.0), vec3(1.04, 0.78, 0.74), 0.7 * sore);
    oil = mix(oil, 3.2, trail) + 1.2 * sore;
    return Skin(albedo * (1.0 - 0.12 * trail), oil, mix(height, 0.0005, trail), open, 1.0 - 0.55 * trail - 0.25 * moist);
}

void main() {
    vec3 n = normalize(v_normal);
    vec3 v = normalize(eye - v_world);
    float kind = floor(v_detail.z * 8.0 + 0.5);
    float thin = v_detail.y, bare = 1.0;
    bool is_hand = kind > KIND_HAND - 0.5;
    float pixel = pixel_angle * length(eye - v_world);
    float near = 1.0 - smoothstep(0.0006, 0.0022, pixel);

    vec2 pore = is_hand ? v_rest.xz * 620.0 : v_uv * vec2(675.0, 517.0);
    float fine = mix(0.5, noise(pore), near);
#if QUALITY > 0
    float broad = noise(pore * 0.31 + 7.0);
#else
    float broad = fine;
#endif
    float patchy = noise(is_hand ? v_rest.xz * 52.0 : v_uv * vec2(70.0, 54.0));
    vec4 paint = texture(face_map, v_uv);
    Skin s;
    if (kind > KIND_TEETH - 0.5) {
        s = mouth(kind < KIND_TEETH + 0.5);
        thin = 0.0;
        // Three points are a tooth's whole height, and the one at its edge looks back into the mouth.
        n = normalize(0.3 * n + v);
    } else if (is_hand) {
        s = hand(fine, patchy, thin, v_detail.x);
    } else {
        bare = paint.a;
        float relief = 0.0;
#if QUALITY > 1
        relief = (2.0 * texture(relief_map, v_uv).r - 1.0) * RELIEF;
#endif
        s = face(fine, broad, patchy, near, bare, relief, paint.rgb * paint.rgb, v_detail.x);
    }
    float open = s.open;
    vec3 fine_n = bump(n, v_world, s.height);

    // Through an ear the sun is asked for on its far side.
    vec3 sun = mellow(soft_sunlight(mix(close_to(v_world, n), v_world + sun_direction * 0.02, thin), n, 0.016), 0.84) * 0.56;
    float nl = dot(mix(n, fine_n, 0.6), sun_direction);
    vec3 lit = s.albedo * sun * wrapped(nl, thin) * mix(1.0, open, 0.35);
    // What reaches deep corners has bounced off skin, so it is redder than what was lost.
    vec3 shut = mix(vec3(open), vec3(sqrt(open), open, open * 0.93), 0.8);
    vec3 room = mellow(ambient(v_world, fine_n), 0.50) + face_key(v_world, fine_n);
    lit += s.albedo * (room + lamp_light(v_world, n)) * shut;
    lit += vec3(0.30, 0.060, 0.025) * thin * (sun * clamp(0.35 - dot(n, sun_direction), 0.0, 1.0) * 0.75
                                              + ambient(v_world, -n) * 0.25);

    float edge = 1.0 - max(dot(fine_n, v), 0.0), rim = edge * edge;
    // Down: too fine to see, but at the edge of a cheek it holds light.
    float down = rim * edge * bare * (1.0 - 0.3 * s.oil);
    lit += skin_color.rgb * max(down, 0.0) * (sun * max(0.45 + 0.55 * nl, 0.0) * 0.32 + room * 0.22 * open);
    rim *= rim;
    float gloss = s.oil * bare * smoothstep(0.0, 0.6, open);
    lit += ambient(v_world, reflect(-v, fine_n)) * (gloss * (0.035 + 0.22 * rim * open));
    if (nl > 0.0) lit += sun * (0.034 * gloss * nl * (1.3 - 0.6 * s.tight) * oily(fine_n, v, sun_direction, s.tight));
    o_color = vec4(haze(lit, v_world), 1.0);
}
