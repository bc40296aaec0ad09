#version 330 core
// A wet eye: the iris lies behind a clear cornea, with a dark ring, fibres, and embers that move in it.
#include "light.glsl"
#include "noise.glsl"

uniform vec4 lids;            // x left, y right: 0 open … 1 shut
uniform vec4 person_color;    // rgb: what glows in the iris; a: how much

in vec3 v_world;
in vec3 v_normal;
in vec3 v_ball;               // on the unit ball, axis +z
in vec3 v_head;
flat in mat3 v_turn;
flat in vec2 v_side;

out vec4 o_color;

#define IRIS 0.50             // radius of the iris in radii of the ball
#define PLANE 0.80            // how far in front of the middle the iris lies

void main() {
    vec3 n = normalize(v_normal);
    vec3 v = normalize(eye - v_world);
    vec3 p = v_ball;
    vec3 ray = refract(v_turn * -v, normalize(mix(p, v_turn * n, 0.6)), 1.0 / 1.336);
    float go = (PLANE - p.z) / min(ray.z, -0.15);
    vec2 at = (length(p.xy) < IRIS + 0.08) ? p.xy + ray.xy * max(go, 0.0) : p.xy;
    float r = length(at) / IRIS;
    float angle = atan(at.y, at.x);

    float wander = noise(v_head * 14.0 + v_side.x * 9.0);
    vec3 white = mix(vec3(0.36, 0.32, 0.28), vec3(0.30, 0.19, 0.15), 0.55 * smoothstep(0.55, 1.05, length(v_head.xy)));
    float vein = smoothstep(0.62, 0.80, noise(vec2(angle * 9.0, length(p.xy) * 5.0) + wander * 2.5));
    white = mix(white, vec3(0.50, 0.17, 0.12), vein * 0.25 * smoothstep(0.5, 1.0, length(p.xy)));

    // Fibres run outward, waver, and are gathered by a collarette at a third of the way.
    float strand = fbm2(vec2(angle * 11.0, r * 2.3)) * 0.6 + noise(vec2(angle * 27.0 + wander, r * 5.0)) * 0.4;
    float collar = exp(-pow((r - 0.45 - 0.06 * strand) * 7.0, 2.0));
    vec3 iris = mix(vec3(0.016, 0.006, 0.003), vec3(0.085, 0.033, 0.010), strand * strand * 1.4);
    iris = mix(iris, vec3(0.13, 0.055, 0.015), collar * 0.5);
    iris *= 1.0 - 0.92 * smoothstep(0.68, 0.94, r);

    // Embers: coals that drift round the pupil and flare slowly, under the fibres.
    float t = dream_time;
    vec2 drift = vec2(angle * 2.2 + t * 0.11 * v_side.x, r * 4.2 - t * 0.23);
    float coal = fbm2(drift + vec2(0.0, 3.0 * wander));
    float grain = noise(vec2(angle * 8.0 - t * 0.17, r * 11.0 - t * 0.60));
    float spark = grain * grain * smoothstep(0.62, 1.0, grain);
    float flare = 0.65 + 0.35 * sin(t * 0.9 + angle * 2.0) * sin(t * 0.37 + 1.7);
    float ring = smoothstep(0.38, 0.50, r) * smoothstep(0.90, 0.62, r);
    float heat = ring * flare * (0.22 * smoothstep(0.45, 0.80, coal) + 0.95 * spark) * person_color.a;
    vec3 glow = mix(person_color.rgb, vec3(1.0, 0.60, 0.20), spark * 0.5) * heat;

    float pupil = smoothstep(0.40, 0.35, r + 0.010 * sin(t * 0.8));
    iris = mix(iris, vec3(0.004), pupil);
    glow *= 1.0 - pupil;
    float edge = smoothstep(1.10, 0.93, r);
    vec3 albedo = mix(white, iris, edge);

    // Lids shade the ball: the upper one most, and more as it falls; corners are dark and pink.
    float lid = v_side.x < 0.0 ? lids.x : lids.y;
    float high = v_head.y - mix(0.42, -0.30, lid);
    float shade = smoothstep(0.16, -0.34, high) * smoothstep(-0.62, -0.34, v_head.y);
    shade *= smoothstep(1.02, 0.62, abs(v_head.x));
    float open = 0.16 + 0.84 * shade;

    vec3 soft_n = normalize(mix(n, v, 0.25));
    vec3 sun = sunlight(v_world + n * 0.02);
    sun = mix(sun, vec3(1.00, 0.74, 0.50) * dot(sun, vec3(0.45, 0.40, 0.15)), 0.45) * 0.45;
    // Light bends in at the cornea and gathers on the far side of the iris.
    vec3 flat_n = transpose(v_turn) * vec3(0.0, 0.0, 1.0);
    vec3 iris_n = normalize(mix(flat_n, transpose(v_turn) * vec3(-at * 1.3, 0.6), 0.5));
    float nl = max(dot(mix(soft_n, iris_n, edge), sun_direction) * 0.8 + 0.2, 0.0);
    vec3 lit = albedo * (sun * nl * shade + (ambient(v_world, soft_n) + lamp_light(v_world, soft_n)) * open);
    lit += glow * (0.20 + 0.80 * open);

    // A wet surface: the bright room and the window mirror in it; a small window always does.
    vec3 wet = normalize(n + (noise(v_head * 34.0) - 0.5) * 0.02);
    vec3 mirror = reflect(-v, wet);
    float fresnel = 1.0 - max(dot(wet, v), 0.0);
    fresnel *= fresnel;
    fresnel = 0.030 + 0.5 * fresnel * fresnel;
    lit += ambient(v_world, mirror) * fresnel * (0.3 + 0.7 * open) * 1.6;
    lit += sun * min(glint(wet, v, sun_direction, 0.12), 60.0) * 0.030 * shade;
    vec3 to_glass = normalize(vec3(sun_direction.x, 0.42, sun_direction.z));
    float window = smoothstep(0.955, 0.985, dot(mirror, to_glass));
    float other = smoothstep(0.962, 0.988, dot(mirror, normalize(vec3(to_glass.z, 0.55, -to_glass.x))));
    lit += (vec3(1.00, 0.80, 0.52) * window * 1.5 + vec3(0.35, 0.48, 0.9) * other * 0.6) * smoothstep(0.2, 0.7, open);
    o_color = vec4(haze(lit, v_world), 1.0);
}
