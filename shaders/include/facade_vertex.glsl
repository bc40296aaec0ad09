// One quad a press. The colour's four bytes say which: press, bay (low, high byte), arch.
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform vec4 real_presses[4];  // numbers of the presses drawn as real books (bay * 5 + press), -1 none

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 p3d_Color;

out vec3 v_world;
flat out vec3 v_normal;
out vec2 v_uv;
flat out ivec4 v_press;

void main() {
    ivec4 bytes = ivec4(p3d_Color * 255.0 + 0.5);
    v_press = ivec4(bytes.r, bytes.g + bytes.b * 256, bytes.a, 0);
    v_world = (p3d_ModelMatrix * p3d_Vertex).xyz;
    v_normal = mat3(p3d_ModelMatrix) * p3d_Normal;
    v_uv = p3d_MultiTexCoord0;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    vec4 number = vec4(float(v_press.y * 5 + v_press.x));
    for (int i = 0; i < 4; i++)
        if (any(lessThan(abs(real_presses[i] - number), vec4(0.5)))) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
