#version 330 core
// Clothes: threads, hems and wear of up to sixteen fabrics.
#include "light.glsl"
#include "noise.glsl"
#include "cloth.glsl"

uniform vec4 fabrics[80];     // five a material, see game/bake/people/fabric.py

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;                 // metres along the cloth; jacket sleeves start at u = 3, its collar at 6
in vec4 v_detail;             // openness, distance to the hem / 8 cm, fabric / 32
in vec3 v_rest;

out vec4 o_color;

void main() {
    int kind = int(v_detail.z * 32.0 + 0.5);
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
    vec4 paint = fabrics[5 * kind], rubbed = fabrics[5 * kind + 1], thread = fabrics[5 * kind + 2], kind_of = fabrics[5 * kind + 3];
    vec2 t = v_uv * thread.xy;
    float column = abs(fract(t.x + t.y * thread.z) * 2.0 - 1.0);
    float row = 0.5 + 0.5 * sin((t.y + column * thread.w) * 6.2832);
    height = kind_of.x * near * (0.7 * column + 0.3 * row);
    vec3 color = mix(paint.rgb, rubbed.rgb, worn * 0.55 + 0.20 * smoothstep(0.03, 0.0, hem));
    color *= mix(1.0, 0.75 + 0.3 * column + 0.1 * row, near);
    float edge = min(abs(hem - 0.010), abs(hem - 0.0165));
    color = mix(color, fabrics[5 * kind + 4].rgb, stitches(edge, v_uv.x + v_uv.y) * seen * kind_of.z * 0.75);
    s.roughness = paint.a;
    s.metal = rubbed.a;
    fuzz = kind_of.y;
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
