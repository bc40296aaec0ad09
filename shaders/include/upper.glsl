// Included after light.glsl. ROOM_LIGHT(s) is shade() but for what is far up and drawn by a processor.
#define FAR (UPPER && QUALITY < 2)
// shade() for the architecture of the tiers above 12.6 m where a processor draws them. Up there the baked
// probes (assets/light/hall.npz) hardly differ but by height, so that a line through them will do.
const vec3 UPPER_LOW = vec3(0.066, 0.041, 0.038), UPPER_HIGH = vec3(0.020, 0.015, 0.025);  // at 12.6 m and 30 m

#if FAR
#define ROOM_LIGHT shade_upper
#else
#define ROOM_LIGHT shade
#endif

vec3 shade_upper(Surface s) {
    vec3 to = s.position - eye;
    vec2 way = s.position.xz * inversesqrt(dot(s.position.xz, s.position.xz));
    float facing = 1.0 - 0.18 * dot(way, s.normal.xz) - 0.2 * s.normal.y;
    vec3 bounce = mix(UPPER_LOW, UPPER_HIGH, clamp((s.position.y - 12.6) * (1.0 / 17.4), 0.0, 1.0)) * facing;
    return haze(s.albedo * bounce * s.occlusion + s.emission, s.position, to, length(to));
}
