#version 330 core
// Stained glass from inside: it is lit from behind, so it only lets light through.
// v_uv: 0..1 over the window's box, v up. Textures hold their top row at v = 1.
#define OUTSIDE_RING
#include "frame.glsl"
#include "noise.glsl"

uniform sampler2D glass_color;  // sqrt of the sheet's transmittance, no lead
uniform sampler2D glass_lines;  // r: distance to the edge of lead over LEAD_REACH, 0.5 = edge; g: paint
uniform vec3 u_window_sun;      // radiance of clear glass seen straight on: sun-lit about 4, sky-lit about 0.8

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float SHARPER = -0.7;  // of a mip level: many frames together hold finer things than one does

const vec2 BOX = vec2(2.8, 8.4);   // metres; hall_plan.WINDOW_WIDTH, WINDOW_HEIGHT
const float LEAD_REACH = 0.012;    // metres; game/meshes/windows.py
const float PAINT_DEPTH = 0.93;
const vec3 LEAD = vec3(0.030, 0.028, 0.027);

// blown(p) -> (wobble x, wobble y, thickness), each about -0.5..0.5: drawn-out streaks of a
// mouth-blown cylinder, and the slow swell of its wall.
vec3 blown(vec2 p) {
    float swell = noise(p * 5.3);
    float streak = noise(vec2(p.x * 1.7 + 3.0 * swell, p.y * 21.0 + 1.4 * swell));
    return vec3(swell, streak, 0.55 * swell + 0.45 * streak) - 0.5;
}

// seeds(p) -> share of light kept by bubbles caught in the glass: a bright middle in a dark ring.
float seeds(vec2 p) {
    vec2 at = p * vec2(19.0, 13.0);
    ivec2 cell = ivec2(floor(at));
    vec2 rest = hash2(cell);
    float d = length((fract(at) - 0.2 - 0.6 * rest) * vec2(1.0, 1.5)) / (0.035 + 0.08 * rest.x * rest.y);
    return 1.0 + 0.35 * smoothstep(0.8, 0.1, d) - 0.35 * smoothstep(0.4, 1.0, d) * smoothstep(1.5, 1.0, d);
}

// haze lives in light.glsl beside lamps and probes that glass has no use for; this is its near half.
vec3 air(vec3 radiance, float metres) {
    return mix(haze_color, radiance, exp(-haze_density * metres));
}

void main() {
    vec2 p = v_uv * BOX;
    float metres = length(v_world - eye);
    vec3 view = (v_world - eye) / metres;
    vec3 n = normalize(v_normal);
    float footprint = max(length(dFdx(p)), length(dFdy(p)));

    vec3 wave = blown(p);
    float near = clamp(1.4 - footprint * 90.0, 0.0, 1.0);  // fine texture fades before it shimmers
    vec2 bent = v_uv + wave.xy * (near * 0.004 / BOX);
    vec3 sheet = texture(glass_color, bent, SHARPER).rgb;
    vec2 line = texture(glass_lines, v_uv, SHARPER).rg;

    // One width of blur from a pixel at arm's length to a whole came far away (see LEAD_REACH).
    float blur = clamp(footprint * 0.9, 0.0010, 2.0 * LEAD_REACH);
    float d = (line.r - 0.5) * 2.0 * LEAD_REACH;
    d -= min(footprint * 0.2, 0.003);  // drawn a little bolder far off, or the glare eats the drawing
    float clear = clamp(d / blur + 0.5, 0.0, 1.0);

    // Looked at, a sheet is deeper than the light it throws on a floor: transmittance to the power
    // of 1.5, which keeps its strongest channel and lets sun-lit colours stay colours on film.
    sheet *= sheet * sheet;
    // Thick glass is deeper in colour, not only darker: Beer-Lambert to first order.
    vec3 light = sheet * (1.0 + wave.z * 0.9 * (1.0 - 0.75 * sheet));
    float grain = 1.0;
    float worn = 0.5;
    // A loop that runs once or never: what is only seen near costs a software renderer nothing far off.
    for (int look = 0; look < int(near > 0.0); look++) {
        worn = mix(0.5, noise(p * 75.0), near);
#if QUALITY > 0
        light *= mix(1.0, seeds(p), near);
        grain = 1.0 + near * 0.5 * (noise(p * 260.0) - 0.5);
#endif
    }
    light *= 1.0 - PAINT_DEPTH * clamp(line.g * grain, 0.0, 1.0);

    // Uneven glass scatters the sun forward: a wide lobe, and a small blaze about the sun itself.
    float behind = smoothstep(0.0, 0.2, -dot(n, sun_direction));
    float c = max(dot(view + 0.07 * vec3(wave.xy, wave.z), sun_direction), 0.0);
    float c4 = c * c * c * c;
    float c16 = c4 * c4 * c4 * c4;
    float lobe = 0.50 + behind * (0.16 * c4 + 0.35 * c16 * c16 * c16);
    float slant = max(-dot(view, n), 0.0);
    light *= u_window_sun * (lobe * (0.45 + 0.55 * min(slant * 1.6, 1.0)));

    // Lead: a dark round came that catches a little of the room; joints shine where solder ran.
    float round_up = clamp(-d / LEAD_REACH, 0.0, 1.0);
    vec2 fall = vec2(dFdx(d), dFdy(d)) / max(footprint, 1e-5);
    float catch_light = clamp(0.35 + 0.55 * fall.y, 0.0, 1.0) * (0.4 + 0.6 * round_up);
    vec3 came = LEAD * haze_color * 2.0 * (0.5 + worn) + (haze_color * 0.3 + vec3(0.04, 0.03, 0.02)) * (near * catch_light * catch_light * worn);
    came += u_window_sun * 0.002;

    o_color = vec4(air(mix(came, light, clear), metres), 1.0);
}
