#version 330 core
// Outside at night: damp flagstones (v_color.a = 1) or earth, moss and fallen leaves (v_color.a = 0).
#define OUTSIDE_RING
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 p = v_world.xz;
    vec2 foot = fwidth(p);
    float pixel = max(foot.x, foot.y) + 1e-4;
    float cloud = noise(p * 0.35), middle = noise(p * 2.3 + 5.0);
    float height = 0.0;
    if (v_color.a > 0.5) {
        float row = floor(p.y / 0.86);
        float turn = hash1(uint(int(row) + 900));
        float span = 0.8 + 0.6 * turn;
        float along = p.x / span + turn * 5.0;
        vec2 whim = hash2(ivec2(int(row), int(floor(along))));
        float edge = min(0.86 * (0.5 - abs(fract(p.y / 0.86) - 0.5)), span * (0.5 - abs(fract(along) - 0.5)));
        edge += (middle - 0.5) * 0.016;
        float groove = (1.0 - smoothstep(0.008, 0.018 + pixel, edge)) * min(1.0, 0.02 / pixel);
        float moss = groove * 0.7 + 0.5 * clamp(cloud * 2.0 + middle - 1.7, 0.0, 1.0) * (1.0 - smoothstep(0.0, 0.16, edge));
        vec3 flag = mix(vec3(0.10, 0.10, 0.115), vec3(0.20, 0.19, 0.18), clamp(0.5 * whim.x + 0.6 * middle, 0.0, 1.0));
        s.albedo = mix(flag * (0.8 + 0.4 * whim.y), vec3(0.035, 0.055, 0.02), clamp(moss, 0.0, 1.0));
        float damp = smoothstep(0.45, 0.75, cloud + 0.3 * whim.x);
        s.roughness = 0.66 - 0.38 * damp + 0.2 * moss;
        s.albedo *= 1.0 - 0.35 * damp;
        height = -0.009 * groove + 0.006 * middle + 0.006 * whim.x * 0.0 - 0.004 * (1.0 - smoothstep(0.0, 0.09, edge));
    } else {
        float tuft = noise(p * 9.0);
        float litter = noise(p * 4.1 + 31.0);
        s.albedo = mix(vec3(0.035, 0.040, 0.018), vec3(0.055, 0.065, 0.028), tuft);
        s.albedo = mix(s.albedo, mix(vec3(0.11, 0.055, 0.022), vec3(0.16, 0.085, 0.02), middle), smoothstep(0.62, 0.8, litter));
        s.roughness = 0.95;
        height = 0.035 * tuft + 0.03 * litter;
    }
    s.albedo *= v_color.rgb;
    s.normal = bump(s.normal, v_world, height);
    o_color = vec4(shade(s), 1.0);
}
