#version 330 core
// A vertex of a real book or its shelf. The colour's four bytes: column, line,
// line / 256 + 16 * (column / 256), part.
#include "presses.glsl"
#include "press_out.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 p3d_Color;

out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;
flat out ivec3 v_book;  // column, line, part

void main() {
    ivec4 bytes = ivec4(p3d_Color * 255.0 + 0.5);
    v_book = ivec3(bytes.r + (bytes.b >> 4) * 256, bytes.g + (bytes.b & 15) * 256, bytes.a);
    say_press(press_of(v_book.y / ROWS, v_book.x / STRIDE, false));
    v_world = (p3d_ModelMatrix * p3d_Vertex).xyz;
    v_normal = mat3(p3d_ModelMatrix) * p3d_Normal;
    v_uv = p3d_MultiTexCoord0;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
}
