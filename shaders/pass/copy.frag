#version 330 core
// The finished picture into the window.
uniform sampler2D source;
in vec2 uv;
out vec4 o_color;
void main() { o_color = vec4(textureLod(source, uv, 0.0).rgb, 1.0); }
