#version 330 core
// The colour of sun that a window lets through, into the light-space mask; black round about.
uniform sampler2D cookie;  // square root of transmittance, lead and paint included
const float SUN_BLUR = 2.0;  // mip level: four texels of a centimetre, the sun's disc seen from the floor
const vec2 BOX = vec2(2.8, 8.4);  // metres; hall_plan.WINDOW_WIDTH, WINDOW_HEIGHT
in vec2 v_uv;
out vec4 o_color;
void main() {
    // A texel on the rim is lit by its share, or the rim would creep on by whole texels as the sun moves.
    vec2 within = min(v_uv, 1.0 - v_uv) * BOX;
    vec2 share = clamp(within / fwidth(v_uv * BOX) + 0.5, 0.0, 1.0);
    o_color = vec4(textureLod(cookie, v_uv, SUN_BLUR).rgb * (share.x * share.y), 1.0);
}
