#version 330 core
// Leaves and petals: veins, a waxy upper face, light that comes through from behind.
// color.rgb: tint, a: how loose (leaf.vert). uv: across and along in leaf lengths; petals have uv.y >= 1.9.
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
    float midrib = smoothstep(0.030, 0.008, across - 0.012 * (1.0 - uv.y));
    float rib = abs(fract((uv.y - 0.75 * across) * 6.5) - 0.5);
    return max(midrib, 0.55 * smoothstep(0.11, 0.03, rib) * smoothstep(0.5, 0.1, across));
}

void main() {
    vec3 n = normalize(v_normal);
    vec3 view = eye - v_world;
    bool back = dot(n, view) < 0.0;
    Surface s = surface(v_world, back ? -n : n);
    vec3 tint = v_color.rgb;
    if (v_uv.y < 1.9) {
        float vein = veins(v_uv);
        float mottle = noise(v_uv * vec2(9.0, 7.0) + v_world.xz * 3.0);
        vec3 blade = tint * (0.72 + 0.5 * mottle);
        // Old edges turn a little russet.
        blade = mix(blade, tint.ggr * vec3(1.1, 0.62, 0.5), smoothstep(0.68, 0.92, mottle + 0.5 * abs(v_uv.x)) * 0.3);
        s.albedo = mix(blade, tint * 1.5 + 0.02, vein * 0.7);
        if (back) s.albedo = s.albedo * 0.8 + vec3(0.03, 0.035, 0.022);
        s.translucency = (blade * vec3(1.0, 1.15, 0.5) + vec3(0.02, 0.028, 0.0)) * (1.0 - 0.55 * vein);
        s.roughness = back ? 0.75 : 0.42;
        s.occlusion = 0.62 + 0.38 * clamp(v_uv.y, 0.0, 1.0);
    } else {
        float out_ = v_uv.y - 2.0;
        float streak = 0.85 + 0.25 * noise(vec2(v_uv.x * 26.0, out_ * 3.0));
        vec3 heart = mix(vec3(0.75, 0.42, 0.05), tint * 0.5, 0.35);
        s.albedo = mix(heart, tint * streak, smoothstep(0.05, 0.38, out_));
        s.translucency = tint * 0.75;
        s.roughness = 0.7;
        s.occlusion = 0.6 + 0.4 * clamp(out_ * 1.6, 0.0, 1.0);
        // Petals listen: they brighten near whoever speaks. Ember-red ones smoulder by themselves.
        float heard = 0.0;
        if (voice_light > 0.0) {
            vec3 to = v_world - voice_place;
            heard = voice_light / (1.0 + 2.5 * dot(to, to));
        }
        float ember = clamp(tint.r - 2.0 * tint.g, 0.0, 1.0);
        float pulse = 0.6 + 0.4 * sin(dream_time * 1.1 + dot(v_world, vec3(9.0, 7.0, 11.0)));
        s.emission = tint * (0.35 * heard + (1.0 - 0.6 * out_) * 0.20 * ember * pulse);
    }
    o_color = vec4(shade(s), 1.0);
}
