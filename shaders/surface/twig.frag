#version 330 core
// Boughs, hedges and wrought iron against the night: no more than a tint and the court's light.
#include "court.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    s.albedo = v_color.rgb;
#if QUALITY > 1
    // Furrows of bark: long along what grows upward, gone before they could shimmer.
    float pixel = length(fwidth(v_world));
    float bark = noise(vec3(v_world.xz * 17.0, v_world.y * 3.5));
    float near = clamp(0.03 / pixel - 0.4, 0.0, 1.0);
    s.albedo *= 1.0 + near * (bark - 0.5) * 1.2;
    s.normal = bump(s.normal, v_world, near * 0.03 * bark);
#endif
    o_color = vec4(in_court(s), 1.0);
}
