// The hall as a point on its floor mirrors it: one panorama from the middle, put right for where the point is.
// After Lagarde and Zanuttini, "Local Image-based Lighting With Parallax-corrected Cubemap", 2012, on a drum.
uniform sampler2D hall_mirror;  // four quarters side by side, north first; rgb: square root of radiance / MIRROR_RANGE
#define MIRROR_RANGE 4.0
#define MIRROR_EYE 0.4          // metres: height it was drawn from
#define MIRROR_RADIUS 12.7      // metres: the drum of shelves and windows
#define MIRROR

// mirror(p, r, roughness) -> radiance from along r, unit, upward, as rough stone gathers it.
vec3 mirror(vec3 p, vec3 r, float roughness) {
    float a = dot(r.xz, r.xz) + 1e-4, b = dot(p.xz, r.xz), c = dot(p.xz, p.xz) - MIRROR_RADIUS * MIRROR_RADIUS;
    vec3 at = p + r * ((sqrt(max(b * b - a * c, 0.0)) - b) / a);
    // A square stands for the turn: no arc tangent, and no seam, for the quarters meet at its corners.
    vec2 side = abs(at.xz);
    bool along = side.y > side.x;
    float major = 1.0 / max(side.x, side.y);
    float quarter = along ? (at.z > 0.0 ? 0.0 : 2.0) : (at.x > 0.0 ? 1.0 : 3.0);
    float across = along ? at.x * sign(at.z) : -at.z * sign(at.x);
    vec2 uv = vec2((quarter + 0.5 + 0.5 * across * major) * 0.25, (at.y - MIRROR_EYE) * major);
    float soft = clamp(roughness * 8.0 - 1.2, 0.0, 4.5);
#if QUALITY < 2
    soft = floor(soft + 0.5);  // between two levels a software renderer looks twice
#endif
    vec3 seen = textureLod(hall_mirror, uv, soft).rgb;
    return seen * seen * MIRROR_RANGE;
}
