#version 330 core
// The colour of sun that a window lets through, into the light-space mask.
uniform sampler2D cookie;  // sqrt-encoded transmittance, lead and paint included
in vec2 v_uv;
out vec4 o_color;
void main() {
    vec3 c = texture(cookie, v_uv).rgb;
    o_color = vec4(c * c, 1.0);
}
