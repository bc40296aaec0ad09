#version 330 core
// A stroke of the pen: a ribbon spread to either side by pixels, so that it stays fine in every lens.
#include "frame.glsl"
#include "sky_clock.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
in vec4 p3d_Vertex;
in vec3 p3d_Normal;           // along the stroke
in vec2 p3d_MultiTexCoord0;   // birth, life (seconds)
in vec4 p3d_Color;            // gold, pressure
out vec2 v_clock;
out float v_aside;            // in widths of the line
out vec4 v_gold;
#define SPREAD 4.0

void main() {
    vec3 dir = wheeled(normalize(p3d_Vertex.xyz)), along = wheeled(p3d_Normal);
    float there;
    vec3 at = hung(dir, there);
    v_aside = (gl_VertexID & 1) == 0 ? -SPREAD : SPREAD;
    float wide = max(pixel_angle * 0.62, 0.00042) * length(at - vec3(0.0, eye.y, 0.0));
    float seconds = age(p3d_MultiTexCoord0.x);
    if (seconds > p3d_MultiTexCoord0.y + FALL && seconds < CYCLE - 2.0) wide = 0.0;  // not in the sky
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(at + cross(dir, along) * (wide * v_aside), 1.0);
    v_clock = p3d_MultiTexCoord0;
    v_gold = vec4(p3d_Color.rgb * (there * mix(0.4, 1.0, inside) * coarse()), p3d_Color.a);
}
