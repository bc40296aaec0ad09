#version 330 core
// A shell of light about a seated person. The sun's camera, the one without perspective, passes it by.
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform mat4 p3d_ProjectionMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;

out vec3 v_world;
out vec3 v_normal;
out vec3 v_rest;

void main() {
    v_world = (p3d_ModelMatrix * p3d_Vertex).xyz;
    v_normal = mat3(p3d_ModelMatrix) * p3d_Normal;
    v_rest = p3d_Vertex.xyz;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    if (p3d_ProjectionMatrix[3][3] > 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
