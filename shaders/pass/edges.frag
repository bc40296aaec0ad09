#version 330 core
// Smooths stair-steps. After Lottes, "FXAA", 2009: the short console form, luma waits in alpha.
uniform sampler2D picture;
in vec2 uv;
out vec4 o_color;
void main() {
    vec2 px = 1.0 / vec2(textureSize(picture, 0));
    vec4 centre = textureLod(picture, uv, 0.0);
    float nw = textureLod(picture, uv + px * vec2(-0.5, 0.5), 0.0).a;
    float ne = textureLod(picture, uv + px * vec2(0.5, 0.5), 0.0).a;
    float sw = textureLod(picture, uv + px * vec2(-0.5, -0.5), 0.0).a;
    float se = textureLod(picture, uv + px * vec2(0.5, -0.5), 0.0).a;
    float low = min(min(nw, ne), min(min(sw, se), centre.a));
    float high = max(max(nw, ne), max(max(sw, se), centre.a));
    if (high - low < max(0.035, high * 0.11)) { o_color = vec4(centre.rgb, 1.0); return; }
    vec2 way = vec2(sw + se - nw - ne, nw + sw - ne - se);
    float least = max((nw + ne + sw + se) * 0.03, 1.0 / 128.0);
    way = clamp(way / (min(abs(way.x), abs(way.y)) + least), -8.0, 8.0) * px;
    vec3 near = 0.5 * (textureLod(picture, uv - way / 6.0, 0.0).rgb + textureLod(picture, uv + way / 6.0, 0.0).rgb);
    vec4 f0 = textureLod(picture, uv - way * 0.5, 0.0), f1 = textureLod(picture, uv + way * 0.5, 0.0);
    vec3 wide = near * 0.5 + 0.25 * (f0.rgb + f1.rgb);
    float luma = dot(wide, vec3(0.299, 0.587, 0.114));
    o_color = vec4(luma < low || luma > high ? near : wide, 1.0);
}
