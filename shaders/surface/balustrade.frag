#version 330 core
// The front of a gallery seen from far below: carved frieze, nosing, turned balusters and a brass rail, all
// drawn on one closed strip, so that nothing is thinner than a pixel can hold.
// v_uv: metres along the gallery from its middle, metres above its floor. v_color.rgb: shade.
#define OUTSIDE_RING
#include "light.glsl"
#include "noise.glsl"
#include "lamplight.glsl"
#include "upper.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float PITCH = 0.245, FOOT = 0.10, RAIL = 0.93, ROUNDEL = 0.58;
const vec3 WALNUT = vec3(0.13, 0.066, 0.028), HONEY_OAK = vec3(0.46, 0.245, 0.095), BRASS = vec3(0.90, 0.62, 0.26), GILT = vec3(0.66, 0.39, 0.115);
const vec3 BEHIND = vec3(0.010, 0.0055, 0.0024);  // radiance of the shelves' lowest rows in the gallery's shade

// turned(y) -> metres: half the width of a baluster, y in metres above the gallery's floor. A vase, a ring, a neck.
float turned(float y) {
    float vase = max(1.0 - abs(y - 0.33) * 4.6, 0.0), ring = max(1.0 - abs(y - 0.60) * 22.0, 0.0);
    float block = max(max(FOOT + 0.07 - y, y - RAIL + 0.08) * 14.0, 0.0);
    return 0.026 + 0.046 * vase * (2.0 - vase) * 0.9 + 0.026 * ring + 0.030 * min(block, 1.0);
}

// between(x, low, high, soft) -> share of the pixel in the band.
float between(float x, float low, float high, float soft) {
    return clamp((min(x - low, high - x)) / soft + 0.5, 0.0, 1.0);
}

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 foot = fwidth(v_uv) + 1e-4;
    vec3 along = normalize(vec3(-v_normal.z, 0.0, v_normal.x));
    float y = v_uv.y;

    // Balusters before the dusk of the shelves; many to a pixel become their mean.
    float at = v_uv.x / PITCH;
    float t = (fract(at) - 0.5) * PITCH;
    float wide = turned(y);
    float many = smoothstep(0.35, 0.9, foot.x / PITCH);
    float body = mix(clamp((wide - abs(t)) / foot.x + 0.5, 0.0, 1.0), 2.0 * wide / PITCH, many);
    float round_ = clamp(t / wide, -0.95, 0.95) * (1.0 - many);
    float open = between(y, FOOT, RAIL, foot.y);
    float gap = open * (1.0 - body);

    // The frieze: sunk roundels with four foils between two fillets.
    float soft = max(foot.x, foot.y);
    float fine = clamp(0.14 / soft - 0.6, 0.0, 1.0);
    vec2 q = vec2((fract(v_uv.x / ROUNDEL) - 0.5) * ROUNDEL, y + 0.21);
    float d = length(q);
    vec2 foil = abs(q.x) > abs(q.y) ? vec2(abs(q.x), q.y) : vec2(abs(q.y), q.x);
    float leaf = max(0.036 - length((foil - vec2(0.058, 0.0)) * vec2(0.8, 1.0)), 0.018 - d);
    float ring = 0.011 - abs(d - 0.112);
    float spindle = 0.085 - abs(q.y) - 2.2 * (0.5 * ROUNDEL - abs(q.x)) ;
    float carved = max(clamp(max(ring, spindle * 0.4) / soft + 0.5, 0.0, 1.0), clamp(leaf / soft + 0.5, 0.0, 1.0));
    float tooth = step(0.5, fract(v_uv.x / 0.116));
    float dentils = between(y, -0.385, -0.345, foot.y) * mix(tooth, 0.5, smoothstep(0.3, 0.9, foot.x / 0.116));
    float frieze = between(y, -0.335, -0.085, foot.y);
    float relief = mix(0.62, frieze > 0.5 ? 0.30 + 0.70 * carved : 1.0 - 0.7 * dentils, fine);

    float brass = between(y, RAIL + 0.015, 1.2, foot.y) + between(y, -0.075, -0.045, foot.y) * 0.8;
    float gilt = frieze * mix(0.2, carved, fine);
    vec3 wood = mix(WALNUT, HONEY_OAK, open * body);
    wood *= y < 0.02 ? relief : 1.0;
    s.normal = normalize(s.normal + along * (round_ * open * 0.9) + vec3(0.0, 0.25 * carved * fine * frieze * sign(-q.y), 0.0));
    s.albedo = mix(mix(wood, GILT, 0.75 * gilt), BRASS, brass) * v_color.rgb * (1.0 - gap);
    s.metal = 0.85 * max(brass, 0.7 * gilt);
    s.roughness = 0.42 - 0.14 * brass;
    s.occlusion = (1.0 - gap) * v_color.g;

    vec3 warm = lamplight(v_world, s.normal);
    vec3 v = normalize(v_world - eye);
    s.emission = BEHIND * gap;
    s.emission += (s.albedo + 0.03) * warm * (1.0 - 0.9 * gap);
    s.emission += gleam(v, s.normal) * s.albedo * (0.25 + 0.9 * brass + 0.4 * gilt);
    o_color = vec4(ROOM_LIGHT(s), 1.0);
}
