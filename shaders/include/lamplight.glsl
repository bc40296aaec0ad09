// What the lamps at the sixteen corners throw on whatever is within a step of them, and what polished
// things mirror of the hall. The probes hold the rest of it; their grid is too wide for a pool.

#define LAMP_CIRCLE 12.1    // metres from the hall's middle to the lamps
#if UPPER
#define LAMP_REACH2 4.6     // square metres
const vec3 LAMP_GLOW = vec3(0.44, 0.21, 0.070);
#else
#define LAMP_REACH2 3.4
const vec3 LAMP_GLOW = vec3(0.66, 0.33, 0.112);
#endif

// doubled(c): the complex number c of length 1 at twice its angle.
vec2 doubled(vec2 c) { return vec2(c.x * c.x - c.y * c.y, 2.0 * c.x * c.y); }

// The shelves' own glow on whatever stands between them: it keeps shadows on pale stone honey.
#if UPPER
const vec3 SHELF_GLOW = vec3(0.017, 0.0115, 0.0075);
#else
const vec3 SHELF_GLOW = vec3(0.074, 0.042, 0.0145);
#endif

// lamplight(p, n) -> irradiance / pi at p from the shelves and the nearest corner's lamp. Angles are multiplied, not
// measured: sixteen times the azimuth is half a turn at every corner.
vec3 lamplight(vec3 p, vec3 n) {
    float r2 = dot(p.xz, p.xz);
    float inv = inversesqrt(r2 + 1e-4);
    vec2 way = p.xz * inv;
    vec2 eight = doubled(doubled(doubled(way.yx)));
    float away = r2 * inv - LAMP_CIRCLE;
    float q = 2.0 * eight.x * eight.x;  // one plus the cosine of sixteen times the azimuth
#if UPPER
    float dy = 1.97 - 4.2 * fract((p.y - 12.0) * (1.0 / 4.2));
    float burns = 1.0;
#else
    // Lanterns on every other pier, on the first galleries' newels, and hung before the capitals.
    float dy = (p.y < 4.0 ? 2.55 : p.y < 8.3 ? 5.60 : 10.3) - p.y;
    float burns = p.y < 4.0 ? 0.5 - 0.5 * sign(p.x) * eight.y : p.y < 8.3 && p.z < -11.0 ? 0.0 : 1.0;
#endif
    float d2 = 1.15 * q * (1.0 + 0.73 * q) + away * away + dy * dy;
    float fall = max(1.0 - d2 * (1.0 / LAMP_REACH2), 0.0);
    float facing = 0.55;
#if QUALITY > 1
    float arc = LAMP_CIRCLE / 8.0 * eight.x * eight.y;
    vec2 flat_ = arc * vec2(way.y, -way.x) - away * way;
    facing = max(0.35 + 0.65 * dot(n, vec3(flat_.x, dy, flat_.y)) * inversesqrt(d2 + 0.01), 0.0);
#endif
#if UPPER
    float shelves = 1.0;
#else
    float shelves = 1.1 - 0.06 * p.y;  // fewer of them are near where windows begin
#endif
    vec3 light = SHELF_GLOW * shelves;
#if QUALITY > 0 && !UPPER
    // The reading lamps on the benches: window sides are where eight times the azimuth is half a turn.
    vec3 off = vec3(-eight.y * 1.7 - 0.98, p.y - 0.80, r2 * inv - 13.16);
    float b2 = dot(off, off);
    float near = max(1.0 - b2 * 0.55, 0.0) * step(eight.x, 0.0) * step(off.x, 0.19);
    light += vec3(0.30, 0.185, 0.07) * (near * near / (b2 + 0.10));
#endif
    return light + LAMP_GLOW * (burns * fall * fall * facing / (d2 + 0.12));
}

// gleam(v, n) -> radiance that brass and wax with normal n mirror along the look v: windows and lamps
// in a bright belt, the floor's dusk below, night above.
vec3 gleam(vec3 v, vec3 n) {
    float up = v.y - 2.0 * dot(v, n) * n.y;
    float belt = max(1.0 - 2.4 * abs(up - 0.22), 0.0);
    float window = 0.62;
#if QUALITY > 1
    vec2 r = v.zx - 2.0 * dot(v, n) * n.zx;
    window -= 0.45 * doubled(doubled(doubled(r * inversesqrt(dot(r, r) + 1e-3)))).x;
#endif
    return vec3(1.0, 0.66, 0.30) * (0.10 + belt * belt * window);
}
