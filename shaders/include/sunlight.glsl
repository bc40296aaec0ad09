// One light-space mask: what colour of sun reaches a point. Surfaces and shafts look up the same texture.
uniform sampler2D sun_mask;         // rgb: square root of what the glass lets through; a: metres to the first blocker, see SUN_SPAN
uniform sampler2DShadow ring_mask;  // the same way's depth among the ring's chairs and people, drawn while they move
uniform mat4 sun_matrix;            // world -> mask uv (0..1), z: metres along the sun's way
uniform mat4 ring_matrix;           // world -> ring uv (0..1), z: depth 0..1
#define SUN_SPAN 48.0               // metres that a full byte of alpha stands for, its middle at the hall's centre
#define SUN_SLACK 0.30              // metres: the byte's own coarseness

// sun_reaches(a, metres): whether a point so many metres along the way lies before the first blocker.
bool sun_reaches(float a, float metres) { return (a - 0.5) * SUN_SPAN + SUN_SLACK > metres; }

// sunlight(p) -> radiance of a white surface at p that faces the sun.
vec3 sunlight(vec3 p) {
    vec3 at = (sun_matrix * vec4(p, 1.0)).xyz;
    vec4 glass = textureLod(sun_mask, at.xy, 0.0);  // its border is black
    vec3 light = sun_reaches(glass.a, at.z) ? glass.rgb * glass.rgb * sun_color : vec3(0.0);
    vec3 near = (ring_matrix * vec4(p, 1.0)).xyz;   // its border is lit
    return light * textureLod(ring_mask, near, 0.0);
}
