#version 330 core
// Clothes: denim jacket, jersey shirt, twill trousers, canvas shoes; hems, seams and wear.
#include "light.glsl"
#include "noise.glsl"
#include "cloth.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;                 // metres along the cloth; jacket sleeves start at u = 3, its collar at 6
in vec4 v_detail;             // openness, distance to the hem / 8 cm, kind / 8
in vec3 v_rest;

out vec4 o_color;

void main() {
    int kind = int(v_detail.z * 8.0 + 0.5);
    float hem = v_detail.y * 0.08, open = v_detail.x;
    // Threads are about a millimetre; a pixel that covers half of one sees only their mean.
    vec2 foot = fwidth(v_uv);
    float near = 1.0 - smoothstep(0.00018, 0.00050, max(foot.x, foot.y));
    float seen = 1.0 - smoothstep(0.0006, 0.0020, max(foot.x, foot.y));
    vec3 n = normalize(gl_FrontFacing ? v_normal : -v_normal);
    vec3 v = normalize(eye - v_world);
    float worn = fbm2(v_rest * 11.0), grain = noise(v_rest * 70.0);
    Surface s = surface(v_world, n);
    s.specular = 0.03;
    s.roughness = 0.92;
    float height = 0.0, fuzz = 0.35, seam = 0.0;
    vec3 color;

    if (kind == 0) {
        Weave w = denim(v_uv);
        color = mix(vec3(0.016, 0.027, 0.068), vec3(0.036, 0.053, 0.105), worn * 0.55 + 0.20 * smoothstep(0.03, 0.0, hem));
        color *= mix(1.0, w.shade, 0.4 + 0.6 * near);
        height = w.height * near;
        // Double-stitched hems and two breast pockets with flaps.
        float edge = min(abs(hem - 0.010), abs(hem - 0.0165));
        float thread = stitches(edge, v_uv.x + v_uv.y);
        if (abs(v_uv.x) < 0.19 && max(foot.x, foot.y) < 0.004) {
            vec2 q = vec2(abs(v_uv.x) - 0.125, v_uv.y - 0.555);
            vec2 flap = abs(q - vec2(0.0, -0.012 * (1.0 - abs(q.x) / 0.055))) - vec2(0.055, 0.026);
            float d = max(flap.x, flap.y);
            seam = (1.0 - smoothstep(0.0, 0.0022, abs(d))) * 0.9;
            height += smoothstep(0.0015, -0.0015, d) * 0.0022;
            thread = max(thread, stitches(d + 0.005, v_uv.x + v_uv.y));
        }
        height += smoothstep(0.0, 0.012, 0.020 - hem) * 0.0006 * noise(v_uv * vec2(260.0, 260.0)) ;
        color = mix(color, vec3(0.40, 0.21, 0.075), thread * seen * 0.75);
        fuzz = 0.25;
    } else if (kind == 1) {
        Weave w = jersey(v_uv);
        color = vec3(0.050, 0.052, 0.060) * (0.86 + 0.22 * worn) * mix(1.0, w.shade, near);
        height = w.height * near;
        // The neckband is ribbed.
        if (hem < 0.018 && v_rest.y > 0.9) {
            height += abs(fract(v_uv.x * 330.0) - 0.5) * 0.00022 * near;
            seam = 1.0 - smoothstep(0.0, 0.0012, abs(hem - 0.0175));
        }
        fuzz = 0.6;
    } else if (kind == 2) {
        Weave w = denim(v_uv * 1.2);
        color = mix(vec3(0.036, 0.032, 0.027), vec3(0.066, 0.058, 0.048), worn) * mix(1.0, mix(1.0, w.shade, 0.5), near);
        height = w.height * 0.7 * near;
        color = mix(color, color * 1.5, stitches(abs(hem - 0.014), v_uv.x) * seen);
        fuzz = 0.3;
    } else if (kind == 3) {
        Weave w = canvas(v_uv);
        color = vec3(0.150, 0.038, 0.026) * (0.8 + 0.3 * worn) * mix(1.0, w.shade, near);
        height = w.height * near;
        color = mix(color, vec3(0.42, 0.35, 0.26), stitches(abs(hem - 0.008), v_uv.x + v_uv.y) * seen);
    } else if (kind == 4) {
        float stripe = smoothstep(0.0015, 0.0005, abs(v_rest.y - 0.021));
        color = mix(vec3(0.46, 0.41, 0.33), vec3(0.22, 0.05, 0.03), stripe) * (0.72 + 0.35 * grain);
        color *= 0.65 + 0.35 * smoothstep(0.0, 0.012, v_rest.y);
        s.roughness = 0.65;
        s.specular = 0.04;
        fuzz = 0.05;
    } else if (kind == 5) {
        color = vec3(0.50, 0.32, 0.14);
        s.metal = 1.0;
        s.roughness = 0.35;
        fuzz = 0.0;
    } else {
        Weave w = canvas(v_uv);
        color = vec3(0.50, 0.44, 0.35) * w.shade;
    }
    color *= 1.0 - 0.45 * seam;
    // Creases hold shade and dust; high places are rubbed pale.
    s.albedo = color * (0.92 + 0.16 * grain);
    s.normal = bump(n, v_world, height + worn * 0.0012);
    s.occlusion = max(open, 0.12);
    float rim = 1.0 - max(dot(n, v), 0.0);
    // Loose fibres catch light at grazing angles.
    s.emission = color * fuzz * (rim * rim * rim) * (ambient(v_world, n) * open * 1.4
               + sunlight(v_world + n * 0.02) * max(dot(n, sun_direction) * 0.5 + 0.4, 0.0) * 0.35);
    o_color = vec4(shade(s), 1.0);
}
