#version 330 core
// Work of the scene's own kind, many times over, for telling how fast a computer draws (game.capture.speed.py).
#include "noise.glsl"
in vec2 uv;
out vec4 o_color;
void main() {
    float sum = 0.0;
    for (int octave = 1; octave <= 12; octave++) sum += noise(vec3(uv * 9.0, 0.3) * float(octave));
    o_color = vec4(vec3(sum * (1.0 / 12.0)), 1.0);
}
