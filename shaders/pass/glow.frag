#version 330 core
// Bloom's last level and the shafts of sun, together, for the finish to look up once.
#include "frame.glsl"
uniform sampler2D wide;
uniform sampler2D level;
uniform sampler2D shafts;
in vec2 uv;
out vec4 o_color;
#define bloom_share frame[6].y
void main() {
    vec2 px = 0.75 / vec2(textureSize(wide, 0));
    vec3 c = textureLod(wide, uv + px * vec2(-1.0, -1.0), 0.0).rgb + textureLod(wide, uv + px * vec2(1.0, -1.0), 0.0).rgb
           + textureLod(wide, uv + px * vec2(-1.0, 1.0), 0.0).rgb + textureLod(wide, uv + px * vec2(1.0, 1.0), 0.0).rgb;
    vec3 bloom = mix(textureLod(level, uv, 0.0).rgb, c * 0.25, 0.6);
    o_color = vec4(bloom * bloom_share + textureLod(shafts, uv, 0.0).rgb, 1.0);
}
