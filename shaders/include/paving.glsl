// The hall's floor, drawn in place from world metres: a compass of two woods and brass under the ring,
// rings of inlaid wood, flags laid in circles; worn where people walk. Nothing repeats.
#include "mirror.glsl"
#include "reflection.glsl"
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float PI = 3.14159265;
const float CHAIRS = 9.0, RING = 3.1;  // how many stand how far from the middle, metres: hall_plan.py

// folded(p) -> x: along the nearest of the four axes, y: across it, clockwise positive. Metres; no angle needed.
vec2 folded(vec2 p) {
    vec2 size = abs(p);
    return size.y > size.x ? vec2(size.y, p.x * sign(p.y)) : vec2(size.x, -p.y * sign(p.x));
}

// turned(p, c): p turned back by the angle whose cosine and sine are c.
vec2 turned(vec2 p, vec2 c) { return vec2(p.x * c.x - p.y * c.y, p.x * c.y + p.y * c.x); }

// rose(p, tip, low) -> x: metres outside a star's edge, y: across the ridge of its nearest point.
// p: along and across that point; its edge runs from the tip to the valley at low.
vec2 rose(vec2 p, float tip, vec2 low) {
    vec2 edge = low - vec2(tip, 0.0);
    vec2 normal = vec2(edge.y, -edge.x) * inversesqrt(dot(edge, edge));
    return vec2(dot(vec2(p.x - tip, abs(p.y)), normal), p.y);
}

// line(d, half, pixel) -> share of the pixel covered by a band about d = 0.
float line(float d, float thick, float pixel) {
    float cover = 1.0 - smoothstep(thick - 0.5 * pixel, thick + 0.5 * pixel, abs(d));
    return cover * min(1.0, 2.0 * thick / pixel);
}

uniform sampler2D floor_grain;  // one tile of wear, grit, veins, height (game/meshes/floor_grain.py)

vec4 grain(vec2 at) {
#if QUALITY > 1
    return texture(floor_grain, at);
#else
    return textureLod(floor_grain, at, 0.0);
#endif
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

#ifdef FLAGS_ONLY
    {
#else
    if (r < 5.22) {
        const vec2 EIGHTH = vec2(0.70710678, 0.70710678), SIXTEENTH = vec2(0.92387953, 0.38268343);
        vec2 north = rose(folded(p), 4.16, 0.78 * EIGHTH);
        vec2 between = rose(folded(turned(p, EIGHTH)), 3.30, 0.92 * EIGHTH);
        vec2 eight = folded(turned(p, SIXTEENTH));
        if (abs(eight.y) > 0.41421356 * eight.x) {
            float way = sign(eight.y);
            eight = EIGHTH.x * vec2(eight.x + way * eight.y, eight.y - way * eight.x);
        }
        vec2 thin = rose(eight, 2.62, 1.22 * SIXTEENTH);
        vec2 star = north.x < 0.0 ? north : between.x < 0.0 ? between : thin;
        float hub = r - 0.46;
        brass = line(hub, 0.022, pixel);
        if (r < 4.36) {
            // Outlines hide where a higher star covers them.
            float over = max(line(north.x, 0.018, pixel), north.x < 0.0 ? line(north.y, 0.009, pixel) : 0.0);
            if (north.x > 0.0) over = max(over, line(between.x, 0.015, pixel));
            if (north.x > 0.0 && between.x > 0.0) over = max(over, line(thin.x, 0.012, pixel));
            if (hub > 0.0) {
                brass = max(brass, over);
                wood = star.x < 0.0 ? 1.0 : 0.0;
                pale = star.y > 0.0;
                plank = vec2(star.y, r);
            } else {
                float ray = abs(fract((angle + PI) * (8.0 / PI) + 0.5) - 0.5) * 2.0;
                float sun = 0.8 * (r - mix(0.42, 0.20, ray));
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
#endif
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
    // One look for both: stone's own tile is moved by the flag, so that veins stop at its edge; wood's is drawn out.
    vec2 at = wood > 0.5 ? plank * vec2(0.55, 0.045) + whim : turned(p, vec2(0.8, 0.6)) * (0.30 + 0.1 * whim.x) + whim * 23.0;
    vec4 look = grain(at);
    float worn = look.r, fine = look.g;
    tone *= 1.0 - 0.22 * look.b * (1.0 - 0.5 * walked);
    tone *= 1.0 + seen * (worn - 0.5) * 0.28;
    rough += seen * (worn - 0.5) * 0.26;
    if (wood > 0.5) {
        float g = mix(0.5, 0.55 * worn + 0.45 * fine, clamp(0.03 / pixel - 0.2, 0.0, 1.0));
        vec3 dark = mix(vec3(0.040, 0.018, 0.009), vec3(0.13, 0.058, 0.026), g);
        vec3 light = mix(vec3(0.30, 0.16, 0.066), vec3(0.56, 0.34, 0.155), g);
        tone = (pale ? light : dark) * (0.85 + 0.3 * whim.y) * (1.0 + 0.18 * walked);
        rough = 0.34 + 0.16 * middle;
        lift = 0.0012 * g;
    }
    tone *= 1.0 + near * (fine - 0.5) * 0.22;
    // Inlay lies flush: no edge of another material may reach into the slope under it.
    groove *= 1.0 - brass;
    lift *= 1.0 - brass;
    tone *= 1.0 - 0.62 * groove;
    s.metal = 0.9 * brass;
    s.albedo = mix(tone, mix(vec3(0.42, 0.25, 0.10), vec3(0.80, 0.53, 0.22), clamp(0.35 + walked * 0.6 + 0.4 * middle, 0.0, 1.0)), brass);
    rough = mix(rough, 0.30 + 0.15 * middle, brass);
    // Slopes come from neighbouring pixels: an edge narrower than two of them would turn to beads.
    float calm = clamp(0.007 / pixel - 0.4, 0.0, 1.0);
    vec3 level = s.normal;
    s.normal = bump(level, v_world, calm * (lift - 0.003 * groove) + 0.0022 * middle + (wood > 0.5 ? 0.0 : seen * calm * 0.0016 * look.a));
    s.normal = normalize(mix(s.normal, level, max(brass, 0.6 * groove)));
    s.roughness = rough;
    s.specular = 0.05;
    s.occlusion = (1.0 - 0.5 * groove) * v_color.a;
#ifndef FLAGS_ONLY
    // Little of the room's light comes under a chair, whatever the screen shows of it.
    vec2 seat = vec2((fract((angle + PI) * (CHAIRS / (2.0 * PI)) + 0.5) - 0.5) * (2.0 * PI / CHAIRS) * r, r - RING);
    s.occlusion *= 1.0 - 0.92 * exp2(-5.0 * dot(seat, seat));
#endif
    o_color = vec4(shade(s), 1.0);
}
