#version 330 core
// The colour of sun that a window lets through, into the light-space mask.
uniform sampler2D cookie;  // square root of transmittance, lead and paint included
in vec2 v_uv;
out vec4 o_color;
void main() { o_color = vec4(texture(cookie, v_uv).rgb, 1.0); }
