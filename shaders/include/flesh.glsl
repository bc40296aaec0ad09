// What living surfaces share: light that wanders under them, sun without a hard edge, two oily lobes.
// Needs light.glsl and noise.glsl before it.

// wrapped(nl, thin) -> (3): light round the terminator; red travels furthest under the skin.
// After Penner, "Pre-Integrated Skin Shading", SIGGRAPH 2011, as a fit of three wraps.
vec3 wrapped(float nl, float thin) {
    vec3 w = vec3(0.26, 0.14, 0.095) * (1.0 + thin);
    vec3 t = clamp((nl + w) / (1.0 + w), 0.0, 1.0);
    return t * mix(t, vec3(1.0), 0.35 + 0.3 * thin);
}

// scatter() -> 0..1, evenly spread over neighbouring pixels. Jimenez, "Next Generation Post Processing in Call of
// Duty: Advanced Warfare", 2014.
float scatter() { return fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(0.06711056, 0.00583715)))); }

// across_sun(spread) -> a way across the sun's, at most spread metres long; another one in each frame and pixel, so
// that the accumulation makes a soft disc of a few of them.
vec3 across_sun(float spread) {
#if QUALITY > 0
    float h = scatter();
    float turn = 6.2832 * (h + frame_shift.x), far = spread * sqrt(fract(h * 7.13 + frame_shift.y + 0.5));
    vec3 a = normalize(cross(sun_direction, vec3(0.0, 1.0, 0.0)));
    return far * (a * cos(turn) + cross(sun_direction, a) * sin(turn));
#else
    return vec3(0.0);  // the mask itself is asked a texel to and fro
#endif
}

// close_to(p, n) -> where to ask for the sun that reaches p. The ring's mask forgives three centimetres, more than hair
// stands off a brow or a collar off a neck; what faces the sun shades nothing of itself and needs less of that.
vec3 close_to(vec3 p, vec3 n) {
#if QUALITY > 0
    float nl = max(dot(n, sun_direction), 0.0);
    return p + n * 0.022 - sun_direction * (0.036 * nl * nl);
#else
    return p + n * 0.022;  // its texels are as wide as that is deep
#endif
}

// soft_sunlight(p, n, spread) -> radiance: what a nose, a curl or a lapel shades has no hard edge, and the texels of
// the ring's mask (9 mm) do not show. Asked along the surface, so that it does not shade itself where the sun only
// brushes it. spread: metres, at least a texel; n: unit, or 0 for what has no side.
vec3 soft_sunlight(vec3 p, vec3 n, float spread) {
#if QUALITY > 0
    vec3 a = across_sun(spread), b = cross(sun_direction, a);
    a -= n * dot(n, a);
#endif
#if QUALITY > 1
    b -= n * dot(n, b);
    return 0.25 * (sunlight(p + a) + sunlight(p - a) + sunlight(p + b) + sunlight(p - b));
#elif QUALITY > 0
    return 0.5 * (sunlight(p + a) + sunlight(p - a));
#else
    return sunlight(p);
#endif
}
vec3 soft_sunlight(vec3 p, float spread) { return soft_sunlight(p, vec3(0.0), spread); }

// mellow(light, share): coloured glass dyes a face less than it dyes stone, for part of the light is mixed under
// the skin, and whoever looks at a face forgives the light its colour.
vec3 mellow(vec3 light, float share) {
    return mix(light, vec3(1.00, 0.78, 0.57) * dot(light, vec3(0.40, 0.42, 0.18)), share);
}

// face_key(p, n) -> irradiance / pi: those who sit in a ring are lit by its middle, softly and without a colour of its
// own, a little more while somebody speaks. It keeps a face the brightest part of whoever sits in shade.
vec3 face_key(vec3 p, vec3 n) {
    vec3 way = vec3(-p.x, 1.2, -p.z);
    float half_way = 0.5 + 0.5 * dot(n, way) * inversesqrt(dot(way, way));
    return vec3(1.00, 0.87, 0.72) * (half_way * half_way * inside * (0.24 + 0.05 * voice_light));
}

// oily(n, v, l, tight) -> two lobes of a skin's oil; tight: 1 for skin, less for what is wet.
float oily(vec3 n, vec3 v, vec3 l, float tight) {
#if QUALITY > 0
    return min(0.70 * glint(n, v, l, 0.52 * tight) + 0.30 * glint(n, v, l, 0.30 * tight), 12.0);
#else
    return min(glint(n, v, l, 0.45 * tight), 12.0);
#endif
}

// mouth_inside(tooth, q, jaw) -> rgb albedo, a openness of teeth, or of tongue and gums. q: metres from between
// the eyes; jaw: how far it is open. One tooth is about eight millimetres wide. Measured with the mouth shut, their openness says nothing: the jaw decides.
vec4 mouth_inside(bool tooth, vec3 q, float jaw) {
    float gap = smoothstep(0.38, 0.49, abs(fract(q.x * 122.0) - 0.5));
    float front = smoothstep(0.032, 0.010, abs(q.x)) * smoothstep(-0.008, 0.012, q.z);
    vec3 flesh = vec3(0.44, 0.15, 0.13);
    vec3 albedo = tooth ? mix(flesh, vec3(0.70, 0.62, 0.50) * (1.0 - 0.25 * gap), 0.15 + 0.85 * front) : flesh;
    float open = (tooth ? 0.62 : 0.42) * smoothstep(0.0, 0.10, jaw) + (tooth ? 0.26 : 0.10);
    return vec4(albedo, open * (0.25 + 0.75 * front));
}
