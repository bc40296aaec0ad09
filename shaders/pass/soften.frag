#version 330 core
// Four by four box over a small buffer: takes the four by four pattern of the sampling offsets out exactly.
uniform sampler2D source;
in vec2 uv;
out vec4 o_color;
void main() {
    vec2 px = 1.0 / vec2(textureSize(source, 0));
    o_color = 0.25 * (textureLod(source, uv + px * vec2(-0.5, -0.5), 0.0) + textureLod(source, uv + px * vec2(1.5, -0.5), 0.0)
                    + textureLod(source, uv + px * vec2(-0.5, 1.5), 0.0) + textureLod(source, uv + px * vec2(1.5, 1.5), 0.0));
}
