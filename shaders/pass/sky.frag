#version 330 core
// The painted sky round the zenith as a small picture, for the air that the last tiers dissolve into.
// No stars and figures: they are drawn before those tiers and thin out towards them by themselves.
#include "frame.glsl"
#include "sky.glsl"
#include "sky_map.glsl"
in vec2 uv;
out vec4 o_color;
void main() { o_color = vec4(painted_sky(sky_way(uv)), 1.0); }
