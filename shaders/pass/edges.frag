#version 330 core
// Smooths stair-steps and fits the picture to the window. After Lottes, "FXAA", 2009: the short console form, luma waits in alpha.
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
    vec3 smoothed = centre.rgb;
    // A loop that runs once or never: software renderers jump over loops but walk through branches.
    int edge = high - low < max(0.04, high * 0.12) ? 0 : 1;
    for (int once = 0; once < edge; once++) {
        vec2 way = vec2(sw + se - nw - ne, nw + sw - ne - se);
        float least = max((nw + ne + sw + se) * 0.03, 1.0 / 128.0);
        way = clamp(way / (min(abs(way.x), abs(way.y)) + least), -8.0, 8.0) * px;
        vec3 near = 0.5 * (textureLod(picture, uv - way / 6.0, 0.0).rgb + textureLod(picture, uv + way / 6.0, 0.0).rgb);
        vec3 wide = near * 0.5 + 0.25 * (textureLod(picture, uv - way * 0.5, 0.0).rgb + textureLod(picture, uv + way * 0.5, 0.0).rgb);
        float luma = dot(wide, vec3(0.299, 0.587, 0.114));
        smoothed = luma < low || luma > high ? near : wide;
    }
    o_color = vec4(smoothed, 1.0);
}
