#version 330 core
// Barely there: added light, soft at the shell's edge, rising slowly, breathing with its person.
#include "frame.glsl"
#include "noise.glsl"

uniform vec4 person_color;    // rgb
uniform float aura;           // 0..1, how much of it shows now, breath included

in vec3 v_world;
in vec3 v_normal;
in vec3 v_rest;

out vec4 o_color;

void main() {
    float through = abs(dot(normalize(v_normal), normalize(eye - v_world)));
    float body = through * through;
    body *= body;
    float veil = 0.7 + 0.6 * noise(v_rest * vec3(3.0, 2.0, 3.0) - vec3(0.0, dream_time * 0.12, 0.0));
    float feet = smoothstep(0.0, 0.45, v_rest.y);
    o_color = vec4(person_color.rgb * (0.085 * aura * body * veil * feet), 0.0);
}
