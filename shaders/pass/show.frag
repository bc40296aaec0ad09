#version 330 core
// The finished picture on the window, dithered: interleaved gradient noise (Jimenez, 2014), half a byte, so that
// nothing bands in the dome.
uniform sampler2D picture;
in vec2 uv;
out vec4 o_color;
void main() {
    vec3 c = textureLod(picture, uv, 0.0).rgb;
    float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
    o_color = vec4(c + grain * (1.0 / 255.0), 1.0);
}
