#version 330 core
// Gold ink: a fine line with a soft halo; its head is wet while the pen runs.
#include "frame.glsl"
#include "sky_clock.glsl"
in vec2 v_clock;
in float v_aside;
in vec4 v_gold;
out vec4 o_color;

void main() {
    float seconds = age(v_clock.x);
    float seen = shown(seconds, v_clock.y, 0.25) * v_gold.a;
    float wet = 1.0 + 1.6 * exp2(-seconds * 1.2);
    float rim = 1.0 - abs(v_aside) * (1.0 / 4.0);
    float line = exp2(-1.1 * v_aside * v_aside) + 0.05 * rim * rim;
    o_color = vec4(v_gold.rgb * (0.38 * line * seen * wet), 1.0);
}
