#version 330 core
// A string: a line that is given the width it has, or that of a pixel and as much less of its colour.
// A plucked one is drawn as the blurred band that the eye sees, widest in its middle.
#include "frame.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform vec4 plucked[6];      // swing (metres), y where a finger stops it, 0, 0

in vec4 p3d_Vertex;
in vec3 p3d_Normal;           // along the string
in vec2 p3d_MultiTexCoord0;   // side -1 or 1; y from the saddle (metres), -1 beyond saddle and nut
in vec4 p3d_Color;            // diameter / 2 mm, string / 8, wound, 1

out vec3 v_world;
out vec3 v_normal;            // towards the side
out vec3 v_along;
out vec4 v_ribbon;            // side -1..1, radius, swing, half width drawn (metres)
flat out float v_wound;

void main() {
    int mine = int(p3d_Color.g * 8.0 + 0.5) - 1;
    vec4 state = plucked[mine];
    float y = p3d_MultiTexCoord0.y;
    float free = clamp(y / max(state.y, 0.01), 0.0, 1.0) * step(0.0, y);
    float swing = state.x * sin(3.14159265 * free);
    float radius = p3d_Color.r * 0.001;
    vec3 at = (p3d_ModelMatrix * p3d_Vertex).xyz;
    v_along = normalize(mat3(p3d_ModelMatrix) * p3d_Normal);
    vec3 to = eye - at;
    vec3 side = normalize(cross(v_along, to));
    float drawn = max(radius + swing, 0.55 * pixel_angle * length(to));
    v_world = at + side * (p3d_MultiTexCoord0.x * drawn);
    v_normal = side;
    v_ribbon = vec4(p3d_MultiTexCoord0.x, radius, swing, drawn);
    v_wound = p3d_Color.b;
    vec3 turned = side * mat3(p3d_ModelMatrix);  // the model only turns and moves
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(p3d_Vertex.xyz + turned * (p3d_MultiTexCoord0.x * drawn), 1.0);
}
