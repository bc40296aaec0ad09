#version 330 core
// The guitar's top: two leaves of old spruce, mirrored at the joint, their varnish worn by an arm.
// v_uv: x (bass side positive) and y from the saddle, metres. v_color.a: distance to the edge / 18 mm.
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const vec2 HOLE = vec2(0.0, 0.171);
const vec3 DARK = vec3(0.030, 0.014, 0.008), PALE = vec3(0.44, 0.27, 0.11), RED = vec3(0.19, 0.035, 0.014),
           GREEN = vec3(0.045, 0.075, 0.035);

// line(x, at, width, pixel): 1 on a line, its share of the pixel where it is thinner than one.
float line(float x, float at, float width, float pixel) {
    float w = max(width, pixel);
    return (1.0 - smoothstep(0.25 * w, 0.75 * w, abs(x - at))) * (width / w);
}

// The rosette at r metres from the hole's middle: rings of dyed wood round a band of little squares.
vec3 rosette(vec3 wood, vec2 from, float r, float pixel) {
    float band = smoothstep(0.0475, 0.0475 + pixel, r) * (1.0 - smoothstep(0.0595, 0.0595 + pixel, r));
    vec3 tile = vec3(0.16, 0.085, 0.036);
#if QUALITY > 0
    for (int i = 0; i < int(pixel < 0.0035 && band > 0.0); i++) {
        float turn = atan(from.x, from.y) * (72.0 / 6.2831853);
        vec2 cell = vec2(fract(turn) - 0.5, (r - 0.0535) * 165.0);
        float diamond = abs(cell.x) * 2.0 + abs(cell.y);
        vec3 near = mix(PALE, RED, smoothstep(0.42, 0.50, diamond));
        near = mix(near, GREEN, smoothstep(0.78, 0.86, diamond));
        tile = mix(near, tile, smoothstep(0.0012, 0.0035, pixel));
    }
#endif
    wood = mix(wood, tile, band);
    wood = mix(wood, DARK, line(r, 0.0470, 0.0010, pixel) + line(r, 0.0600, 0.0010, pixel));
    wood = mix(wood, PALE, line(r, 0.0490, 0.0007, pixel) + line(r, 0.0582, 0.0007, pixel));
    return mix(wood, DARK, line(r, 0.0625, 0.0007, pixel) + line(r, 0.0445, 0.0007, pixel));
}

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 p = vec2(abs(v_uv.x), v_uv.y);
    vec2 foot = fwidth(v_uv);
    float pixel = max(max(foot.x, foot.y), 1e-5);
    // Years: close together at the joint, wide at the edges.
    float years = p.x * (620.0 - 900.0 * p.x), fret = 0.5;
#if QUALITY > 0
    years += 0.8 * noise(p * vec2(9.0, 2.2));
    fret = noise(v_uv * 46.0);
#endif
    float broad = noise(vec2(years * 0.16, p.y * 1.1));
    vec3 wood = v_color.rgb * (0.80 + 0.40 * broad);
#if QUALITY > 0
    float seen = clamp(0.0011 / pixel - 0.4, 0.0, 1.0);
    float ring = fract(years);
    wood *= 1.0 - seen * 0.30 * smoothstep(0.45, 0.95, ring) * (1.0 - smoothstep(0.95, 1.0, ring));
#endif
    // Where her arm lies, and where nails stray below the hole, the varnish is gone.
    vec2 arm = (v_uv - vec2(0.128, -0.062)) * vec2(12.5, 9.5), nails = (v_uv - vec2(-0.058, 0.140)) * vec2(34.0, 22.0);
    float worn = smoothstep(1.15, 0.25, dot(arm, arm) + 0.9 * (fret - 0.5));
    float strayed = smoothstep(1.0, 0.1, dot(nails, nails) + 0.8 * (fret - 0.5));
    wood = mix(wood, vec3(0.70, 0.57, 0.38) * (0.70 + 0.40 * broad), 0.88 * worn);
    wood = mix(wood, vec3(0.58, 0.43, 0.25) * (0.7 + 0.3 * broad), 0.75 * strayed);
#if QUALITY > 1
    float scratch = smoothstep(0.80, 0.95, noise(vec2(v_uv.x * 60.0 + v_uv.y * 130.0, v_uv.y * 950.0 - v_uv.x * 420.0)));
    wood = mix(wood, wood * 0.62, scratch * smoothstep(1.6, 0.3, dot(nails, nails)) * clamp(0.0016 / pixel - 0.35, 0.0, 1.0));
    float silk = noise(vec2(p.x * 70.0, p.y * 330.0 + p.x * 200.0));
    wood *= 1.0 + 0.07 * (silk - 0.5) * clamp(0.004 / pixel - 0.4, 0.0, 1.0);
#endif
    vec2 from = v_uv - HOLE;
    float r = length(from), edge = v_color.a * 0.018;
    // Eighty years of hands: darker towards the edge and about the bridge.
    wood *= 0.74 + 0.26 * smoothstep(0.0, 0.8, v_color.a);
    vec2 off = max(abs(v_uv - vec2(0.0, -0.006)) - vec2(0.0925, 0.0135), 0.0);
    float shadow = smoothstep(0.007, 0.0, length(off));
    wood = mix(wood, wood * vec3(0.80, 0.72, 0.64), shadow);
    wood = rosette(wood, from, r, pixel);
    wood = mix(wood, DARK, 0.9 * (line(edge, 0.0010, 0.0012, pixel) + line(edge, 0.0034, 0.0008, pixel)));
    wood *= 1.0 - 0.35 * line(v_uv.x, 0.0, 0.0004, pixel) * step(v_uv.y, 0.12);

    // The strings' own shade lies beside them, softer the higher they stand.
    float between = mix(0.0116, 0.0086, v_uv.y * 1.538), lane = (v_uv.x + 0.0030) / between + 2.5;
    float beneath = line(abs(fract(lane + 0.5) - 0.5) * between, 0.0, 0.0020, pixel);
    wood *= 1.0 - 0.34 * beneath * step(abs(lane - 2.5), 2.75) * step(0.0, v_uv.y);

    s.albedo = wood;
    s.occlusion = 1.0 - 0.35 * shadow - 0.25 * smoothstep(0.010, 0.0, r - 0.043);
    float bare = max(worn, strayed);
    s.roughness = mix(0.44, 0.80, bare);
    s.specular = mix(0.045, 0.03, bare);
#if QUALITY > 1
    s.roughness += 0.08 * (fret - 0.5);
    s.normal = normalize(s.normal + 0.022 * (vec3(fret, silk, broad) - 0.5));
#endif
    o_color = vec4(shade(s), 1.0);
}
