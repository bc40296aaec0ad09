#version 330 core
// The colour of sun that a window lets through, into the light-space mask.
uniform sampler2D cookie;  // square root of transmittance, lead and paint included
const float SUN_BLUR = 2.0;  // mip level: four texels of a centimetre, the sun's disc seen from the floor
in vec2 v_uv;
out vec4 o_color;
void main() { o_color = vec4(textureLod(cookie, v_uv, SUN_BLUR).rgb, 1.0); }
