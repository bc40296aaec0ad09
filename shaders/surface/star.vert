#version 330 core
// A star: four vertices in one place, spread over as many pixels as its magnitude asks for.
#include "frame.glsl"
#include "sky_clock.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;   // birth, life (seconds)
in vec4 p3d_Color;            // hue, size
out vec2 v_corner;            // of the spread, in widths of the star's body
flat out vec3 v_light;
flat out float v_rays;
flat out float v_reach;       // the same: how far its light goes

void main() {
    float size = p3d_Color.a, seconds = age(p3d_MultiTexCoord0.x);
    bool fixed_star = p3d_MultiTexCoord0.y > 1000.0;
    float rise = smoothstep(0.0, RISE, seconds), life = p3d_MultiTexCoord0.y;
    float seen = fixed_star ? 1.0 : shown(seconds, life, RISE);
    // A figure's stars come in from aside, and let go as slowly.
    float astray = fixed_star ? 0.0 : (1.0 - rise) * (1.0 - rise) * 0.034 + 0.010 * smoothstep(life, life + FALL, seconds);
    vec3 dir = wheeled(normalize(normalize(p3d_Vertex.xyz) + p3d_Normal * astray));
    float there;
    vec3 at = hung(dir, there);

    float twinkle = 0.84 + 0.16 * sin(dream_time * (0.5 + 1.3 * fract(p3d_MultiTexCoord0.x * 7.31)) + p3d_MultiTexCoord0.x * 40.0);
    float power = 1.7 * size * (0.9 + 3.0 * size * size) * twinkle * seen * there * mix(0.6, 1.0, inside) * coarse();
    v_light = p3d_Color.rgb * power;
    v_rays = 0.5 * smoothstep(0.45, 0.75, size);
    v_reach = 2.0 + 2.5 * smoothstep(0.2, 0.5, size);

    float body = max(pixel_angle * (0.68 + 0.80 * size * coarse()), 0.0005 + 0.0012 * size);
    // What nobody can see is not spread at all.
    float wide = power > 0.012 ? body * length(at - vec3(0.0, eye.y, 0.0)) : 0.0;
    int k = gl_VertexID & 3;
    v_corner = (vec2(k & 1, k >> 1) * 2.0 - 1.0) * v_reach;
    vec3 right = normalize(cross(dir, vec3(0.0, 0.0, 1.0))), up = cross(right, dir);
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(at + wide * (v_corner.x * right + v_corner.y * up), 1.0);
}
