#version 330 core
// Leaves that lie (color.a = 0) or fall for ever: those are built lying flat, uv their corner's offset from the
// leaf's middle in metres, color.a the leaf's own number above 0. Same varyings as surface.vert.
#include "frame.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 p3d_Color;

out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;
out vec4 v_color;

const float SKY = 9.0, GROUND = -0.42;  // metres: they come into being and go between these

void main() {
    vec4 place = p3d_Vertex;
    vec3 normal = p3d_Normal;
    if (p3d_Color.a > 0.0) {
        vec2 o = p3d_MultiTexCoord0;
        vec3 middle = place.xyz - vec3(o.x, 0.0, o.y);
        float own = p3d_Color.a * 61.0, t = dream_time * (0.75 + 0.5 * p3d_Color.a) + own;
        float tall = mod(middle.y - GROUND - t * 0.42, SKY - GROUND);
        middle.y = GROUND + tall;
        middle.x += 0.7 * sin(t * 0.8) + 0.3 * sin(t * 1.7 + own);
        middle.z += 0.5 * sin(t * 0.6 + 2.0 * own);
        float roll = 1.1 * sin(t * 1.6 + own), turn = own * 7.0 + t * 0.9;
        vec3 across = vec3(cos(turn), 0.0, sin(turn)), along = vec3(-sin(turn) * cos(roll), sin(roll), cos(turn) * cos(roll));
        float there = smoothstep(0.0, 0.25, tall) * smoothstep(SKY - GROUND, SKY - GROUND - 0.6, tall);
        // None so near the eye that it would be a board.
        there *= smoothstep(1.2, 3.0, distance(middle, eye));
        place.xyz = middle + there * (o.x * across + o.y * along);
        normal = cross(along, across);
    }
    v_world = (p3d_ModelMatrix * place).xyz;
    v_normal = mat3(p3d_ModelMatrix) * normal;
    v_uv = p3d_MultiTexCoord0;
    v_color = p3d_Color;
    gl_Position = p3d_ModelViewProjectionMatrix * place;
}
