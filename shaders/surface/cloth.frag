#version 330 core
// Clothes: threads near by, creases where joints bend, hems, wear, and the soft light of loose fibres.
#include "light.glsl"
#include "noise.glsl"
#include "flesh.glsl"
#include "cloth.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;                 // metres along the cloth
in vec4 v_detail;             // openness, distance to the hem / 8 cm, fabric / 32
in vec3 v_rest;
in float v_owned;

out vec4 o_color;

void main() {
    Fabric f = fabric(int(v_detail.z * 32.0 + 0.5));
    float hem = v_detail.y * 0.08, open = max(v_detail.x, 0.12);
    // A pixel that covers almost half a thread sees only threads' mean, or else it would see a moiré of them.
    vec2 foot = fwidth(v_uv);
    float across = max(foot.x, foot.y);
    float near = clamp(1.5 - 4.6 * across * max(f.weave.x, f.weave.y), 0.0, 1.0);
    vec3 n = normalize(gl_FrontFacing ? v_normal : -v_normal);
    vec3 v = normalize(eye - v_world);

    float worn = noise(v_uv * 14.0 + 5.0), grain = noise(v_uv * 170.0);
    float slub = noise(vec2(v_uv.x * 700.0, v_uv.y * 200.0));
    // Where a seam's triangle leaps from one piece of cloth to the next, patterns would race.
    slub = mix(0.5, slub, clamp(1.5 - 1700.0 * across, 0.0, 1.0));
    grain = mix(0.5, grain, clamp(1.6 - 450.0 * across, 0.0, 1.0));
    worn = mix(0.5, worn, clamp(1.6 - 40.0 * across, 0.0, 1.0));
    // Cloth gathers in creases where a joint bends, and hangs a little uneven everywhere.
    float gather = smoothstep(1.0, 0.55, v_owned);
#if QUALITY > 0
    float crease = 2.0 * noise(v_rest * vec3(17.0, 27.0, 17.0) + 0.8 * worn) - 1.0;
#else
    float crease = 2.0 * worn - 1.0;
#endif
    crease = sqrt(crease * crease + 0.03);
    crease = min(crease * 1.7 - 0.2, 1.0);

    Weave w = woven(v_uv, f.weave, slub);
    float band = 1.0 - smoothstep(0.0, 0.0015, hem - f.body.w);
    band *= step(0.0001, f.body.w);
    w.height = mix(w.height, mix(0.6, hump(v_uv.x * 330.0), near), band);
    float soft = 0.25 + 0.75 * f.body.y;  // felted cloth is rounder than denim
    float height = min(f.body.x, 0.0008) * w.height * near + grain * 0.00012 + worn * 0.0008 + crease * (0.0003 + 0.0018 * gather) * soft;

    float rub = clamp(0.9 * worn - 0.2 + 0.35 * crease * gather + 0.30 * smoothstep(0.012, 0.0, hem), 0.0, 1.0);
    rub *= 1.0 - 0.6 * f.body.y;  // wool is not rubbed pale in patches as denim is
    vec3 color = mix(f.fresh.rgb, f.worn.rgb, rub) * mix(1.0, w.shade, 0.35 + 0.65 * near);
    for (int i = 0; i < int(min(f.second.a, 1.0)); ++i) {  // a loop that need not run is the one branch that is free
        vec2 figure = pattern(int(f.second.a + 0.5), v_uv, slub, grain);
        color = mix(color, f.second.rgb, figure.x);
        height += figure.y;
    }
    // Two rows of stitches hold a hem, and a groove runs beside them.
    float row = min(abs(hem - 0.010), abs(hem - 0.0165)), size = max(0.0008, 0.7 * across);
    float thread = stitches(row, v_uv.x + v_uv.y, size) * min(0.0008 / size * 1.4, 1.0) * f.body.z;
    float groove = smoothstep(0.0030, 0.0, row) * f.body.z + band * smoothstep(0.0030, 0.0, abs(hem - f.body.w));
    color = mix(color * (1.0 - 0.35 * groove), f.second.rgb, thread * 0.75);
    height -= groove * 0.0004;
    color *= 0.80 + 0.22 * grain + 0.18 * slub;
    vec3 fine_n = bump(n, v_world, height);

    // Valleys between creases and threads keep less of the room's light than their crests.
    open *= 1.0 - (0.18 * gather + 0.07) * (1.0 - crease);
    open *= mix(1.0, 0.72 + 0.42 * w.height, near);
    float metal = f.worn.a, rough = f.fresh.a;
    vec3 diffuse = color * (1.0 - metal), f0 = mix(vec3(0.03), color, metal);
#if QUALITY > 1
    vec3 sun = soft_sunlight(close_to(v_world, n), n, 0.022);
#else
    vec3 aside = across_sun(0.020);
    vec3 sun = sunlight(close_to(v_world, n) + aside - n * dot(n, aside));
#endif
    sun = mellow(sun, 0.72);
    float nl = dot(fine_n, sun_direction), wrap = 0.10 + 0.22 * f.body.y;
    vec3 room = mellow(ambient(v_world, fine_n) + lamp_light(v_world, fine_n), 0.25);
#if QUALITY > 1
    room += 0.25 * face_key(v_world, n);
#endif
    vec3 lit = diffuse * (room * open + sun * max((nl + wrap) / (1.0 + wrap), 0.0) * mix(1.0, open, 0.25));
    // Loose fibres catch light at grazing angles, most of it with the light behind them.
    float edge = 1.0 - max(dot(n, v), 0.0), rim = edge * edge * edge;
    lit += (color + 0.02) * f.body.y * rim * (room * open * 1.5 + sun * max(nl * 0.5 + 0.4, 0.0) * 0.5);
    float facet = max(nl, 0.0);
#if QUALITY > 1
    vec3 mirrored = ambient(v_world, reflect(-v, fine_n));
#else
    vec3 mirrored = room;
#endif
    lit += (f0 + 0.5 * (1.0 - rough) * rim) * mirrored * (open * (1.3 - rough * 0.6));
    lit += sun * f0 * min(glint(fine_n, v, sun_direction, max(rough, 0.12)), 30.0) * facet;
    o_color = vec4(haze(lit, v_world), 1.0);
}
