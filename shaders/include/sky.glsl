// The painted sky, seen by direction alone: two painted layers (game/bake/sky) that turn against one
// another in a slow dance. Stars and figures are drawn over it. Needs frame.glsl.

uniform sampler2D sky_far;    // the nebulae: square root of radiance / SKY_BRIGHTEST
uniform sampler2D sky_near;   // the same of rose-gold dust and pale wisps; b: how much shines through
#define SKY_BRIGHTEST 0.6
#define NEAR_ZENITH 0.10      // as in game/meshes/sky_plane.py, and the next
#define CANVAS_REACH 1.04
#define DUST vec3(1.0, 0.45, 0.37)
#define WISP vec3(0.30, 0.44, 0.95)

// wave(x) -> -1..1, once to and fro as x grows by 1: a sine's sway at a third of its price.
float wave(float x) {
    float y = abs(2.0 * fract(x) - 1.0);
    return y * y * (6.0 - 4.0 * y) - 1.0;
}

// danced(p, turn, stir) -> uv on a canvas, turned about the zenith by less than half a radian, and stirred as
// paint in a bowl is. radians.
vec2 danced(vec2 p, float turn, float stir) {
    float a = turn + stir, a2 = a * a, c = 1.0 - 0.5 * a2 + a2 * a2 * (1.0 / 24.0), s = a - a * a2 * (1.0 / 6.0);
    return vec2(c * p.x - s * p.y, s * p.x + c * p.y) * (0.5 / CANVAS_REACH) + 0.5;
}

// painted_sky(dir) -> radiance. dir: unit, from the eye.
vec3 painted_sky(vec3 dir) {
    float low = 1.0 / (1.0 + max(dir.y, -0.6));
    vec2 q = vec2(dir.x, -dir.z) * low;
    float r2 = dot(q, q);
    vec2 p = q * (sqrt(1.0 + NEAR_ZENITH) * inversesqrt(r2 + NEAR_ZENITH));
    float rho = length(p), t = dream_time;
    vec3 far = texture(sky_far, danced(p, 0.20 * wave(t * 0.0021), 0.06 * wave(t * 0.0072 - 0.8 * rho))).rgb;
    vec3 near = texture(sky_near, danced(p, -0.32 * wave(t * 0.0027), 0.05 * wave(t * 0.0059 + rho))).rgb;
    far *= far;
    near *= near;
    vec3 sky = (far * near.b + DUST * near.r + WISP * near.g) * (SKY_BRIGHTEST * mix(0.42, 1.0, inside));
    float horizon = 1.0 - clamp(dir.y * 2.6, 0.0, 1.0);
    return mix(sky, night_color * 0.7 + 0.35 * sky, horizon * horizon * 0.8);
}
