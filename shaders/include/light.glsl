// The light of the hall on a surface: one sun through glass, probe bounce, a few lamps, haze.
#include "frame.glsl"
#include "sky_map.glsl"
#include "sunlight.glsl"

uniform sampler3D probe_color;      // rgb: sqrt of mean irradiance / PROBE_RANGE
uniform sampler3D probe_direction;  // xyz: 0.5 + 0.5 * (luminance-weighted first moment)
uniform vec4 probe_place[2];        // origin (metres) of the grid's box, 1 / its size
uniform sampler2D sky;              // the painted dome round the zenith, drawn small (pass/sky.frag)
uniform vec4 lamps[2];              // the one lamp that changes: xyz metres, w reach in metres; rgb intensity
#define PROBE_RANGE 2.0
#define DOORSTEP -13.9                          // metres: south of it the probes end and the night begins
#define NIGHT_ABOVE vec3(0.020, 0.030, 0.072)   // irradiance / pi of the painted sky
#define FRONT_GLOW vec3(0.066, 0.034, 0.011)    // the same of the front's lit windows, close before them
struct Surface {
    vec3 position;
    vec3 normal;
    vec3 albedo;
    float roughness;     // 0.05 mirror-like .. 1 matt
    float specular;      // reflectance at normal incidence of a dielectric
    float metal;         // 0 .. 1: reflectance becomes the albedo
    vec3 emission;       // radiance
    float occlusion;     // 0 hidden from the room's light .. 1 open
    vec3 translucency;   // share of light let through from behind
};

Surface surface(vec3 position, vec3 normal) {
    return Surface(position, normal, vec3(0.8), 0.8, 0.04, 0.0, vec3(0.0), 1.0, vec3(0.0));
}

// ambient(p, n) -> irradiance / pi arriving at p from the half-space about n, baked probes.
vec3 ambient(vec3 p, vec3 n) {
    vec3 at = (p - probe_place[0].xyz) * probe_place[1].xyz;
    vec3 c = textureLod(probe_color, at, 0.0).rgb;
    vec3 d = textureLod(probe_direction, at, 0.0).xyz * 2.0 - 1.0;
    vec3 hall = c * c * (PROBE_RANGE * max(1.0 + dot(d, n), 0.08));
    float south = DOORSTEP - p.z;
    vec3 night = NIGHT_ABOVE * (0.62 + 0.38 * n.y) + FRONT_GLOW * (exp2(-0.22 * south) * max(0.45 + 0.5 * n.z + 0.35 * n.y, 0.0));
    return mix(hall, night, clamp(south * 0.9, 0.0, 1.0));
}

// lamp_light: inverse square within its reach (Karis, "Real Shading in Unreal Engine 4", 2013). Whatever burns
// all evening is in the probes; this is the light that comes and goes.
vec3 lamp_light(vec3 p, vec3 n) {
    vec3 to = lamps[0].xyz - p;
    float d2 = dot(to, to);
    float fall = max(1.0 - d2 / (lamps[0].w * lamps[0].w), 0.0);
    float lambert = max(dot(n, to) * inversesqrt(d2 + 1e-4) * 0.8 + 0.2, 0.0);
    return lamps[1].rgb * (lambert * fall * fall / (d2 + 0.05));
}

// glint: GGX lobe with the cheap visibility of Lazarov, "Getting More Physical in Call of Duty", 2013.
float glint(vec3 n, vec3 v, vec3 l, float roughness) {
    vec3 h = normalize(v + l);
    float nh = max(dot(n, h), 0.0), lh = max(dot(l, h), 0.0);
    float a = roughness * roughness, a2 = a * a;
    float d = nh * nh * (a2 - 1.0) + 1.0;
    return a2 / (d * d * max(lh * lh, 0.1) * (roughness * 4.0 + 2.0));
}

// haze(radiance, p, to): what is left of light from p, and what the air adds; honey below, night above.
// to: p - eye, metres.
vec3 haze(vec3 radiance, vec3 p, vec3 to, float d) {
    float reach = 1.0 - exp2(-haze_density * 1.4427 * d * mix(1.6, 1.0, inside));
    // Mist lies in the forecourt, knee-deep, and thickens with the way one looks through it.
    reach += (1.0 - inside) * 0.55 * exp2(-max(p.y + 0.45, 0.0) * 1.3) * (1.0 - exp2(-d * 0.08));
    float height = clamp((p.y * 0.75 + eye.y * 0.25 - 5.0) * (1.0 / 30.0), 0.0, 1.0);
    vec3 air = mix(haze_color, night_color, mix(1.0, height * (2.0 - height), inside));
#if UPPER
    float far = clamp((p.y - 16.0) * (1.0 / 54.0), 0.0, 1.0);
    far *= 2.0 - far;
    far *= far;
    air = mix(air, textureLod(sky, sky_place(to / d), 0.0).rgb, far);
    reach += far * 0.97;
#endif
    return mix(radiance, air, min(reach, 1.0));
}

vec3 haze(vec3 radiance, vec3 p) { return haze(radiance, p, p - eye, length(p - eye)); }

// shade(s) -> radiance towards the eye: sun, bounce, lamps, what the surface mirrors, and the air between.
vec3 shade(Surface s) {
    vec3 to = s.position - eye;
    float d = length(to);
    vec3 v = to * (-1.0 / d);
    vec3 diffuse = s.albedo * (1.0 - s.metal);
    vec3 f0 = mix(vec3(s.specular), s.albedo, s.metal);
    float fresnel = 1.0 - max(dot(s.normal, v), 0.0);
    fresnel *= fresnel;
    fresnel *= fresnel;
    vec3 reflectance = f0 + (1.0 - f0) * (fresnel * (1.0 - s.roughness) * 0.7);

    vec3 bounce = ambient(s.position, s.normal);
    vec3 mirrored = bounce;
    float open = s.occlusion;
#ifdef MIRROR
    // What stands near, the ring and its pools of sun, is not in the panorama: the probes speak for it.
    mirrored = 0.45 * bounce + 1.5 * mirror(s.position, reflect(-v, s.normal), s.roughness);
#if QUALITY > 1
    // What the mirror was drawn from hides itself: no second darkness under a chair.
    vec4 standing = reflection(v, s.normal, s.roughness);
    mirrored = mix(mirrored, 2.5 * standing.rgb, standing.a);
    open = mix(open, 1.0, 0.7 * standing.a);
#endif
#elif QUALITY > 1 && !UPPER
    mirrored = ambient(s.position, reflect(-v, s.normal));
#endif
#if !UPPER
    bounce += lamp_light(s.position, s.normal);
#endif
    vec3 lit = diffuse * bounce * s.occlusion;
    lit += s.translucency * ambient(s.position, -s.normal) * 0.5;
    lit += reflectance * mirrored * (open * (1.3 - s.roughness * 0.6));
#if !SHADED
    float nl = dot(s.normal, sun_direction);
    vec3 sun = sunlight(s.position + s.normal * 0.03);
    vec3 front = diffuse;
    if (s.roughness < 0.9) front += f0 * min(glint(s.normal, v, sun_direction, max(s.roughness, 0.12)), 30.0);
    lit += sun * (front * max(nl, 0.0) + s.translucency * max(-nl, 0.0));
#endif
    return haze(lit + s.emission, s.position, to, d);
}
