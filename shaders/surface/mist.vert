#version 330 core
// Cards that always face the eye. uv: the corner's offset from the card's middle, metres.
// Handed on: v_world the card's middle, v_uv the corner, v_color.
uniform mat4 p3d_ModelViewMatrix;
uniform mat4 p3d_ModelMatrix;
uniform mat4 p3d_ProjectionMatrix;

in vec4 p3d_Vertex;
in vec2 p3d_MultiTexCoord0;
in vec4 p3d_Color;

out vec3 v_world;
out vec2 v_uv;
out vec4 v_color;

void main() {
    vec4 middle = p3d_Vertex - vec4(p3d_MultiTexCoord0, 0.0, 0.0);
    vec4 seen = p3d_ModelViewMatrix * middle;
    // A halo hangs before its lantern, not in it.
    seen.z += p3d_Color.a > 0.5 ? 0.3 : 0.0;
    seen.xy += p3d_MultiTexCoord0;
    v_world = (p3d_ModelMatrix * middle).xyz;
    v_uv = p3d_MultiTexCoord0;
    v_color = p3d_Color;
    gl_Position = p3d_ProjectionMatrix * seen;
}
