#version 330 core
// A dark pane with soft, round edges; uv in units of its height, centred, v_color.a its strength.
uniform vec4 p3d_ColorScale;
uniform vec4 shape;  // half width, half height, corner radius, softness; same units as uv
in vec2 v_uv;
in vec4 v_color;
out vec4 o_color;
void main() {
    vec2 q = abs(v_uv) - shape.xy + shape.z + shape.w;
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - shape.z;
    vec4 tint = v_color * p3d_ColorScale;
    o_color = vec4(tint.rgb, tint.a * (1.0 - smoothstep(-shape.w, shape.w, d)));
}
