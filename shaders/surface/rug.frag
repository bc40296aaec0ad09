#version 330 core
// A knotted runner, worn along its middle. v_uv: metres from its middle, length along u;
// v_color.rgb: the dye of its field; v_color.a: which of its sisters it is, 0..1.
#define OUTSIDE_RING
#include "light.glsl"
#include "noise.glsl"
#include "lamplight.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const vec2 HALF = vec2(1.30, 0.46);    // metres
const vec3 INDIGO = vec3(0.030, 0.042, 0.105), OCHRE = vec3(0.42, 0.25, 0.085), WOOL = vec3(0.46, 0.38, 0.27);
const float KNOT = 0.007, LOZENGE = 0.52;

// band(x, low, high, soft) -> share of the pixel between low and high.
float band(float x, float low, float high, float soft) { return clamp(min(x - low, high - x) / soft + 0.5, 0.0, 1.0); }

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 foot = fwidth(v_uv);
    float soft = max(max(foot.x, foot.y), 1e-4);
    float near = clamp(0.006 / soft - 0.4, 0.0, 1.0);
    // Close by a pattern steps from knot to knot, as it was tied.
    vec2 tied = mix(v_uv, (floor(v_uv / KNOT) + 0.5) * KNOT, step(0.5, near));
    vec2 q = abs(tied);
    float edge = min(HALF.x - 0.05 - q.x, HALF.y - q.y);

    float along = HALF.x - q.x < HALF.y - q.y ? tied.y : tied.x;
    float diamond = 0.036 - abs(edge - 0.085) - abs((fract(along / 0.105) - 0.5) * 0.105);
    vec2 cell = vec2((fract(tied.x / LOZENGE + 0.5) - 0.5) * LOZENGE, tied.y);
    float ring = abs(cell.x) * 1.15 + abs(cell.y);
    float hooks = abs(abs(cell.x) - 0.11) + abs(abs(cell.y) - 0.15);

    vec3 dye = v_color.rgb;
    dye = mix(dye, INDIGO, band(ring, 0.10, 0.22, soft));
    dye = mix(dye, OCHRE, band(ring, 0.205, 0.222, soft) + band(ring, 0.045, 0.072, soft));
    dye = mix(dye, WOOL, band(hooks, -1.0, 0.026, soft) * 0.8);
    dye = mix(dye, INDIGO, band(edge, -1.0, 0.145, soft));
    dye = mix(dye, v_color.rgb * 1.3, clamp(diamond / soft + 0.5, 0.0, 1.0));
    dye = mix(dye, OCHRE, band(edge, 0.135, 0.148, soft) + band(edge, 0.022, 0.032, soft));
    float fringe = band(q.x, HALF.x - 0.05, HALF.x + 1.0, soft);
    float strand = mix(step(0.3, fract(v_uv.y * 62.0)), 0.7, clamp(foot.y * 90.0, 0.0, 1.0));
    dye = mix(dye, WOOL * (0.25 + 0.75 * strand), fringe);

    float worn = noise(v_uv * vec2(2.6, 5.2) + v_color.a * 40.0);
    dye *= 0.72 + 0.5 * worn;
    dye = mix(dye, vec3(0.19, 0.145, 0.10), clamp(worn * 1.5 - 0.85, 0.0, 0.55));
    float pile = 0.0;
    for (int i = 0; i < int(ceil(near)); i++) pile = near * noise(v_uv * 260.0);
    s.albedo = dye * (1.0 - 0.35 * pile);
    s.normal = bump(s.normal, v_world, 0.0016 * pile + 0.004 * worn);
    s.roughness = 0.95;
    s.specular = 0.02;
    s.emission = s.albedo * lamplight(v_world, s.normal);
    o_color = vec4(shade(s), 1.0);
}
