#version 330 core
// Sunlight scattered by dust on the way to the eye: the same mask that colours the floor, marched.
// Toth and Umenhoffer, "Real-time Volumetric Lighting in Participating Media", 2009.
#include "frame.glsl"
#include "depth.glsl"
#include "dither.glsl"
#include "noise.glsl"
#include "sunlight.glsl"
#if QUALITY == 0
#define STEPS 10
#elif QUALITY == 1
#define STEPS 16
#elif QUALITY == 2
#define STEPS 32
#else
#define STEPS 48
#endif
in vec2 uv;
out vec4 o_color;

const float DUST = 0.030;  // scattering, 1/m

void main() {
    vec3 p = world_at(uv, textureLod(depth, uv, 0.0).r);
    vec3 way = p - eye;
    float far = min(length(way), 45.0);
    way = normalize(way);
    vec3 from = (sun_matrix * vec4(eye, 1.0)).xyz;
    vec3 along = (sun_matrix * vec4(way, 0.0)).xyz;
    // March only where the ray is inside the mask's rectangle.
    vec2 a = -from.xy / along.xy, b = (1.0 - from.xy) / along.xy;
    vec2 low = min(a, b), high = max(a, b);
    float t0 = max(max(low.x, low.y), 0.0), t1 = min(min(high.x, high.y), far);
    if (t1 <= t0 || inside < 0.02) { o_color = vec4(0.0); return; }
    float step_length = (t1 - t0) / float(STEPS);
    float offset = order16(gl_FragCoord.xy);
    vec3 at = from + along * (t0 + step_length * offset);
    vec3 stride = along * step_length;
    vec3 sum = vec3(0.0);
    for (int i = 0; i < STEPS; i++) {
        vec4 glass = textureLod(sun_mask, at.xy, 0.0);
        sum += sun_reaches(glass.a, at.z) ? glass.rgb * glass.rgb : vec3(0.0);
        at += stride;
    }
    float c = dot(way, sun_direction);
    // Henyey-Greenstein, g = 0.35, with a floor so that shafts are seen from every side and a window
    // looked at along its own light keeps its drawing.
    float phase = 0.05 + 0.0698 / pow(1.1225 - 0.7 * c, 1.5);
    vec3 middle = eye + way * (t0 + t1) * 0.5;
    float drift = 0.8 + 0.4 * noise(middle * 0.7 + vec3(0.0, -0.05, 0.03) * dream_time);
    o_color = vec4(sum * sun_color * (DUST * step_length * phase * drift * inside), 1.0);
}
