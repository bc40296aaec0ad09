#version 330 core
// A soft round speck of light, added to the picture.
in vec2 v_corner;
flat in vec3 v_light;
out vec4 o_color;

void main() {
    float body = max(1.0 - dot(v_corner, v_corner), 0.0);
    o_color = vec4(v_light * (body * body), 0.0);
}
