#version 330 core
// Metres along the sun's way to whatever stands in it, as sunlight.glsl reads them.
#include "sun_span.glsl"
uniform vec4 sun_way;  // xyz: unit, away from the sun
in vec3 v_world;
out vec4 o_color;
void main() { o_color = vec4(clamp(dot(v_world, sun_way.xyz) / SUN_SPAN + 0.5, 0.0, 1.0)); }
