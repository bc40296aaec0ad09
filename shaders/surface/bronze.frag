#version 330 core
// Cast bronze and wrought iron. v_color.a: height in the casting, 1 proud and worn bright, 0 deep and
// green-brown; v_color.rgb: tint and shade (a dark tint makes iron of it).
#include "court.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

// raked(p, n, v, at, rough) -> what comes back from a lantern at ``at``: matt share in x, glint in y.
vec2 raked(vec3 p, vec3 n, vec3 v, vec3 at, float rough) {
    vec3 to = at - p;
    float d2 = dot(to, to);
    vec3 l = to * inversesqrt(d2);
    return vec2(1.0, min(glint(n, v, l, rough), 12.0)) * (max(dot(n, l), 0.0) / (d2 + 0.3));
}

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    float pixel = max(length(fwidth(v_world)), 1e-4);
    float cloud = noise(v_world.xy * 2.3 + v_world.z);
    float near = clamp(0.006 / pixel - 0.3, 0.0, 1.0);
    float pits = 0.5;
#if QUALITY > 1
    pits += near * (0.5 * noise(v_world.xy * 61.0 + v_world.z * 31.0)
                  + 0.5 * noise(v_world.yx * 149.0 + v_world.z * 83.0) - 0.5);
#endif
    float worn = smoothstep(0.30, 0.95, v_color.a + 0.34 * (cloud - 0.5) + 0.12 * (pits - 0.5));
    float green = clamp((1.0 - v_color.a) * 1.5 + cloud - 1.15 - 0.4 * pits, 0.0, 1.0);
    vec3 skin = mix(vec3(0.15, 0.088, 0.045), vec3(0.95, 0.57, 0.26), worn);
    s.albedo = mix(skin, vec3(0.055, 0.115, 0.095), green * 0.8) * v_color.rgb;
    s.metal = 0.55 - 0.4 * green;
    s.roughness = 0.54 - 0.24 * worn + 0.3 * green;
    float height = 0.0012 * cloud;
#if QUALITY > 1
    // The ground of a panel is matted with a punch, row by row, as goldsmiths do it.
    vec2 punch = v_uv * 58.0;
    punch.x += 0.5 * mod(floor(punch.y), 2.0);
    vec2 dent = fract(punch) - 0.5;
    height += clamp(0.005 / pixel - 0.4, 0.0, 1.0) * (1.0 - smoothstep(0.02, 0.16, v_color.a)) * 0.0022 * smoothstep(0.02, 0.2, dot(dent, dent));
#endif
    height += 0.0005 * pits;
    s.normal = bump(s.normal, v_world, height);
    s.occlusion = min(1.0, 0.12 + 0.95 * v_color.g);

    // Outside, the portal's lanterns rake over it from both sides, and the seam lights its own edges.
    float south = clamp((-13.55 - v_world.z) * 40.0, 0.0, 1.0);
    for (int outside = 0; outside < int(ceil(south)); outside++) {
        vec3 v = normalize(eye - v_world);
        vec2 lit = raked(v_world, s.normal, v, PORTAL_LANTERN, s.roughness)
                 + raked(v_world, s.normal, v, PORTAL_LANTERN * vec3(-1.0, 1.0, 1.0), s.roughness);
        lit += 0.55 * raked(v_world, s.normal, v, lamps[0].xyz + vec3(0.0, -0.6, -0.25), s.roughness);
        float spill = 0.36 * exp2(-26.0 * abs(v_world.x)) + 0.10 * exp2(-4.0 * abs(v_world.x));
        spill *= 1.0 / (1.0 + 0.25 * (v_world.y - 1.6) * (v_world.y - 1.6));
        s.emission = AMBER * s.albedo * ((0.55 * lit.x + 0.5 * lit.y + spill) * south * s.occlusion);
    }
    o_color = vec4(shade(s), 1.0);
}
