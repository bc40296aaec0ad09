#version 330 core
// Bark skin bound to bones. v_grain: metres in limbs laid straight, z along them.
#include "skinning.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 detail;
in vec3 along;

out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;
out vec4 v_detail;
out vec3 v_rest;
out vec3 v_grain;

void main() {
    mat4 bone = bone_blend();
    vec4 place = bone * vec4(p3d_Vertex.xyz, 1.0);
    v_rest = p3d_Vertex.xyz;
    v_world = (p3d_ModelMatrix * place).xyz;
    v_normal = mat3(p3d_ModelMatrix) * (mat3(bone) * p3d_Normal);
    v_uv = p3d_MultiTexCoord0;
    v_detail = detail;
    v_grain = along;
    gl_Position = p3d_ModelViewProjectionMatrix * place;
}
