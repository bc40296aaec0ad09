#version 330 core
// A wet eye: the iris lies behind a clear cornea, with a dark ring and fibres; in some burns a fire, in some moves
// a sea. The loops that draw those run once or not at all, so that nobody else pays for them.
#include "light.glsl"
#include "noise.glsl"
#include "flesh.glsl"

uniform vec4 lids;            // x left, y right: 0 open … 1 shut; w: tears
uniform vec4 iris[2];         // rgb: linear albedo of the iris, where it is dark and where it is light
uniform vec4 eye_soul;        // x: fire, y: sea, 0..1

in vec3 v_world;
in vec3 v_normal;
in vec3 v_ball;               // on the unit ball, axis +z
in vec3 v_head;
flat in mat3 v_turn;
flat in vec2 v_side;

out vec4 o_color;

#define IRIS 0.41             // radius of the iris in radii of the ball
#define PLANE 0.80            // how far in front of the middle the iris lies
#define PUPIL 0.375           // radii of the iris

// flames(way, r) -> radiance of embers that lick outward from the pupil. way: unit, round the iris; r: 0..1.
vec3 flames(vec2 way, float r) {
    float t = dream_time;
    float out_ = clamp((r - PUPIL) / (1.0 - PUPIL), 0.0, 1.0);
    float tongue = noise(vec3(way * 2.1 + 0.35 * t * vec2(way.y, -way.x), r * 1.6 - t * 0.55));
    float lick = noise(vec3(way * 5.0 + tongue, r * 4.2 - t * 1.10));
    float breath = 0.85 + 0.15 * sin(t * 1.7 + 2.0 * sin(t * 0.61));
    float heat = 0.75 * tongue + 0.42 * lick - 0.33 - 0.30 * out_;
    heat = clamp(heat * 3.2, 0.0, 1.0) * smoothstep(0.95, 0.68, r) * breath;
    // As iron glows: red where it is thin, orange, straw only at the root.
    return vec3(0.58, 0.095, 0.008) * heat + vec3(0.36, 0.16, 0.02) * heat * heat * heat * (1.0 - out_);
}

// sea(at, way, r) -> radiance of light that gathers in slow nets far down, over a floor that falls away.
vec3 sea(vec2 at, vec2 deep, float r) {
    float t = dream_time * 0.32;
    vec2 q = deep * 6.5;
    float a = noise(vec3(q, t)), b = noise(vec3(q * 1.7 + vec2(0.7 * a, -0.6 * a), 4.0 - t * 1.3));
    float net = 1.0 - abs(a + b - 1.0) * 2.4;
    net = max(net, 0.0);
    net *= net;
    float swell = 0.5 + 0.5 * sin(5.0 * at.y - 1.4 * dream_time * 0.5 + 3.0 * a);
    float shore = smoothstep(PUPIL, 0.62, r) * smoothstep(0.98, 0.72, r);
    return (vec3(0.016, 0.095, 0.110) * net + vec3(0.004, 0.024, 0.038) * (0.5 + swell)) * shore;
}

