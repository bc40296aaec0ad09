#version 330 core
// A mote of dust: drifts, turns, and is there only where light falls on it. All three corners of one that is
// dark land on one spot, so that it costs no pixel.
#define OUTSIDE_RING
#include "frame.glsl"
#include "sunlight.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform mat4 p3d_ProjectionMatrix;

in vec4 p3d_Vertex;          // metres: on the glass its light comes through, or about a lamp
in vec3 p3d_Normal;          // x: share of the beam's way behind it, 0 glass .. 1 floor
in vec2 p3d_MultiTexCoord0;  // the corner, in radii
in vec4 p3d_Color;           // chances: phase, size, pace; a: 1 about a lamp

out vec3 v_world;
out vec2 v_corner;
flat out vec3 v_light;

const vec3 LAMP = vec3(0.30, 0.155, 0.05);  // radiance of dust close to a lantern
#if QUALITY > 1
const float LEAST = 0.0021;  // radians: about a pixel and a half
#else
const float LEAST = 0.0028;
#endif

// drift(p, t) -> metres. Each part bends across itself only, so that dust neither gathers nor thins (no divergence).
vec3 drift(vec3 p, vec3 own, float t) {
    vec3 slow = sin(p.yzx * 0.8 + vec3(0.071, 0.053, 0.062) * t) + sin(p.zxy * 1.3 - vec3(0.083, 0.091, 0.047) * t + 1.7);
    vec3 wander = sin((0.11 + 0.16 * own.zxy) * t + 6.2832 * own);
    return 0.34 * slow + 0.13 * wander;
}

void main() {
    vec3 own = p3d_Color.rgb;
    vec3 home = p3d_Vertex.xyz - sun_direction * (p3d_Normal.x * p3d_Vertex.y / max(sun_direction.y, 0.1));
    vec4 place = vec4(home + drift(home, own, dream_time) * (1.0 - 0.75 * p3d_Color.a), 1.0);
    v_world = (p3d_ModelMatrix * place).xyz;
    v_corner = p3d_MultiTexCoord0;
    vec3 to = v_world - eye;
    float d = length(to);

    // Dust throws light on rather than back: it shines most between the eye and the sun.
    float c = dot(to, sun_direction) / d;
    float phase = 0.16 + 0.42 * (0.5 + 0.5 * c) * (0.5 + 0.5 * c);
    vec3 light = sunlight(v_world) * phase;
    // Its own colour is that of old paper: even in blue light a little gold comes back.
    light = mix(light, vec3(1.0, 0.72, 0.38) * dot(light, vec3(0.30, 0.55, 0.15)), 0.35);
    if (p3d_Color.a > 0.5) light = LAMP;

    // A flake turns, and flashes when its face comes round.
    float turn = sin((0.35 + 0.9 * own.z) * dream_time + 6.2832 * own.x);
    turn *= turn;
    light *= 0.18 + 0.82 * turn * turn;

    // Far ones keep the width of a pixel and fade; near ones go soft and faint, as out of focus.
    float sharp = max(0.0030 * (0.4 + own.y * own.y) / d, LEAST * (0.85 + 0.3 * own.y));
    float radius = min(sharp + 0.0045 * clamp(1.5 / d - 0.8, 0.0, 1.2), 0.008);
    float share = sharp / radius;
    light *= share * share * smoothstep(0.25, 0.7, d) * inside * (5.2 / (1.0 + 0.09 * d)) * (0.13 + 2.6 * own.y * own.y * own.y * own.y);

    v_light = light;
    gl_Position = p3d_ModelViewProjectionMatrix * place;
    gl_Position.xy += v_corner * (radius * gl_Position.w) * vec2(p3d_ProjectionMatrix[0][0], p3d_ProjectionMatrix[1][1]);
    if (max(light.r, light.g) < 0.012) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
