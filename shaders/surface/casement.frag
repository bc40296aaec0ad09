#version 330 core
// A lit window of the front seen from the court: leaded quarries, and behind them a room full of shelves that
// stands as deep as it is. v_uv: metres from the sill's middle; v_color.rgb: the light, a: its strength.
#include "court.glsl"
#include "noise.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;

const float ROOM = 2.2, SHELF = 0.62;   // metres: how far behind the glass the books stand; a row of them

void main() {
    vec3 n = normalize(v_normal), v = normalize(v_world - eye);
    vec3 right = vec3(n.z, 0.0, -n.x) * -1.0;
    vec2 quarry = vec2(v_uv.x + 0.62 * v_uv.y, v_uv.x - 0.62 * v_uv.y) * 5.4;
    float pixel = fwidth(quarry.x) + fwidth(quarry.y);
    ivec2 pane = ivec2(floor(quarry));
    vec2 whim = hash2(pane + 40);
    vec2 inner = abs(fract(quarry) - 0.5);
    float lead = smoothstep(0.5, 0.46 - 0.4 * pixel, max(inner.x, inner.y)) * (1.0 - 0.25 * min(pixel, 1.0));
    // Old panes bend what is behind them, each its own way.
    vec2 at = v_uv + vec2(dot(v, right), v.y) * (ROOM / max(-dot(v, n), 0.25)) + (whim - 0.5) * 0.026;
    float house = floor(v_world.x * 0.29 + v_world.y * 0.11);
    float row = floor(at.y / SHELF);
    float book = floor(at.x * 6.6 + hash1(ivec2(int(row), int(house))) * 9.0);
    vec2 spine = hash2(ivec2(int(book), int(row) + 57 * int(house)));
    float stands = fract(at.y / SHELF) / (0.56 + 0.30 * spine.x);
    float melt = clamp(pixel * 0.7 - 0.25, 0.0, 1.0);
    float cloth = mix(stands < 1.0 && spine.y > 0.1 ? 0.20 + 0.85 * spine.y * spine.y : 0.02, 0.38, melt);
    // A lamp burns low in the room and another stands on a gallery above.
    vec2 low = (at - vec2(0.5 * sin(house * 2.4), 1.6)) * vec2(0.8, 0.55), high = (at - vec2(-0.4 * sin(house), 4.9)) * vec2(0.9, 0.7);
    float room = 1.15 / (1.0 + dot(low, low)) + 0.7 / (1.0 + 2.0 * dot(high, high));
    float lamp_ = 0.03 / (0.05 + dot(low, low)) + 0.02 / (0.04 + dot(high, high));
    float light = ((0.06 + cloth) * room + lamp_) * (0.90 + 0.2 * whim.x) * (0.16 + 0.84 * lead);
    vec3 hue = mix(v_color.rgb * vec3(1.0, 0.72 + 0.4 * spine.x, 0.8), vec3(1.0, 0.62, 0.27), clamp(0.6 * room - 0.35 + lamp_, 0.0, 1.0));
    o_color = vec4(haze(hue * (light * v_color.a * 7.2), v_world), 1.0);
}
