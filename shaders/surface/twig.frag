#version 330 core
// Boughs, hedges and wrought iron against the night: no more than a tint and the court's light.
#include "court.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    s.albedo = v_color.rgb;
    o_color = vec4(in_court(s), 1.0);
}
