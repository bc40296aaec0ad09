// The forecourt at night: what the painted sky lends, the front's lit windows, lanterns, the seam of the doors.
// Neither the probes nor the sun reach out here, and nothing asks them. Radiance on a white surface.
// The places are those of game/meshes/front.py and forecourt.py; the court is its own mirror image about x = 0.
#define OUTSIDE_RING
#include "light.glsl"

const float FRONT_Z = -14.3;                                   // plane of the front wall, metres
const float BAY = 4.675, BAY_STEP = 3.51;                      // middles of its windows: first, and apart
const vec3 AMBER = vec3(1.0, 0.49, 0.165);
const vec3 MOONWARD = vec3(-0.62, 0.52, -0.59);                // unit: where the brightest nebula stands
const vec3 MOON = vec3(0.016, 0.028, 0.068);
const vec3 PORTAL_LANTERN = vec3(2.30, 4.62, -15.95);
const vec3 POST_LANTERN = vec3(5.0, 2.72, -22.4);
const vec3 PIER_LANTERN = vec3(8.25, 1.72, -19.74);
const float PIER_STEP = 10.4;

// lantern(p, n, at, reach) -> share of its power that arrives: inverse square, softened, gone at its reach.
float lantern(vec3 p, vec3 n, vec3 at, float reach) {
    vec3 to = at - p;
    float d2 = dot(to, to);
    float fall = max(1.0 - d2 / (reach * reach), 0.0);
    return max(dot(n, to) * inversesqrt(d2) * 0.86 + 0.14, 0.0) * fall * fall / (d2 + 0.2);
}

float bay_of(float x) { return BAY + BAY_STEP * clamp(floor((x - BAY) / BAY_STEP + 0.5), 0.0, 2.0); }

// court_light(p, n) -> radiance of a white surface.
vec3 court_light(vec3 p, vec3 n) {
    vec3 q = vec3(abs(p.x), p.yz), m = vec3(p.x < 0.0 ? -n.x : n.x, n.yz);
    float warm = 1.45 * (lantern(q, m, PORTAL_LANTERN, 8.0)
                      + lantern(q, m, PORTAL_LANTERN * vec3(-1.0, 1.0, 1.0), 8.0));
    warm += 2.3 * lantern(q, m, POST_LANTERN, 7.5);
    vec3 pier = PIER_LANTERN;
    pier.z -= PIER_STEP * clamp(floor((PIER_LANTERN.z + 0.5 * PIER_STEP - q.z) / PIER_STEP), 0.0, 1.0);
    warm += 0.9 * lantern(q, m, pier, 5.0);
    // The nearest window, a bright slit from sill to head.
    vec3 to = vec3(bay_of(q.x) - q.x, clamp(q.y, 3.6, 8.6) - q.y, FRONT_Z - 0.1 - q.z);
    float d2 = dot(to, to) + 0.02, r = inversesqrt(d2);
    warm += 0.66 * max(dot(m, to) * r * 0.9 + 0.1, 0.0) * clamp(0.25 + to.z * r, 0.0, 1.0) / (d2 + 1.6);
    vec3 cool = NIGHT_ABOVE * (0.40 + 0.29 * n.y) + MOON * max(dot(n, MOONWARD), 0.0);
    return cool + AMBER * warm + lamp_light(p, n);
}

// in_court(s) -> radiance towards the eye of something matt.
vec3 in_court(Surface s) {
    vec3 to = s.position - eye;
    vec3 lit = s.albedo * court_light(s.position, s.normal) * s.occlusion;
    return haze(lit + s.emission, s.position, to, length(to));
}
