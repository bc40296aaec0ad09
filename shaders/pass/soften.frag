#version 330 core
// Four by four box over a small buffer: takes the pattern of the sampling noise out.
uniform sampler2D source;
in vec2 uv;
out vec4 o_color;
void main() {
    vec2 px = 1.0 / vec2(textureSize(source, 0));
    o_color = 0.25 * (textureLod(source, uv + px * vec2(-1.0, -1.0), 0.0) + textureLod(source, uv + px * vec2(1.0, -1.0), 0.0)
                    + textureLod(source, uv + px * vec2(-1.0, 1.0), 0.0) + textureLod(source, uv + px * vec2(1.0, 1.0), 0.0));
}
