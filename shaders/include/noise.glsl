// Hashes and noises. Positions in metres, results in 0..1 unless the function says otherwise.

// hash1(p) -> [0, 1). Integer bit mixing after Jarzynski and Olano, "Hash Functions for GPU Rendering", 2020 (pcg).
uint pcg(uint v) {
    uint s = v * 747796405u + 2891336453u;
    uint w = ((s >> ((s >> 28u) + 4u)) ^ s) * 277803737u;
    return (w >> 22u) ^ w;
}
float hash1(uint v) { return float(pcg(v) >> 8u) * (1.0 / 16777216.0); }
float hash1(ivec2 p) { return hash1(uint(p.x) * 1597334677u ^ uint(p.y) * 3812015801u); }
float hash1(ivec3 p) {
    return hash1(uint(p.x) * 1597334677u ^ uint(p.y) * 3812015801u ^ uint(p.z) * 2798796415u);
}
vec2 hash2(ivec2 p) {
    uint h = pcg(uint(p.x) * 1597334677u ^ uint(p.y) * 3812015801u);
    return vec2(h & 0xffffu, h >> 16u) * (1.0 / 65536.0);
}

// Value noise with a cubic fade.
float noise(vec2 p) {
    ivec2 i = ivec2(floor(p));
    vec2 f = fract(p);
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hash1(i), hash1(i + ivec2(1, 0)), f.x),
               mix(hash1(i + ivec2(0, 1)), hash1(i + ivec2(1, 1)), f.x), f.y);
}
float noise(vec3 p) {
    ivec3 i = ivec3(floor(p));
    vec3 f = fract(p);
    f = f * f * (3.0 - 2.0 * f);
    vec4 low = vec4(hash1(i), hash1(i + ivec3(1, 0, 0)), hash1(i + ivec3(0, 1, 0)), hash1(i + ivec3(1, 1, 0)));
    vec4 high = vec4(hash1(i + ivec3(0, 0, 1)), hash1(i + ivec3(1, 0, 1)), hash1(i + ivec3(0, 1, 1)), hash1(i + ivec3(1, 1, 1)));
    vec4 z = mix(low, high, f.z);
    vec2 y = mix(z.xy, z.zw, f.y);
    return mix(y.x, y.y, f.x);
}

// Two and three octaves, mean 0.5; each octave turned so that lattices never line up.
float fbm2(vec2 p) {
    return 0.64 * noise(p) + 0.36 * noise(mat2(1.6, 1.2, -1.2, 1.6) * p + 7.3);
}
float fbm3(vec2 p) {
    mat2 turn = mat2(1.6, 1.2, -1.2, 1.6);
    vec2 q = turn * p + 7.3;
    return 0.55 * noise(p) + 0.29 * noise(q) + 0.16 * noise(turn * q + 3.1);
}
float fbm2(vec3 p) { return 0.64 * noise(p) + 0.36 * noise(p.zxy * 2.03 + 5.7); }

// bump(n, p, h): the normal n tilted by the height h (metres) given at the surface point p,
// from screen derivatives. Mikkelsen, "Bump Mapping Unparametrized Surfaces on the GPU", 2010.
vec3 bump(vec3 n, vec3 p, float h) {
    vec3 dx = dFdx(p), dy = dFdy(p);
    vec3 rx = cross(dy, n), ry = cross(n, dx);
    float det = dot(dx, rx);
    vec3 gradient = sign(det) * (dFdx(h) * rx + dFdy(h) * ry);
    return normalize(abs(det) * n - gradient);
}
