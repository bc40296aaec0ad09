#version 330 core
// Limestone. v_uv: metres. v_color.rgb: tint and what mouldings shade of themselves;
// v_color.a: above .75 coursed ashlar, about .5 a joint every drum along v, about 0 carved in one.
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

const float COURSE = 0.37, DRUM = 0.92, JOINT = 0.0045;
const vec3 PALE = vec3(0.77, 0.635, 0.43), WARM = vec3(0.61, 0.445, 0.265), GREY = vec3(0.48, 0.42, 0.34);
void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 foot = fwidth(v_uv);
    float pixel = max(max(foot.x, foot.y), 1e-4);
    bool coursed = v_color.a > 0.75;

    float tall = coursed ? COURSE : DRUM;
    float row = floor(v_uv.y / tall);
    float turn = hash1(uint(int(row) + 4096));
    float span = coursed ? 0.62 + 0.42 * turn : 64.0;
    float along = v_uv.x / span + turn * 7.3;
    ivec2 block = ivec2(int(row), coursed ? int(floor(along)) : 7);
    float lift = tall * (0.5 - abs(fract(v_uv.y / tall) - 0.5));
    float side = coursed ? span * (0.5 - abs(fract(along) - 0.5)) : 1.0;
    vec2 whim = hash2(block);
    bool jointed = v_color.a > 0.25;

    // Clouds in the bed: a hand wide, and one octave a man's height wide from the same lattice.
    float middle = 0.5;
#if !FAR
    middle = noise(v_uv * 3.7 + whim * 9.0);
#endif
    float edge = min(lift, side) + (middle - 0.5) * 0.006;
    float groove = jointed ? (1.0 - smoothstep(JOINT, JOINT * 2.4 + pixel, edge)) * (0.012 / (0.012 + pixel)) : 0.0;
    float wear = jointed ? 1.0 - smoothstep(0.0, 0.05, edge) : 0.0;

    vec3 tone = mix(WARM, PALE, clamp(middle * 0.7 + 0.55 * whim.x, 0.0, 1.0));
    tone = mix(tone, GREY, 0.45 * whim.y * (1.0 - middle));
    if (jointed) tone *= 0.84 + 0.20 * whim.y;
    float height = -0.005 * groove - 0.0020 * wear + 0.004 * middle;

#if QUALITY > 0 && !FAR
    // Tooling a hand's breadth across, each block struck its own way; gone before it could shimmer.
    float seen = clamp(0.03 / pixel - 0.6, 0.0, 1.0);
    for (int i = 0; i < int(ceil(seen)); i++) {
        vec2 struck = vec2(v_uv.x + (whim.x - 0.5) * v_uv.y, v_uv.y - (whim.x - 0.5) * v_uv.x);
        float tooled = noise(struck * vec2(19.0, 9.0) + whim * 13.0);
        tone *= 1.0 + seen * (tooled - 0.5) * 0.26;
        height += seen * 0.0030 * tooled;
    }
    // Chisel marks and pits: only where a pixel is finer than they are.
    float near = clamp(0.008 / pixel - 0.4, 0.0, 1.0);
    for (int i = 0; i < int(ceil(near)); i++) {
        float fine = noise(v_uv * vec2(67.0, 59.0) + whim * 31.0);
        float pit = clamp(fine * 3.4 - 2.3, 0.0, 1.0);
        height += near * (0.0012 * fine - 0.0022 * pit);
        tone *= 1.0 + near * ((fine - 0.5) * 0.14 - 0.16 * pit);
    }
#endif
    tone *= 1.0 - 0.45 * groove;
    s.albedo = tone * v_color.rgb;
#if !FAR
    s.normal = bump(s.normal, v_world, height);
#endif
    if (coursed) s.normal = normalize(s.normal + (whim.xyx - 0.5) * 0.06);
    s.occlusion = (1.0 - 0.6 * groove) * min(1.0, 0.25 + 0.78 * v_color.g);
    s.roughness = 0.92;
    s.emission = s.albedo * lamplight(v_world, s.normal) * s.occlusion;
    o_color = vec4(ROOM_LIGHT(s), 1.0);
}
