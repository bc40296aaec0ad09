// What the lamps at the sixteen corners throw on whatever is within a step of them, and what polished
// things mirror of the hall. The probes hold the rest of it; their grid is too wide for a pool.

#define LAMP_CIRCLE 12.1    // metres from the hall's middle to the lamps
#if UPPER
#define LAMP_REACH2 5.2     // square metres
const vec3 LAMP_GLOW = vec3(0.95, 0.47, 0.16);
#else
#define LAMP_REACH2 3.4
const vec3 LAMP_GLOW = vec3(0.66, 0.33, 0.112);
#endif

// doubled(c): the complex number c of length 1 at twice its angle.
vec2 doubled(vec2 c) { return vec2(c.x * c.x - c.y * c.y, 2.0 * c.x * c.y); }

// The shelves' own glow on whatever stands between them: it keeps shadows on pale stone honey.
#if UPPER
const vec3 SHELF_GLOW = vec3(0.050, 0.031, 0.013);
#else
const vec3 SHELF_GLOW = vec3(0.070, 0.042, 0.016);
#endif

// lamplight(p, n) -> irradiance / pi at p from the shelves and the nearest corner's lamp. Angles are multiplied, not
// measured: sixteen times the azimuth is half a turn at every corner.
vec3 lamplight(vec3 p, vec3 n) {
    float r2 = dot(p.xz, p.xz);
    float inv = inversesqrt(r2 + 1e-4);
    vec2 way = p.xz * inv;
    vec2 eight = doubled(doubled(doubled(way.yx)));
    vec2 turn = doubled(eight);
    float away = r2 * inv - LAMP_CIRCLE;
    float q = 1.0 + turn.x;
    float arc = LAMP_CIRCLE / 16.0 * turn.y;
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
    vec2 flat_ = arc * vec2(way.y, -way.x) - away * way;
    float facing = dot(n, vec3(flat_.x, dy, flat_.y)) * inversesqrt(d2 + 0.01);
    return SHELF_GLOW + LAMP_GLOW * (burns * fall * fall * max(0.35 + 0.65 * facing, 0.0) / (d2 + 0.12));
}

// gleam(r) -> radiance from direction r (unit) as brass and wax see it: windows and lamps in a bright
// belt, the floor's dusk below, night above.
vec3 gleam(vec3 r) {
    float belt = max(1.0 - 2.4 * abs(r.y - 0.22), 0.0);
    vec2 eight = doubled(doubled(doubled(r.zx * inversesqrt(dot(r.xz, r.xz) + 1e-3))));
    return vec3(1.0, 0.66, 0.30) * (0.10 + belt * belt * (0.62 - 0.45 * eight.x));
}
