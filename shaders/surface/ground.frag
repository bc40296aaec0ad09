#version 330 core
// Outside at night: wet flagstones (v_color.a = 1) that mirror the front, or earth and moss (v_color.a = 0).
#include "court.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float ROW = 0.86;

// slab(x, half, blur) -> 0..1: how much of a blurred look-up at x falls between -half and half.
float slab(float x, float half_, float blur) { return clamp(0.5 + (half_ - abs(x)) / blur, 0.0, 1.0); }

// front_seen(p, r, rough) -> radiance that comes back from the front along r: lit windows, the doors and
// their seam, lanterns as tall streaks, night above them.
vec3 front_seen(vec3 p, vec3 r, float rough) {
    float way = max(FRONT_Z - p.z, 0.1) / max(r.z, 0.08);
    vec2 at = p.xy + r.xy * way;
    float x = abs(at.x), blur = 0.12 + rough * way * 0.16, tall = 0.6 + rough * way * 0.7;
    vec3 seen = vec3(0.012, 0.019, 0.046);
    seen += AMBER * (0.62 * slab(x - bay_of(x), 0.68, blur + 0.1) * slab(at.y - 6.0, 2.8, tall));
    seen += AMBER * vec3(1.0, 0.9, 0.7) * (0.16 * slab(x, 1.5, blur) * slab(at.y - 2.6, 2.6, tall));
    vec2 seam = vec2(at.x / (0.05 + blur), (at.y - 1.8) / (1.6 + tall));
    seen += vec3(1.0, 0.56, 0.20) * (0.30 / (0.05 + blur) * 0.14 / (0.3 + dot(seam, seam) * dot(seam, seam)));
    vec2 post = p.xz - vec2(p.x < 0.0 ? -POST_LANTERN.x : POST_LANTERN.x, POST_LANTERN.z);
    float beside = (post.x * r.z - post.y * r.x) / (0.10 + rough * 0.35);
    float ahead = -dot(post, r.xz), up = p.y + r.y / max(length(r.xz), 0.1) * ahead - POST_LANTERN.y;
    seen += AMBER * (step(0.0, ahead) * 0.9 / (1.0 + beside * beside) / (1.0 + up * up * 1.6));
    return seen;
}

void main() {
    Surface s = surface(v_world, normalize(v_normal));
    vec2 p = v_world.xz;
    vec2 foot = fwidth(p);
    float pixel = max(foot.x, foot.y) + 1e-4;
    float cloud = noise(p * 0.42), middle = noise(p * 2.3 + 5.0);
    float height, wet, rough;
    if (v_color.a > 0.5) {
        float row = floor(p.y / ROW);
        float turn = hash1(uint(int(row) + 900));
        float span = 0.7 + 0.7 * turn;
        float along = p.x / span + turn * 5.0;
        vec2 whim = hash2(ivec2(int(row), int(floor(along))));
        vec2 within = vec2(span, ROW) * (0.5 - abs(fract(vec2(along, p.y / ROW)) - 0.5));
        float edge = min(within.x, within.y) + (middle - 0.5) * 0.024;
        float groove = (1.0 - smoothstep(0.010, 0.022 + pixel, edge)) * min(1.0, 0.03 / pixel);
        float rim = 1.0 - smoothstep(0.0, 0.14, edge);
        float moss = max(groove * 0.8, rim * clamp(cloud * 1.6 + middle - 1.2, 0.0, 1.0));
        s.albedo = mix(vec3(0.12, 0.115, 0.12), vec3(0.25, 0.225, 0.19), clamp(0.6 * whim.x + 0.5 * middle, 0.0, 1.0));
        s.albedo = mix(s.albedo * (0.7 + 0.5 * whim.y), vec3(0.040, 0.062, 0.020), moss);
        // Worn hollow where everybody walks: there the rain stands.
        float trodden = exp2(-0.35 * p.x * p.x);
        wet = clamp(1.7 * cloud + 0.35 * whim.x + 0.25 * trodden - 0.55, 0.12, 1.0) * (1.0 - 0.8 * moss);
        rough = 0.13 + 0.45 * (1.0 - wet) + 0.10 * middle;
        s.albedo *= 1.0 - 0.45 * wet;
        height = -0.010 * groove - 0.004 * rim + (0.010 - 0.008 * wet) * middle;
        s.normal += vec3(whim.x - 0.5, 0.0, whim.y - 0.5) * 0.018;
    } else {
        float tuft = noise(p * 7.0);
        s.albedo = mix(vec3(0.030, 0.044, 0.020), vec3(0.060, 0.075, 0.034), tuft);
        s.albedo = mix(s.albedo, vec3(0.10, 0.052, 0.022), smoothstep(0.55, 0.8, middle));
        wet = 0.0;
        rough = 1.0;
        height = 0.05 * tuft + 0.04 * middle;
    }
#if QUALITY > 1
    height += wet * 0.0008 * sin(noise(p * 6.0 + dream_time * 0.25) * 9.0);
#endif
    s.albedo *= v_color.rgb;
    // Slopes come from neighbouring pixels: an edge narrower than two of them would turn to beads.
    s.normal = bump(normalize(s.normal), v_world, height * clamp(0.016 / pixel - 0.35, 0.0, 1.0));
    vec3 to = v_world - eye;
    float d = length(to);
    vec3 v = to / d;
    float grazing = 1.0 - clamp(-dot(s.normal, v), 0.0, 1.0), g2 = grazing * grazing;
    float mirror = wet * (0.03 + 0.85 * g2 * g2);
    vec3 lit = s.albedo * court_light(v_world, s.normal);
    lit = mix(lit, front_seen(v_world, reflect(v, s.normal), rough), mirror);
    o_color = vec4(haze(lit, v_world, to, d), 1.0);
}
