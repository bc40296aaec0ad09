#version 330 core
// A halo that turns to the eye and stands behind its person, so that the body always hides its heart.
// Everything is worked out at the corners: what a pixel costs is one addition.
#include "frame.glsl"

uniform mat4 p3d_ModelMatrix;
uniform mat4 p3d_ViewProjectionMatrix;
uniform mat4 p3d_ProjectionMatrix;
uniform vec4 person_color;    // rgb
uniform float aura;           // 0..1, how much of it shows now, breath included

in vec2 p3d_MultiTexCoord0;   // metres, across and above
in vec4 p3d_Color;            // a: 1 at the body .. 0 at the edge

out vec3 v_light;

const float BEHIND = 0.6;     // metres that it stands behind the person's middle, past any chair's back
const float GLOW = 0.085;     // radiance close to the body; a hundredth of what a lamp has

void main() {
    vec2 at = p3d_MultiTexCoord0;
    vec3 foot = p3d_ModelMatrix[3].xyz;
    vec2 away = normalize(foot.xz - eye.xz + 1e-4);
    vec3 middle = foot + vec3(away.y * at.x, at.y, -away.x * at.x);
    vec4 seen = p3d_ViewProjectionMatrix * vec4(middle, 1.0);
    vec4 behind = p3d_ViewProjectionMatrix * vec4(middle + vec3(away.x, 0.0, away.y) * BEHIND, 1.0);
    gl_Position = vec4(seen.xy, behind.z / behind.w * seen.w, seen.w);
    // The sun's cameras, those without perspective, pass it by.
    if (p3d_ProjectionMatrix[3][3] > 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);

    float own = foot.x * 3.1 + foot.z * 1.7;
    float rising = sin(at.x * 7.0 + own + 1.3 * sin(at.y * 3.0 + dream_time * 0.31))
                 * sin(at.y * 6.5 - dream_time * 0.9 + own);
    v_light = person_color.rgb * (GLOW * aura * p3d_Color.a * (1.0 + 0.3 * rising));
}