void main() {
    vec3 n = normalize(v_normal);
    vec3 v = normalize(eye - v_world);
    vec3 p = v_ball;
    vec3 ray = refract(v_turn * -v, normalize(mix(p, v_turn * n, 0.6)), 1.0 / 1.336);
    vec2 slope = ray.xy / min(ray.z, -0.15);
    bool clear = length(p.xy) < IRIS + 0.08;
    vec2 at = clear ? p.xy + slope * min(PLANE - p.z, 0.0) : p.xy;
    float r = length(at) / IRIS;
    vec2 way = at / max(r * IRIS, 1e-4);

    // The white is never white: ivory, veined, and dusk towards the corners.
    float wander = noise(v_head * 14.0 + v_side.x * 9.0);
    float outward = length(p.xy);
    vec3 white = mix(vec3(0.31, 0.27, 0.235), vec3(0.22, 0.125, 0.10), smoothstep(0.55, 1.05, length(v_head.xy)));
    float vein = smoothstep(0.62, 0.80, noise(vec3(way * 3.2, outward * 5.0) + wander * 2.5));
    white = mix(white, vec3(0.42, 0.13, 0.09), vein * (0.25 + 0.35 * lids.w) * smoothstep(0.5, 1.0, outward));

    // Fibres run outward, waver, and are gathered by a collarette at a third of the way.
    float strand = noise(vec3(way * 8.0, r * 1.6)) * 0.55 + noise(vec3(way * 17.0 + wander, r * 3.5)) * 0.45;
    float collar = exp(-pow((r - 0.48 - 0.08 * strand) * 7.0, 2.0));
    vec3 color = mix(iris[0].rgb, iris[1].rgb, smoothstep(0.25, 0.75, strand));
    color = mix(color, iris[1].rgb * vec3(1.5, 1.35, 1.1), collar * 0.45);
    color *= 1.0 - 0.90 * smoothstep(0.70, 0.96, r);
    float pupil = smoothstep(PUPIL + 0.02, PUPIL - 0.03, r + 0.010 * sin(dream_time * 0.8));
    float edge = smoothstep(1.10, 0.93, r);
    vec3 glow = vec3(0.0);
    for (int i = 0; i < int(ceil(eye_soul.x)); ++i) {
        vec3 fire = flames(way, r) * eye_soul.x;
        glow += fire * (1.0 - 0.85 * pupil);
    }
    for (int i = 0; i < int(ceil(eye_soul.y)); ++i) {
        // Seen through the iris as through water: the floor lies a third of the ball further down.
        vec3 water = sea(at, at + slope * -0.42, r) * (0.6 * eye_soul.y);
        color *= 1.0 - 0.35 * eye_soul.y * (1.0 - collar);
        glow += water * (1.0 - 0.95 * pupil);
    }
    color = mix(color, vec3(0.003), pupil);
    vec3 albedo = mix(white, color, edge);

    // Lids shade the ball: the upper one most, and more as it falls; corners are dark and pink.
    float lid = v_side.x < 0.0 ? lids.x : lids.y;
    float high = v_head.y - mix(0.22, -0.42, lid);
    float shade = smoothstep(0.06, -0.20, high) * smoothstep(-0.62, -0.34, v_head.y);
    shade *= 0.35 + 0.65 * smoothstep(1.05, 0.62, abs(v_head.x));
    float open = 0.20 + 0.80 * shade;

    vec3 soft_n = normalize(mix(n, v, 0.25));
    vec3 sun = mellow(sunlight(v_world + n * 0.02 + across_sun(0.012)), 0.75) * 0.45;
    // Light bends in at the cornea and gathers on the far side of the iris.
    vec3 iris_n = normalize(transpose(v_turn) * vec3(-at * 0.65, 0.8));
    float nl = max(dot(mix(soft_n, iris_n, edge), sun_direction) * 0.8 + 0.2, 0.0);
    vec3 room = mellow(ambient(v_world, soft_n) + lamp_light(v_world, soft_n), 0.50) + 1.2 * face_key(v_world, soft_n);
    vec3 lit = albedo * (sun * nl * shade + room * open) * mix(1.0, 1.5, edge);
    lit += glow * edge * (0.15 + 0.65 * open);

    // A wet surface: the bright room and the window mirror in it, and a small warm light above whoever looks
    // always does, for an eye without one is dead.
    vec3 wet = normalize(n + (wander - 0.5) * 0.02);
    vec3 mirror = reflect(-v, wet);
    float fresnel = 1.0 - max(dot(wet, v), 0.0);
    fresnel *= fresnel;
    fresnel = 0.028 + 0.5 * fresnel * fresnel;
    lit += ambient(v_world, mirror) * fresnel * (0.2 + 0.8 * open) * 1.4;
    lit += sun * min(glint(wet, v, sun_direction, 0.12), 60.0) * 0.030 * shade;
    vec3 to_glass = normalize(vec3(sun_direction.x, 0.42, sun_direction.z));
    vec3 over = normalize(v + vec3(0.20 * v.z, 0.22, -0.20 * v.x));
    float window = smoothstep(0.955, 0.985, dot(mirror, to_glass));
    float other = smoothstep(0.962, 0.988, dot(mirror, normalize(vec3(to_glass.z, 0.55, -to_glass.x))));
    float always = smoothstep(0.984, 0.994, dot(mirror, over));
    lit += (vec3(1.00, 0.80, 0.52) * (window * (1.0 - always) * 0.12 + always * 1.5) + vec3(0.35, 0.48, 0.9) * other * 0.08)
         * smoothstep(0.10, 0.40, open);
    // Water stands along the lower lid.
    float brim = smoothstep(0.05, 0.0, abs(v_head.y + 0.40)) * (0.25 + lids.w);
    lit += room * brim * 0.25 * shade;
    o_color = vec4(haze(lit, v_world), 1.0);
}
