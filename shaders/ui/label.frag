#version 330 core
// A glyph: its coverage is the texture's alpha.
uniform sampler2D p3d_Texture0;
uniform vec4 p3d_ColorScale;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;
void main() {
    vec4 tint = v_color * p3d_ColorScale;
    o_color = vec4(tint.rgb, tint.a * texture(p3d_Texture0, v_uv).a);
}
