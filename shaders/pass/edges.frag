#version 330 core
// Smooths stair-steps and fits the picture to the window. After Lottes, "FXAA", 2009: the short console form, luma waits in alpha.
uniform sampler2D picture;
in vec2 uv;
out vec4 o_color;
void main() {
    vec2 size = vec2(textureSize(picture, 0));
    vec2 px = 1.0 / size;
    // The four texels about the sample: their mean by distance is the picture, their lumas tell an edge.
    vec2 at = uv * size - 0.5;
    vec2 f = fract(at);
    ivec2 i = ivec2(at - f), top = ivec2(size) - 1;
    ivec2 low_corner = max(i, ivec2(0)), high_corner = min(i + 1, top);
    vec4 c00 = texelFetch(picture, low_corner, 0);
    vec4 c10 = texelFetch(picture, ivec2(high_corner.x, low_corner.y), 0);
    vec4 c01 = texelFetch(picture, ivec2(low_corner.x, high_corner.y), 0);
    vec4 c11 = texelFetch(picture, high_corner, 0);
    vec4 centre = mix(mix(c00, c10, f.x), mix(c01, c11, f.x), f.y);
    float nw = c01.a, ne = c11.a, sw = c00.a, se = c10.a;
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
