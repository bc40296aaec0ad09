// The quads of a press, and all light on them that is smooth enough to come from their corners. In the normal's
// place stands the middle of the press; the colour's four bytes: press + 8 * arch + 16 * side, bay, bay / 256,
// and the bay whose books stand here. Of all presses a program draws those that are its own by their distance.
#include "light.glsl"
#include "presses.glsl"
#include "press_out.glsl"

uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform vec4 real_presses[4];  // numbers of the presses drawn as real books (bay * 5 + press), -1 none
uniform vec4 near_reach[1];    // x: metres to a press within which its books are told apart

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 p3d_Color;

out vec3 v_world;
out vec2 v_uv;
out vec2 v_slope;      // how far the eye's ray drifts along u and up, per metre inward
out vec3 v_bounce;     // irradiance / pi
out vec4 v_air;        // radiance of the air before it, and how much of the press comes through
out vec3 v_sun;        // place in the sun's mask
flat out vec3 v_normal;

void main() {
    ivec4 bytes = ivec4(p3d_Color * 255.0 + 0.5);
    int press = bytes.r & 7, bay = bytes.g + bytes.b * 256;
    float turn = float(bytes.r >> 4) * (6.2831853 / 16.0);
    say_press(press_of(bytes.a, press, (bytes.r & 8) != 0));
    v_normal = vec3(-sin(turn), 0.0, -cos(turn));
    v_world = (p3d_ModelMatrix * p3d_Vertex).xyz;
    v_uv = p3d_MultiTexCoord0;
    vec3 ray = v_world - eye;
    v_slope = vec2(dot(ray, vec3(-v_normal.z, 0.0, v_normal.x)), ray.y) / max(-dot(ray, v_normal), 1e-3);
    v_bounce = ambient(v_world, v_normal) * 1.04 + lamp_light(v_world, v_normal);
    v_air.rgb = haze(vec3(0.0), v_world);
    v_air.a = haze(vec3(1.0), v_world).g - v_air.g;
    v_sun = (sun_matrix * vec4(v_world + v_normal * 0.015, 1.0)).xyz;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;

    // The four corners of a press must agree: they ask for nothing of their own.
    vec3 off = eye - p3d_Normal;
    vec2 aside = abs(vec2(dot(off, vec3(-v_normal.z, 0.0, v_normal.x)), off.y)) - 0.5 * vec2(v_press_width, CASE_TOP - CASE_BOTTOM);
    bool near = length(vec3(max(aside, 0.0), dot(off, v_normal))) < near_reach[0].x;
#ifdef NEAR
    bool drawn = near;
#else
    bool drawn = !near;
#endif
    vec4 number = vec4(float(bay * 5 + press));
    for (int i = 0; i < 4; i++)
        if (any(lessThan(abs(real_presses[i] - number), vec4(0.5)))) drawn = false;
    if (!drawn) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
