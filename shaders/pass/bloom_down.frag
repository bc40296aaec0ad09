#version 330 core
// One level down: four taps, each over four pixels. Jimenez, 2014.
uniform sampler2D source;
in vec2 uv;
out vec4 o_color;
void main() {
    vec2 px = 1.0 / vec2(textureSize(source, 0));
    vec3 c = textureLod(source, uv + px * vec2(-1.0, -1.0), 0.0).rgb + textureLod(source, uv + px * vec2(1.0, -1.0), 0.0).rgb
           + textureLod(source, uv + px * vec2(-1.0, 1.0), 0.0).rgb + textureLod(source, uv + px * vec2(1.0, 1.0), 0.0).rgb;
    o_color = vec4(min(c * 0.25, vec3(40.0)), 1.0);
}
