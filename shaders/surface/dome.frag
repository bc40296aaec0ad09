#version 330 core
// The backdrop behind everything: the painted sky in full sharpness.
#include "frame.glsl"
#include "sky.glsl"

in vec3 v_world;
out vec4 o_color;

void main() { o_color = vec4(painted_sky(normalize(v_world - eye)), 1.0); }
