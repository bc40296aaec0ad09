#version 330 core
// A leaf's corners, stirred by the hall's slow air. Same varyings as surface.vert.
#include "frame.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 p3d_Color;  // a: 0 stiff .. 1 loose

out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;
out vec4 v_color;

// stir(p, t) -> metres, under 8 mm: a slow breath that passes through, and each leaf's own tremor.
vec3 stir(vec3 p, float t) {
    float breath = sin(t * 0.55 + dot(p, vec3(0.9, 0.4, 1.1)));
    vec3 own = vec3(t * 1.31, t * 1.73, t * 1.09) + dot(p, vec3(23.0, 31.0, 19.0)) * vec3(1.0, 1.4, 0.8);
    return (0.35 + 0.65 * breath * breath) * 0.006 * sin(own) + vec3(0.002, -0.001, 0.0015) * breath;
}

void main() {
    vec3 world = (p3d_ModelMatrix * p3d_Vertex).xyz;
    vec4 place = p3d_Vertex;
    place.xyz += stir(world, dream_time) * p3d_Color.a;
    v_world = (p3d_ModelMatrix * place).xyz;
    v_normal = mat3(p3d_ModelMatrix) * p3d_Normal;
    v_uv = p3d_MultiTexCoord0;
    v_color = p3d_Color;
    gl_Position = p3d_ModelViewProjectionMatrix * place;
}
