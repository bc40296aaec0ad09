#version 330 core
// The backdrop behind everything: the painted sky in full sharpness.
#include "frame.glsl"
#include "noise.glsl"
#include "sky.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

void main() { o_color = vec4(painted_sky(normalize(v_world - eye), 1.0), 1.0); }
