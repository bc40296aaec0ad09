#version 330 core
// Leaves outside: on the flags, on ivy, in the air. v_color.rgb: tint; light shines through them a little.
#include "court.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() {
    vec3 n = normalize(v_normal);
    Surface s = surface(v_world, dot(n, v_world - eye) > 0.0 ? -n : n);
    s.albedo = v_color.rgb * (0.8 + 0.4 * smoothstep(0.0, 0.03, abs(v_uv.x)));
    s.emission = v_color.rgb * 0.4 * court_light(v_world, -s.normal);
    o_color = vec4(in_court(s), 1.0);
}
