#version 330 core
// Leaves and petals: veins, a waxy upper face, light that comes through from behind.
// color.rgb: tint, a: leaf.vert's own. uv: across and along in leaf lengths; petals have uv.y >= 1.9.
#include "light.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

// veins(uv) -> 0 blade .. 1 on a vein: the midrib, and ribs that leave it at about 45 degrees.
float veins(vec2 uv) {
    float across = abs(uv.x);
    float midrib = smoothstep(0.036, 0.010, across - 0.012 * (1.0 - uv.y));
    float rib = abs(fract((uv.y - 0.75 * across) * 6.5) - 0.5);
    return max(midrib, 0.55 * smoothstep(0.11, 0.03, rib) * smoothstep(0.5, 0.1, across));
}

void main() {
    vec3 n = normalize(v_normal);
    vec3 view = eye - v_world;
    bool back = dot(n, view) < 0.0;
    bool petal = v_uv.y >= 1.9;
    Surface s = surface(v_world, back ? -n : n);
    vec3 tint = v_color.rgb;
    float along = clamp(v_uv.y - (petal ? 2.0 : 0.0), 0.0, 1.0);
    float mottle = noise(petal ? vec2(v_uv.x * 26.0, along * 3.0) : v_uv * vec2(9.0, 7.0) + v_world.xz * 3.0);
    if (petal) {
        // A heart of pollen, then colour that pales to the rim; outside a green foot, and paler still.
        vec3 heart = back ? vec3(0.16, 0.28, 0.05) : vec3(0.85, 0.48, 0.06);
        vec3 blush = mix(tint, vec3(dot(tint, vec3(0.34))) + 0.35, (back ? 0.20 : 0.08) * along);
        s.albedo = mix(heart, blush * (0.84 + 0.30 * mottle), smoothstep(0.06, back ? 0.16 : 0.34, along));
        s.translucency = tint * 0.8;
        s.roughness = 0.7;
        s.occlusion = 0.55 + 0.45 * along;
        // Petals hold a little light of their own, and brighten for whoever speaks close by. Red ones smoulder.
        vec3 to = v_world - voice_place;
        float heard = voice_light / (1.0 + 2.5 * dot(to, to));
        float ember = clamp(tint.r - 2.0 * tint.g, 0.0, 1.0);
        float pulse = 0.6 + 0.4 * sin(dream_time * 1.1 + dot(v_world, vec3(9.0, 7.0, 11.0)));
        s.emission = s.albedo * (0.20 + 0.40 * heard + (1.0 - 0.6 * along) * 0.20 * ember * pulse);
    } else {
        float vein = veins(v_uv);
        vec3 blade = tint * (0.80 + 0.36 * mottle);
        // Old edges turn a little russet.
        blade = mix(blade, tint.ggr * vec3(1.1, 0.62, 0.5), smoothstep(0.62, 0.95, 0.6 * mottle + 0.8 * abs(v_uv.x)) * 0.3);
        s.albedo = mix(blade, tint * 1.9 + 0.04, vein * 0.75);
        if (back) s.albedo = s.albedo * 0.8 + vec3(0.03, 0.035, 0.022);
        // What comes through is yellower than what comes back; a blade on its way to the tip is thinner.
        s.translucency = (blade * vec3(2.1, 1.9, 0.5) + vec3(0.02, 0.028, 0.0)) * ((1.0 - 0.6 * vein) * (0.6 + 0.5 * along));
        s.roughness = back ? 0.75 : 0.42;
        s.occlusion = 0.62 + 0.38 * along;
        s.emission = s.albedo * vec3(0.085, 0.075, 0.032);  // the ring's own light, as on its bark
    }
    o_color = vec4(shade(s), 1.0);
}
