#version 330 core
// One level up: the wider glow under this level's own, tent filter of four taps.
uniform sampler2D wide;
uniform sampler2D level;
in vec2 uv;
out vec4 o_color;
void main() {
    vec2 px = 0.75 / vec2(textureSize(wide, 0));
    vec3 c = textureLod(wide, uv + px * vec2(-1.0, -1.0), 0.0).rgb + textureLod(wide, uv + px * vec2(1.0, -1.0), 0.0).rgb
           + textureLod(wide, uv + px * vec2(-1.0, 1.0), 0.0).rgb + textureLod(wide, uv + px * vec2(1.0, 1.0), 0.0).rgb;
    o_color = vec4(mix(textureLod(level, uv, 0.0).rgb, c * 0.25, 0.6), 1.0);
}
