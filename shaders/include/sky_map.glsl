// Directions round the zenith on a square, stereographic; SKY_REACH is the tangent of half its widest angle.
#define SKY_REACH 0.3
vec2 sky_place(vec3 way) { return way.xz / (1.0 + max(way.y, 0.0)) * (0.5 / SKY_REACH) + 0.5; }
vec3 sky_way(vec2 place) {
    vec2 q = (place - 0.5) * (2.0 * SKY_REACH);
    float d = dot(q, q);
    return vec3(2.0 * q.x, 1.0 - d, 2.0 * q.y) / (1.0 + d);
}
