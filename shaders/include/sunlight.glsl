// One light-space mask: what colour of sun reaches a point. Surfaces and shafts look up the same texture.
uniform sampler2D sun_mask;    // rgb: colour the glass lets through; a: metres along the sun's way to the first thing it meets
uniform sampler2D ring_mask;   // r: the same metres, for the ring's chairs and people, drawn each frame
uniform mat4 sun_matrix;       // world -> mask uv (0..1), z: metres along the sun's way
uniform mat4 ring_matrix;

// lit_share(map, uv, size, metres): share of a 2x2 footprint that the sun reaches, bilinear.
float ring_share(vec2 uv, float metres) {
    vec2 size = vec2(textureSize(ring_mask, 0));
    vec2 at = uv * size - 0.5;
    vec2 f = fract(at);
    ivec2 i = ivec2(at - f);
    ivec2 top = ivec2(size) - 1;
    float limit = metres - 0.02;
    vec4 open = vec4(
        texelFetch(ring_mask, clamp(i, ivec2(0), top), 0).r > limit,
        texelFetch(ring_mask, clamp(i + ivec2(1, 0), ivec2(0), top), 0).r > limit,
        texelFetch(ring_mask, clamp(i + ivec2(0, 1), ivec2(0), top), 0).r > limit,
        texelFetch(ring_mask, clamp(i + ivec2(1, 1), ivec2(0), top), 0).r > limit);
    vec2 x = mix(open.xz, open.yw, f.x);
    return mix(x.x, x.y, f.y);
}

// sunlight(p) -> radiance of a white surface at p that faces the sun.
vec3 sunlight(vec3 p) {
    vec3 at = (sun_matrix * vec4(p, 1.0)).xyz;
    if (any(lessThan(at.xy, vec2(0.0))) || any(greaterThan(at.xy, vec2(1.0)))) return vec3(0.0);
    vec4 glass = textureLod(sun_mask, at.xy, 0.0);
    vec3 light = glass.rgb * sun_color;
    if (light.r + light.g + light.b < 0.004 || glass.a < at.z - 0.06) return vec3(0.0);
    vec3 near = (ring_matrix * vec4(p, 1.0)).xyz;
    if (all(greaterThan(near.xy, vec2(0.0))) && all(lessThan(near.xy, vec2(1.0))))
        light *= ring_share(near.xy, near.z);
    return light;
}
