#version 330 core
// The old library's stone outside, at night. v_uv: metres. v_color.rgb: tint and what mouldings shade of
// themselves; v_color.a: above .75 coursed ashlar, about .5 a joint every drum along v, about 0 carved in one.
#include "court.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float COURSE = 0.34, DRUM = 0.92, JOINT = 0.005;

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 foot = fwidth(v_uv);
    float pixel = max(max(foot.x, foot.y), 1e-4);
    bool coursed = v_color.a > 0.75, jointed = v_color.a > 0.25;

    float tall = coursed ? COURSE : DRUM;
    float row = floor(v_uv.y / tall);
    float turn = hash1(uint(int(row) + 4096));
    float span = coursed ? 0.52 + 0.42 * turn : 64.0;
    float along = v_uv.x / span + turn * 7.3;
    vec2 whim = hash2(ivec2(int(row), coursed ? int(floor(along)) : 7));
    float lift = tall * (0.5 - abs(fract(v_uv.y / tall) - 0.5));
    float side = coursed ? span * (0.5 - abs(fract(along) - 0.5)) : 1.0;

    float middle = noise(v_uv * 3.1 + whim * 9.0);
    // Rain has run down for centuries: soot in long streaks, and moss where it ends.
    float streak = noise(vec2(v_world.x + v_world.z, v_world.y * 0.16) * 1.9);
    float edge = min(lift, side) + (middle - 0.5) * 0.010;
    float groove = jointed ? (1.0 - smoothstep(JOINT, JOINT * 2.2 + pixel, edge)) * (0.014 / (0.014 + pixel)) : 0.0;
    float wear = jointed ? 1.0 - smoothstep(0.0, 0.05, edge) : 0.0;

    vec3 pale = vec3(0.56, 0.50, 0.41), warm = vec3(0.40, 0.315, 0.225), soot = vec3(0.15, 0.145, 0.15);
    vec3 tone = mix(warm, pale, clamp(middle * 0.7 + 0.6 * whim.x - 0.1, 0.0, 1.0));
    if (jointed) tone *= 0.78 + 0.34 * whim.y;
    tone = mix(tone, soot, clamp(streak * 1.9 - 0.72, 0.0, 0.72));
    float damp = clamp(0.9 - 0.55 * (v_world.y + 0.45) + 0.9 * (streak + middle - 1.0), 0.0, 1.0);
    tone = mix(tone, vec3(0.075, 0.105, 0.045), damp * 0.7);
    float height = -0.006 * groove - 0.003 * wear + 0.006 * middle;

#if QUALITY > 1
    float seen = clamp(0.03 / pixel - 0.6, 0.0, 1.0);
    float tooled = noise(v_uv * vec2(17.0, 11.0) + whim * 13.0);
    tone *= 1.0 + seen * (tooled - 0.5) * 0.34;
    height += seen * 0.003 * tooled;
    float near = clamp(0.008 / pixel - 0.4, 0.0, 1.0);
    for (int once = 0; once < int(ceil(near)); once++) {
        float fine = noise(v_uv * vec2(46.0, 34.0) + whim * 31.0);
        height += near * 0.0016 * fine;
        tone *= 1.0 + near * (fine - 0.5) * 0.24;
    }
#endif
    s.albedo = tone * (1.0 - 0.5 * groove) * v_color.rgb;
    s.normal = bump(s.normal, v_world, height);
    s.normal = normalize(s.normal + vec3(whim - 0.5, 0.0).xzy * (coursed ? 0.07 : 0.0));
    s.occlusion = (1.0 - 0.6 * groove) * min(1.0, 0.2 + 0.84 * v_color.g);
    o_color = vec4(in_court(s), 1.0);
}
