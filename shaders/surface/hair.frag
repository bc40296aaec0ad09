#version 330 core
// Hair: clumps of strands cut out of ribbons, two shifted highlights along the strands; light hair also lets light
// through. Kajiya and Kay 1989; shifts after Scheuermann, "Practical Real-Time Hair Rendering", 2004.
#include "light.glsl"
#include "noise.glsl"
#include "flesh.glsl"

uniform vec4 hair[3];         // rgb: linear albedo at the root, at the tip, of brows and lashes

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;                 // across 0..1, along 0..1
in vec4 v_detail;             // depth in the hair (0 root), the lock's own number, kind / 8:
                              // 0 shell, 1 clump, 2 stray, 3 brow, 4 lash
in vec3 v_along;

out vec4 o_color;

// gleam(t, l, v, width): light mirrored by a cylinder along t.
float gleam(vec3 t, vec3 l, vec3 v, float width) {
    float th = dot(t, normalize(l + v));
    float s = max(1.0 - th * th * width, 0.0);
    s *= s;
    return s * s;
}

void main() {
    float kind = floor(v_detail.z * 8.0 + 0.5);
    float seed = v_detail.y;
    vec2 uv = v_uv;
    // A clump is a few dozen hairs that part towards its tip.
    float wave = uv.x + 0.09 * sin(uv.y * 6.0 + seed * 40.0);
    bool shell = kind < 0.5;
    float strand = noise(shell ? vec2(uv.x * 9.0, uv.y * 14.0) : vec2(wave * 26.0 + seed * 91.0, uv.y * 2.0 + seed * 13.0));
    float part = noise(vec2(wave * 12.0 + seed * 57.0, uv.y * 1.3));
    // The shell of cropped hair thins out towards skin: its own number says how much is gone, others' is 0.
    float hole = shell ? 1.25 * seed - 0.12 - strand : -1.0;
    if (kind > 0.5 && kind < 1.5) {
        float fray = 0.65 * part + 0.35 * strand;
        float edge = 1.0 - abs(uv.x * 2.0 - 1.0);
        hole = 0.19 + 0.52 * uv.y * uv.y + 0.55 * (1.0 - smoothstep(0.0, 0.65, edge)) - fray;
        hole = max(hole, uv.y - 0.88 - 0.25 * (fray - 0.3));
    }
    if (kind > 3.5) {
        // Lashes are cut out of a fan; from afar only the dark line of their roots is left.
        float mine = hash1(uint(uv.x + 64.0));
        float blur = smoothstep(0.25, 0.8, fwidth(uv.x));
        float one = max(abs(fract(uv.x) - 0.5 + (mine - 0.5) * 0.3 * uv.y) - 0.28 * (1.05 - uv.y), uv.y - 0.6 - 0.4 * mine);
        hole = mix(one, uv.y - 0.42, blur);
    }
    // A strand finer than a pixel covers part of it: in that part of all frames it is there.
    float soft = clamp(1.1 * fwidth(hole), 0.015, 0.7);
    float chance = fract(scatter() + seed + frame_shift.x + 0.5);
    if (hole > (chance - 0.5) * soft) discard;

    vec3 n = normalize(v_normal);
    vec3 t = normalize(v_along);
    vec3 v = normalize(eye - v_world);
    float depth = v_detail.x;
    bool own = kind > 2.5;
    vec3 root = own ? hair[2].rgb : hair[0].rgb, tip = own ? hair[2].rgb : hair[1].rgb;
    float pale = clamp(2.2 * tip.g, 0.0, 1.0);
    float dark = own ? 1.0 : mix(0.30 + 0.25 * pale, 1.0, smoothstep(0.10, 0.85, depth));
    vec3 color = mix(root, tip, own ? 0.0 : depth * depth) * (0.55 + 0.9 * strand) * (0.80 + 0.4 * seed);
    color *= shell ? 0.35 + 0.3 * strand + 0.25 * pale : 0.8 + 0.4 * part;

    vec3 sun = mellow(sunlight(close_to(v_world, n) + across_sun(0.014)), 0.7) * 0.42;
    float nl = dot(n, sun_direction);
    float tl = dot(t, sun_direction);
    float side = sqrt(max(1.0 - tl * tl, 0.0));
    float reach = smoothstep(-0.35 - 0.45 * pale, 0.55, nl);
    vec3 lit = color * sun * (side * reach * 0.9);
    // Sun through the outer curls: they glow at their edges when it stands behind them.
    vec3 clear = sqrt(tip) * (0.42 + 0.6 * pale) * color / max(max(color.r, color.g), 1e-3);
    float through = max(dot(-v, sun_direction), 0.0) + 0.35 * pale;
    lit += sun * clear * (through * through * depth * (0.6 * smoothstep(-0.9, 0.2, nl)));
    vec3 room = mellow(ambient(v_world, n) + lamp_light(v_world, n), 0.40);
#if QUALITY > 1
    room += 0.5 * face_key(v_world, n);
#endif
    lit += color * room * dark * 1.25;

    float shift = (strand - 0.5) * 0.26 + (part - 0.5) * 0.12;
    vec3 first = normalize(t + n * (0.09 + shift)), second = normalize(t + n * (-0.13 + shift));
    float g1 = gleam(first, sun_direction, v, 16.0), g2 = gleam(second, sun_direction, v, 5.0);
    lit += sun * (reach * dark) * (vec3(0.030) * g1 + (0.008 + 0.75 * tip * (1.0 - 0.5 * pale)) * g2 * (0.3 + strand));
    // The room's light gleams along the curls too.
    vec3 up = normalize(n + vec3(0.0, 0.9, 0.0));
    float g3 = gleam(first, up, v, 7.0);
    lit += ambient(v_world, up) * ((0.036 + 0.45 * tip * (1.0 - 0.6 * pale)) * g3 * dark * (0.4 + 1.1 * strand * strand));
    o_color = vec4(haze(lit, v_world), 1.0);
}
