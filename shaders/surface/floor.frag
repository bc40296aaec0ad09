#version 330 core
// The hall's floor, drawn in place from world metres: a compass of two woods and brass under the ring,
// rings of inlaid wood, flags laid in circles; worn where people walk. Nothing repeats.
#include "mirror.glsl"
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float PI = 3.14159265;

// rose(p, points, tip, valley, turn) -> x: metres outside the star's edge, y: which side of a point's ridge.
vec2 rose(float r, float angle, float points, float tip, float valley, float turn) {
    float wedge = PI / points;
    float a = mod(angle - turn + wedge, 2.0 * wedge) - wedge;
    vec2 p = r * vec2(cos(a), abs(sin(a)));
    vec2 low = valley * vec2(cos(wedge), sin(wedge));
    vec2 edge = low - vec2(tip, 0.0);
    vec2 normal = vec2(edge.y, -edge.x) * inversesqrt(dot(edge, edge));
    return vec2(dot(p - vec2(tip, 0.0), normal), a);
}

// line(d, half, pixel) -> share of the pixel covered by a band about d = 0.
float line(float d, float thick, float pixel) {
    float cover = 1.0 - smoothstep(thick - 0.5 * pixel, thick + 0.5 * pixel, abs(d));
    return cover * min(1.0, 2.0 * thick / pixel);
}

// grain(p) -> 0..1, the figure of a plank that runs along p.y.
float grain(vec2 p, float pixel) {
    float f = noise(p * vec2(9.0, 0.8));
    return mix(0.5, noise(vec2(p.x * 40.0 + f * 8.0, p.y * 1.1)), clamp(0.02 / pixel - 0.2, 0.0, 1.0)) * 0.7 + 0.3 * f;
}

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 p = v_world.xz;
    vec2 foot = fwidth(p);
    float pixel = max(foot.x, foot.y) + 1e-4;
    float r = length(p), angle = atan(p.x, p.y);

    float cloud = noise(p * 0.45), middle = noise(p * 2.9 + 11.0);
    // Where feet go: from the doors to the ring, round the ring, and out to the shelves.
    float aisle = exp(-p.x * p.x * 0.55) * smoothstep(-3.6, -5.0, p.y);
    float round = exp(-(r - 5.9) * (r - 5.9) * 0.9) + 0.7 * exp(-(r - 11.2) * (r - 11.2) * 1.6);
    float walked = clamp((aisle + round) * (0.55 + 0.9 * cloud) * (0.7 + 0.6 * middle), 0.0, 1.0);

    float wood = 0.0, brass = 0.0, groove = 0.0, tint = 1.0, lift = 0.0;
    vec2 plank = vec2(0.0);
    vec2 whim = vec2(0.5);
    bool pale = false;

    if (r < 5.22) {
        vec2 north = rose(r, angle, 4.0, 4.16, 0.78, 0.0);
        vec2 between = rose(r, angle, 4.0, 3.30, 0.92, PI * 0.25);
        vec2 thin = rose(r, angle, 8.0, 2.62, 1.22, PI * 0.125);
        vec2 star = north.x < 0.0 ? north : between.x < 0.0 ? between : thin;
        float hub = r - 0.46;
        brass = line(hub, 0.022, pixel);
        if (r < 4.36) {
            // Outlines hide where a higher star covers them.
            float over = max(line(north.x, 0.018, pixel), north.x < 0.0 ? line(north.y * r, 0.009, pixel) : 0.0);
            if (north.x > 0.0) over = max(over, line(between.x, 0.015, pixel));
            if (north.x > 0.0 && between.x > 0.0) over = max(over, line(thin.x, 0.012, pixel));
            if (hub > 0.0) {
                brass = max(brass, over);
                wood = star.x < 0.0 ? 1.0 : 0.0;
                pale = star.y > 0.0;
                plank = vec2(star.y * r, r);
            } else {
                float sun = rose(r, angle, 16.0, 0.42, 0.20, 0.0).x;
                brass = max(brass, 1.0 - smoothstep(-0.5 * pixel, 0.5 * pixel, sun));
                wood = 1.0;
                plank = p;
            }
            if (wood < 0.5) {
                // The field between the stars: wedges of dark slate that meet in fine joints.
                float n = (angle + PI) * (24.0 / PI);
                float ring = floor(r * 1.55);
                n += 0.5 * mod(ring, 2.0);
                whim = hash2(ivec2(int(mod(floor(n), 48.0)), int(ring) + 200));
                groove = line((0.5 - abs(fract(n) - 0.5)) * r * PI / 24.0, 0.003, pixel);
                groove = max(groove, line((0.5 - abs(fract(r * 1.55) - 0.5)) / 1.55, 0.003, pixel));
                tint = 0.78 + 0.36 * whim.x;
            }
        } else if (r < 4.62) {
            float tick = abs(fract((angle + PI) * (36.0 / PI)) - 0.5);
            tint = 0.5;
            float long_ = mod(floor((angle + PI) * (36.0 / PI)), 3.0) < 0.5 ? 0.09 : 0.04;
            if (abs(r - 4.49) < long_) brass = max(brass, line((0.5 - tick) * r * PI / 36.0, 0.006, pixel));
        } else {
            float n = (angle + PI) * (24.0 / PI);
            whim = hash2(ivec2(int(floor(n)), 71));
            groove = line((0.5 - abs(fract(n) - 0.5)) * r * PI / 24.0, 0.0022, pixel);
            wood = 1.0;
            pale = whim.x > 0.62;
            plank = vec2(r + whim.y * 9.0, angle * r);
        }
        brass = max(brass, max(line(r - 4.36, 0.026, pixel), line(r - 4.62, 0.020, pixel)));
        brass = max(brass, line(r - 5.20, 0.026, pixel));
    } else {
        bool banded = abs(r - 8.62) < 0.24;
        float width = r < 8.6 ? 0.79 : 0.86;
        float start = r < 8.6 ? 5.22 : 8.86;
        float ring = floor((r - start) / width);
        float mid = start + (ring + 0.5) * width;
        float count = floor(2.0 * PI * mid / (0.92 + 0.35 * hash1(uint(int(ring) + (r < 8.6 ? 0 : 40)))));
        float n = (angle + PI) * count / (2.0 * PI) + hash1(uint(int(ring) + 90));
        if (banded) n = (angle + PI) * (36.0 / PI);
        whim = hash2(ivec2(int(mod(floor(n), banded ? 72.0 : count)), int(ring) + (r < 8.6 ? 3 : 53)));
        float dr = (0.5 - abs(fract((r - start) / width) - 0.5)) * width;
        float da = (0.5 - abs(fract(n) - 0.5)) * 2.0 * PI * r / count;
        if (banded) {
            wood = 1.0;
            pale = whim.x > 0.7;
            plank = vec2(r + whim.y * 9.0, angle * r);
            groove = line((0.5 - abs(fract(n) - 0.5)) * r * PI / 36.0, 0.0022, pixel);
            brass = 0.0;
        } else {
            float edge = min(dr, da) + (middle - 0.5) * 0.008;
            groove = line(edge, 0.0045 + 0.003 * whim.y, pixel);
            lift = -0.004 * (1.0 - smoothstep(0.0, 0.06, edge));
            tint = 0.74 + 0.46 * whim.x;
        }
        brass = max(brass, max(line(r - 8.38, 0.020, pixel), line(r - 8.86, 0.020, pixel)));
    }

    // Stone: warm grey flags, veined; trodden ones are paler and smoother.
    vec3 tone = mix(vec3(0.24, 0.195, 0.15), vec3(0.46, 0.375, 0.275), clamp(0.6 * middle + 0.7 * whim.y - 0.15, 0.0, 1.0));
    tone = mix(tone, vec3(0.20, 0.19, 0.185), clamp(cloud * 1.4 - 0.6, 0.0, 0.6)) * tint;
    tone *= 1.0 + 0.28 * walked;
    float rough = 0.52 - 0.16 * walked + 0.16 * whim.x;
    float near = clamp(0.008 / pixel - 0.3, 0.0, 1.0);
    float seen = clamp(0.035 / pixel - 0.6, 0.0, 1.0);
