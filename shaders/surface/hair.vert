#version 330 core
// Hair bound to bones, with the way it grows. Of the clumps every other shades the face and what is beneath it: a
// clump's whole ribbon would shade too much, for the sun's camera (the one without perspective) cannot see its gaps.
#include "skinning.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform mat4 p3d_ProjectionMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 detail;
in vec3 along;

out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;
out vec4 v_detail;
out vec3 v_along;

void main() {
    mat4 bone = bone_blend();
    vec4 place = bone * vec4(p3d_Vertex.xyz, 1.0);
    mat3 turn = mat3(p3d_ModelMatrix) * mat3(bone);
    v_world = (p3d_ModelMatrix * place).xyz;
    v_normal = turn * p3d_Normal;
    v_along = turn * along;
    v_uv = p3d_MultiTexCoord0;
    v_detail = detail;
    gl_Position = p3d_ModelViewProjectionMatrix * place;
    if (p3d_ProjectionMatrix[3][3] > 0.5 && (detail.z > 0.18 || detail.z > 0.06 && detail.y > 0.5)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
