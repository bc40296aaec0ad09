#version 330 core
// Skin that has become bark: painted plates and fissures on the face, grown ones along the limbs; lips, lids and
// nostrils stay skin. A software renderer runs every arm: face and limbs share their noises.
#include "light.glsl"
#include "noise.glsl"
#include "flesh.glsl"

uniform sampler2D face_map;   // rgb: square root of albedo; a: 1 on a plate … 0 deep in a fissure
uniform vec4 eye_left;        // middle at rest (metres), radius
uniform vec4 eye_right;
uniform vec4 lids;            // z: how far the jaw is open
uniform vec4 skin_color;      // rgb: linear albedo of the limbs

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;                 // on the face map
in vec4 v_detail;             // openness, thinness, kind / 8, finger nail above 0.45, lichen below
in vec3 v_rest;
in vec3 v_grain;              // metres in limbs laid straight, z along them

out vec4 o_color;

#define KIND_HAND 1.0
#define KIND_TEETH 2.0
#define FISSURE 0.0044        // metres deep

const vec3 MOSS = vec3(0.105, 0.125, 0.034), DEEP = vec3(0.60, 0.51, 0.42), EDGE = vec3(1.10, 1.00, 0.90);
const vec3 GREY_LICHEN = vec3(0.33, 0.345, 0.25), OCHRE_LICHEN = vec3(0.40, 0.26, 0.07);

struct Rind {
    vec3 albedo;
    float plate;    // 1 on a plate … 0 deep in a fissure
    float oil;
};

// Furrows that run along the limb, fork and rejoin; cracks across make plates of them.
Rind limb(float furrow, float strip, float fine) {
    float ridge = abs(furrow * 2.0 - 1.0) + 0.44 * (strip - 0.5) + 0.16 * (fine - 0.5);
    float plate = 0.12 + 0.88 * smoothstep(0.00, 0.26, ridge);
    float nail = smoothstep(0.45, 0.75, v_detail.w);
    vec3 tone = mix(vec3(1.06, 1.00, 0.92), vec3(0.95, 0.99, 0.97), smoothstep(0.3, 0.7, furrow));
    vec3 albedo = skin_color.rgb * tone * (0.80 + 0.26 * plate);
    float spots = smoothstep(0.05, 0.30, v_detail.w) * (1.0 - nail);
    spots *= smoothstep(0.42, 0.52, fine * 0.45 + strip * 0.55);
    albedo = mix(albedo, mix(GREY_LICHEN, OCHRE_LICHEN, step(0.55, furrow)), spots * 0.9);
    albedo = mix(albedo, skin_color.rgb * vec3(1.15, 1.0, 0.86), nail);
    return Rind(albedo, mix(plate, 1.0, nail), 0.30 + 1.2 * nail);
}

void main() {
    vec3 n = normalize(v_normal);
    vec3 v = normalize(eye - v_world);
    float kind = floor(v_detail.z * 8.0 + 0.5);
    float open = v_detail.x, thin = v_detail.y;
    bool is_limb = kind > KIND_HAND - 0.5, is_mouth = kind > KIND_TEETH - 0.5;
    float near = 1.0 - smoothstep(0.0005, 0.0020, pixel_angle * length(eye - v_world));

    vec3 c = is_limb ? v_grain : vec3(v_uv * vec2(0.53, 0.40), 0.0).xzy;
    float strip = noise(vec2(c.x + 0.8 * c.y, c.z) * vec2(420.0, 110.0));
    float furrow = noise(c * vec3(175.0, 175.0, 27.0) + vec3(0.0, 0.0, 0.35 * strip));
    float fine = mix(0.5, noise(c.xz * vec2(1500.0, 620.0) + c.y * 900.0), near);

    vec4 paint = texture(face_map, v_uv);
    float red = paint.r * paint.r / max(paint.g * paint.g, 1e-3);
    float living = smoothstep(1.42, 1.80, red);
    Rind s = Rind(paint.rgb * paint.rgb, paint.a, 0.34 + 1.9 * living);
    if (is_limb) s = limb(furrow, strip, fine);
    s.albedo *= 0.90 + 0.20 * fine;
    float cleft = clamp(1.12 - 1.25 * s.plate, 0.0, 1.0);
    // A plate's edge is thin and warm; moss sits below it where water would stay; only deep down it is dark.
    float rise = smoothstep(0.04, 0.34, cleft), fall = smoothstep(0.36, 1.0, cleft);
    s.albedo *= mix(vec3(1.0), EDGE, rise * (1.0 - fall) * (1.0 - living));
    s.albedo = mix(s.albedo, MOSS, 0.62 * rise * smoothstep(0.30, 0.65, strip));
    s.albedo *= mix(vec3(1.0), DEEP, fall);
    float height = FISSURE * (is_limb ? 0.85 : 1.0) * s.plate + 0.00016 * fine * near + 0.00030 * strip * (0.35 + 0.65 * float(is_limb));
    if (is_mouth) {
        bool tooth = kind < KIND_TEETH + 0.5;
        vec4 inside_it = mouth_inside(tooth, v_rest - 0.5 * (eye_left.xyz + eye_right.xyz), lids.z);
        s.albedo = inside_it.rgb;
        open = inside_it.a;
        height = thin = 0.0;
        s.oil = 1.3;
        cleft = 0.0;
    }
    // A tooth is three points high, and the one at its edge looks back into the mouth.
    vec3 fine_n = bump(is_mouth ? normalize(0.3 * n + v) : n, v_world, height);
    open *= 1.0 - 0.45 * cleft;

    vec3 sun = mellow(soft_sunlight(mix(close_to(v_world, n), v_world + sun_direction * 0.02, thin), 0.016), 0.74) * 0.56;
    float nl = dot(fine_n, sun_direction);
    vec3 lit = s.albedo * sun * wrapped(nl, thin) * mix(1.0, open, 0.35);
    vec3 room = mellow(ambient(v_world, fine_n), 0.45) + face_key(v_world, fine_n);
    lit += s.albedo * (room + lamp_light(v_world, n)) * mix(vec3(open), vec3(sqrt(open), open, open * 0.9), 0.6);
    // Thin edges let light through, warm as through a leaf in autumn.
    lit += vec3(0.30, 0.090, 0.022) * thin * (0.35 + 0.65 * s.plate)
         * (sun * clamp(0.35 - dot(n, sun_direction), 0.0, 1.0) * 0.75 + ambient(v_world, -n) * 0.25);

    float edge = 1.0 - max(dot(fine_n, v), 0.0), rim = edge * edge;
    rim *= rim;
    float gloss = s.oil * s.plate * smoothstep(0.0, 0.6, open);
    lit += ambient(v_world, reflect(-v, fine_n)) * (gloss * (0.035 + 0.20 * rim * open));
    if (nl > 0.0) lit += sun * (0.034 * gloss * nl * oily(fine_n, v, sun_direction, 1.0));
    o_color = vec4(haze(lit, v_world), 1.0);
}