#if QUALITY > 0
    float worn = noise(p * 13.0 + whim * 29.0);
    float fine = near > 0.0 ? noise(p * 41.0 + whim * 17.0) : 0.5;
#else
    float worn = 0.5, fine = 0.5;
#endif
    // Veins and old stains: turned by the flag so that they stop at its edge.
    float vein = abs(noise(p * mat2(2.1, 1.3, -1.3, 2.1) * (0.8 + whim.x) + whim * 23.0) - 0.5);
    tone *= 0.94 + 0.10 * smoothstep(0.0, 0.10, vein + 0.12 * fine);
    tone *= 1.0 + seen * (worn - 0.5) * 0.24;
    rough += seen * (worn - 0.5) * 0.16;

    if (wood > 0.5) {
        float g = grain(plank, pixel);
        vec3 dark = mix(vec3(0.040, 0.018, 0.009), vec3(0.13, 0.058, 0.026), g);
        vec3 light = mix(vec3(0.30, 0.16, 0.066), vec3(0.56, 0.34, 0.155), g);
        tone = (pale ? light : dark) * (0.85 + 0.3 * whim.y) * (1.0 + 0.18 * walked);
        rough = 0.34 + 0.16 * middle;
        lift = 0.0006 * g;
    }
    tone *= 1.0 + near * (fine - 0.5) * 0.3;
    // Inlay lies flush: no edge of another material may reach into the slope under it.
    groove *= 1.0 - brass;
    lift *= 1.0 - brass;
    tone *= 1.0 - 0.62 * groove;
    s.metal = 0.9 * brass;
    s.albedo = mix(tone, mix(vec3(0.42, 0.25, 0.10), vec3(0.80, 0.53, 0.22), clamp(0.35 + walked * 0.6 + 0.4 * middle, 0.0, 1.0)), brass);
    rough = mix(rough, 0.30 + 0.15 * middle, brass);
    s.normal = bump(s.normal, v_world, lift - 0.003 * groove + 0.0022 * middle + near * 0.0010 * fine);
    s.roughness = rough;
    s.specular = 0.05;
    s.occlusion = (1.0 - 0.5 * groove) * v_color.a;
    o_color = vec4(shade(s), 1.0);
}
