// order16(pixel) -> 0..15/16: Bayer's 4x4 order; a 4x4 box over it is constant.
float order16(vec2 pixel) {
    ivec2 p = ivec2(pixel) & 3;
    int a = ((p.x ^ p.y) & 1) << 3 | (p.y & 1) << 2 | (((p.x ^ p.y) >> 1) & 1) << 1 | ((p.y >> 1) & 1);
    return float(a) * (1.0 / 16.0);
}
