#version 330 core
// Puts this frame's few samples into the picture that earlier ones have built up. Every frame looks through a
// slightly shifted lens; what was seen before is fetched from where the camera then saw it.
// After Karis, "High Quality Temporal Supersampling", 2014; weights after Yang et al., "A Survey of Temporal
// Antialiasing Techniques", 2020.
uniform sampler2D picture;      // this frame, tone-mapped, as large as it was drawn
uniform sampler2D depth;        // of the same
uniform sampler2D history;      // rgb: the picture so far, in its built size; a: the weight of all that went into it
uniform mat4 to_before[1];      // this frame's clip space -> the clip space of the frame before, both unshifted
uniform vec4 shift[1];          // xy: this frame's lens shift in uv; z: greatest weight of history; w: slack of its colour
in vec2 uv;
out vec4 o_color;

const float SHARP = 11.0;        // how fast a sample's weight falls with its distance, in drawn pixels squared

void main() {
    vec2 size = vec2(textureSize(picture, 0));
    vec2 at = (uv + shift[0].xy) * size - 0.5;
    vec2 f = fract(at);
    ivec2 i = ivec2(at - f), top = ivec2(size) - 1;
    ivec2 low_corner = clamp(i, ivec2(0), top), high_corner = clamp(i + 1, ivec2(0), top);
    vec3 c00 = texelFetch(picture, low_corner, 0).rgb;
    vec3 c10 = texelFetch(picture, ivec2(high_corner.x, low_corner.y), 0).rgb;
    vec3 c01 = texelFetch(picture, ivec2(low_corner.x, high_corner.y), 0).rgb;
    vec3 c11 = texelFetch(picture, high_corner, 0).rgb;
    vec3 now = mix(mix(c00, c10, f.x), mix(c01, c11, f.x), f.y);

    vec2 nearest = vec2(f.x < 0.5 ? low_corner.x : high_corner.x, f.y < 0.5 ? low_corner.y : high_corner.y);
    float z = texelFetch(depth, ivec2(nearest), 0).r;
    vec4 before = to_before[0] * vec4(uv * 2.0 - 1.0, z * 2.0 - 1.0, 1.0);
    vec2 was = before.xy / before.w * 0.5 + 0.5;
    vec4 then = textureLod(history, was, 0.0);
    // A colour that none of the neighbours has belongs to something that has moved away.
    vec3 low = min(min(c00, c10), min(c01, c11)), high = max(max(c00, c10), max(c01, c11));
    vec3 room = (high - low) * shift[0].w + 0.012;
    vec3 seen = clamp(then.rgb, low - room, high + room);
    vec2 gone = abs(was - 0.5);
    float weight = max(gone.x, gone.y) > 0.5 ? 0.0 : min(then.a, shift[0].z);

    vec2 off = min(f, 1.0 - f);
    float own = exp2(-SHARP * dot(off, off)) + 0.02;
    o_color = vec4((seen * weight + now * own) / (weight + own), weight + own);
}
