#version 330 core
// An eyeball on its own bone. v_ball: on the ball, its axis +z; v_head: the same in the head's axes.
#include "skinning.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 detail;
uniform int head_bone;
uniform vec4 eye_left;   // middle at rest (metres), radius
uniform vec4 eye_right;

out vec3 v_world;
out vec3 v_normal;
out vec3 v_ball;
out vec3 v_head;
flat out mat3 v_turn;    // world to ball
flat out vec2 v_side;    // -1 left eye, 1 right; radius

void main() {
    mat4 bone = bones[int(joint.x)];
    // Heads lean: what parts two eyes is the middle between them, not the sitter's own.
    bool left = p3d_Vertex.x < 0.5 * (eye_left.x + eye_right.x);
    vec4 ball = left ? eye_left : eye_right;
    // A little smaller than it was baked, so that no cornea breaks through a lid that it looks along.
    vec4 place = bone * vec4(mix(ball.xyz, p3d_Vertex.xyz, 0.98), 1.0);
    v_side = vec2(left ? -1.0 : 1.0, ball.w);
    v_ball = (p3d_Vertex.xyz - ball.xyz) / ball.w;
    v_head = transpose(mat3(bones[head_bone])) * (mat3(bone) * v_ball);
    v_turn = transpose(mat3(p3d_ModelMatrix) * mat3(bone));
    v_world = (p3d_ModelMatrix * place).xyz;
    v_normal = mat3(p3d_ModelMatrix) * (mat3(bone) * p3d_Normal);
    gl_Position = p3d_ModelViewProjectionMatrix * place;
}
