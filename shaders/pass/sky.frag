#version 330 core
// The painted sky round the zenith as a small picture, for the air that the last tiers dissolve into.
// No figures: lines would be drawn across the shelves.
#include "frame.glsl"
#include "noise.glsl"
#include "sky.glsl"
#include "sky_map.glsl"
in vec2 uv;
out vec4 o_color;
void main() { o_color = vec4(painted_sky(sky_way(uv), 0.0), 1.0); }
