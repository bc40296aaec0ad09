#version 330 core
// Barely there: added light, soft at its edge, rising slowly, breathing with its person.
in vec3 v_light;

out vec4 o_color;

void main() {
    o_color = vec4(v_light, 0.0);
}
