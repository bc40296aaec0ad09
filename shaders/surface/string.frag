#version 330 core
// Nylon, clear or wound with silvered copper; as opaque as it covers its ribbon.
#include "light.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec3 v_along;
in vec4 v_ribbon;
flat in float v_wound;
out vec4 o_color;

void main() {
    float x = v_ribbon.x * v_ribbon.w, radius = v_ribbon.y, swing = v_ribbon.z;
    // How long a swinging string stays at x: longest where it turns back.
    float rest = max(swing * swing - x * x, radius * radius);
    float cover = min(0.6366 * radius * inversesqrt(rest), 1.0);
    cover = mix(min(radius / v_ribbon.w, 1.0), cover, smoothstep(0.2, 1.0, swing / radius));
    vec3 out_ = normalize(cross(v_normal, v_along));
    out_ *= sign(dot(out_, eye - v_world));
    float u = clamp(v_ribbon.x, -0.95, 0.95);
    Surface s = surface(v_world, normalize(v_normal * u + out_ * sqrt(1.0 - u * u)));
    s.albedo = mix(vec3(0.74, 0.68, 0.56), vec3(0.34, 0.29, 0.22), v_wound);
    s.metal = 0.85 * v_wound;
    s.roughness = mix(0.30, 0.42, v_wound);
    s.specular = 0.05;
    s.translucency = vec3(0.16, 0.13, 0.09) * (1.0 - v_wound);
    o_color = vec4(shade(s), cover * mix(0.8, 1.0, v_wound));
}
