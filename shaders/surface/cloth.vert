#version 330 core
// Cloth bound to bones. v_rest: the seated rest position, in which creases stand still.
#include "skinning.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 detail;

out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;
out vec4 v_detail;
out vec3 v_rest;
out float v_owned;   // share of the bone that carries it most: least where a joint bends

void main() {
    mat4 bone = bone_blend();
    vec4 place = bone * vec4(p3d_Vertex.xyz, 1.0);
    v_rest = p3d_Vertex.xyz;
    v_owned = owned();
    v_world = (p3d_ModelMatrix * place).xyz;
    v_normal = mat3(p3d_ModelMatrix) * (mat3(bone) * p3d_Normal);
    v_uv = p3d_MultiTexCoord0;
    v_detail = detail;
    gl_Position = p3d_ModelViewProjectionMatrix * place;
}
