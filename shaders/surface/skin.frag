#version 330 core
// Skin: painted colour, soft reddened terminator, light through ears and fingers, two oily lobes.
#include "light.glsl"
#include "noise.glsl"
#include "flesh.glsl"

uniform sampler2D face_map;   // rgb: square root of albedo; a: 1 bare … 0 hairy
uniform vec4 lids;            // z: how far the jaw is open

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_detail;             // openness, thinness, kind / 8, finger nail
in vec3 v_rest;

out vec4 o_color;

#define KIND_HAND 1.0
#define KIND_TEETH 2.0

void main() {
    vec3 n = normalize(v_normal);
    vec3 v = normalize(eye - v_world);
    float kind = floor(v_detail.z * 8.0 + 0.5);
    float open = v_detail.x, thin = v_detail.y;
    vec3 albedo;
    float oil = 0.5, bare = 1.0, height = 0.0;
    if (kind > KIND_TEETH - 0.5) {
        bool tooth = kind < KIND_TEETH + 0.5;
        // One tooth is about eight millimetres wide; between them it is dark.
        float gap = smoothstep(0.36, 0.48, abs(fract(v_rest.x * 122.0) - 0.5));
        albedo = tooth ? vec3(0.50, 0.43, 0.34) * (1.0 - 0.45 * gap) : vec3(0.34, 0.11, 0.09);
        // Measured with the mouth shut, their openness says nothing: the jaw decides what light gets in.
        open = (tooth ? 0.50 : 0.34) * smoothstep(0.0, 0.34, lids.z) + 0.03;
        open *= 1.0 - 0.85 * smoothstep(0.006, 0.024, abs(v_rest.x));
        oil = 1.3;
        thin = 0.0;
    } else if (kind > KIND_HAND - 0.5) {
        float vein = noise(v_rest * 90.0), fine = noise(v_rest * 420.0);
        albedo = vec3(0.385, 0.235, 0.155) * (0.90 + 0.14 * vein + 0.06 * fine);
        albedo.r *= 1.0 + 0.16 * thin;
        float nail = smoothstep(0.45, 0.75, v_detail.w);
        albedo = mix(albedo, vec3(0.43, 0.26, 0.20), nail * 0.8);
        height = (fine * 0.00022 + vein * 0.0003);
        height *= 1.0 - nail;
        oil = 0.4 + 1.6 * nail;
    } else {
        vec4 paint = texture(face_map, v_uv);
        albedo = paint.rgb * paint.rgb;
        bare = paint.a;
        vec2 pore = v_uv * vec2(1500.0, 1150.0);
        float near = 1.0 - smoothstep(0.7, 3.0, length(eye - v_world));
        height = near * (noise(pore * 0.45) * 0.00007 + noise(pore * 0.16) * 0.00006) - (1.0 - bare) * 0.00025;
        // Lips are wetter; they are the reddest thing on a face.
        oil = 0.55 + 2.2 * smoothstep(2.2, 3.1, albedo.r / max(albedo.g, 1e-3)) * bare;
    }
    vec3 fine_n = bump(n, v_world, height);

    vec3 sun = mellow(soft_sunlight(v_world + n * 0.02, 0.009), 0.45) * 0.56;
    float nl = dot(mix(n, fine_n, 0.5), sun_direction);
    vec3 lit = albedo * sun * wrapped(nl, thin) * mix(1.0, open, 0.35);
    // What reaches deep corners has bounced off skin, so it is redder than what was lost.
    vec3 shut = mix(vec3(open), vec3(sqrt(open), open, open * 0.93), 0.8);
    vec3 soft = ambient(v_world, fine_n) + lamp_light(v_world, n);
    lit += albedo * soft * shut;
    lit += vec3(0.30, 0.060, 0.025) * thin * (sun * clamp(0.35 - dot(n, sun_direction), 0.0, 1.0) * 0.55
                                              + ambient(v_world, -n) * 0.25);

    float facing = max(dot(fine_n, v), 0.0);
    float rim = 1.0 - facing;
    rim *= rim;
    rim *= rim;
    float gloss = oil * bare * smoothstep(0.0, 0.6, open);
    lit += ambient(v_world, reflect(-v, fine_n)) * (gloss * (0.035 + 0.30 * rim * open));
    if (nl > 0.0) lit += sun * (0.030 * gloss * nl * oily(fine_n, v, sun_direction, 1.0));
    o_color = vec4(haze(lit, v_world), 1.0);
}
