#version 330 core
// A soft point with a breath of light round it; the brightest have four short rays, as a brush's tip leaves them.
in vec2 v_corner;
flat in vec3 v_light;
flat in float v_rays;
flat in float v_reach;
out vec4 o_color;

void main() {
    float d2 = dot(v_corner, v_corner);
    float rim = max(1.0 - d2 / (v_reach * v_reach), 0.0);
    vec2 a = abs(v_corner);
    float rays = v_rays * exp2(-7.0 * min(a.x, a.y)) * rim;
    o_color = vec4(v_light * (exp2(-1.1 * d2) + (0.05 + rays * 0.35) * rim * rim), 1.0);
}
