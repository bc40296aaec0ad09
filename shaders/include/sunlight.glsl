// One light-space mask: what colour of sun reaches a point. Surfaces and shafts look up the same texture.
uniform sampler2D sun_mask;         // rgb: square root of what the glass lets through; a: metres to the first blocker, see SUN_SPAN
#if QUALITY > 1
uniform sampler2DShadow ring_mask;  // the same way's depth among the ring's chairs and people, drawn while they move
#else
uniform sampler2D ring_mask;
#endif
uniform mat4 sun_matrix;            // world -> mask uv (0..1), z: metres along the sun's way
uniform mat4 ring_matrix;           // world -> ring uv (0..1), z: depth 0..1
#include "sun_span.glsl"
#define SUN_SLACK 0.30              // metres: the byte's own coarseness

// sun_reaches(a, metres): whether a point so many metres along the way lies before the first blocker.
bool sun_reaches(float a, float metres) { return (a - 0.5) * SUN_SPAN + SUN_SLACK > metres; }

#ifndef OUTSIDE_RING
// ring_open(p) -> share of sun that the ring's chairs and people leave. Points far from the ring never ask:
// their surfaces define OUTSIDE_RING before they include this.
float ring_open(vec3 p) {
    vec3 near = (ring_matrix * vec4(p, 1.0)).xyz;
    near.z = min(near.z, 0.9999);
#if QUALITY > 1
    return textureLod(ring_mask, near, 0.0);
#else
    // One texel, another in each frame: the accumulation makes a soft edge of them, for a third of the cost of four.
    near.xy += (fract(gl_FragCoord.xy * vec2(0.5, 0.5) + gl_FragCoord.yx * 0.25 + frame_shift) - 0.5) * 0.0021;
    return textureLod(ring_mask, near.xy, 0.0).r < near.z ? 0.0 : 1.0;
#endif
}
#endif

// sunlight(p) -> radiance of a white surface at p that faces the sun.
vec3 sunlight(vec3 p) {
    vec3 at = (sun_matrix * vec4(p, 1.0)).xyz;
    vec4 glass = textureLod(sun_mask, at.xy, 0.0);  // its border is black
    vec3 light = sun_reaches(glass.a, at.z) ? glass.rgb * glass.rgb * sun_color : vec3(0.0);
#ifndef OUTSIDE_RING
    light *= ring_open(p);
#endif
    return light;
}
