#version 330 core
// Corners of leaves, stirred by the hall's slow air, and of petals, which open near whoever speaks.
// Same varyings as surface.vert. A petal comes closed (game/meshes/chairs/blossoms.py): its normal looks
// from its outward way at the bud's axis, uv.y is 2 + along + 4 * (the axis's turn about that way, 1/256).
#include "frame.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 p3d_Color;  // a: 0 stiff .. 1 loose; of a petal its length, 1 being 8 cm

out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;
out vec4 v_color;

// stir(p, t) -> metres, under 22 mm: a slow breath that passes through, and each leaf's own nod and tremor.
vec3 stir(vec3 p, float t) {
    float breath = sin(t * 0.55 + dot(p, vec3(0.9, 0.4, 1.1)));
    vec3 own = vec3(t * 1.31, t * 1.73, t * 1.09) + dot(p, vec3(3.0, 4.0, 2.5)) * vec3(1.0, 1.4, 0.8);
    vec3 tremor = vec3(t * 4.1, t * 3.3, t * 3.7) + dot(p, vec3(23.0, 31.0, 19.0));
    float gust = 0.30 + 0.70 * breath * breath;
    return gust * (vec3(0.008, 0.009, 0.008) * sin(own) + 0.0014 * sin(tremor)) + vec3(0.003, -0.0015, 0.002) * breath;
}

// opening(p, t) -> 0 bud .. 1 in full flower: a slow standing breath, and the ear for a voice close by.
float opening(vec3 p, float t) {
    float standing = 0.40 + 0.16 * sin(t * 0.23 + dot(p, vec3(2.3, 3.1, 1.9)));
    vec2 away = p.xz - voice_place.xz;
    float heard = clamp(2.5 * voice_light, 0.0, 1.0) * (1.0 - smoothstep(0.45, 1.44, dot(away, away)));
    return mix(standing, 1.0, heard);
}

// unfold(at, ...) -> metres to move a corner at (across, along) of a closed petal, size metres long, when it is
// wide 0..1 open about its bud's axis; face: the normal of its inner side then.
vec3 unfold(vec2 at, vec3 outward, vec3 axis, float size, float wide, out vec3 face) {
    float lean = wide * (0.75 + 0.85 * at.y);  // radians from the axis; tips bend furthest
    vec3 aside = cross(axis, outward);
    float cup = (0.62 - 0.45 * wide) * at.x * at.x;         // the sides still hold each other
    float belly = 0.30 * at.y * (1.0 - at.y) * (1.0 - wide); // a bud is round
    float narrow = (1.0 - wide) * 0.42 * at.x;
    face = cos(lean) * -outward + sin(lean) * axis - aside * (at.x * (1.1 - 0.6 * wide));
    vec3 lies = (cos(lean) - 1.0) * axis + sin(lean) * outward;
    return size * (at.y * lies + (belly + 0.03 * at.y) * outward + cup * face - narrow * aside);
}

void main() {
    vec3 world = (p3d_ModelMatrix * p3d_Vertex).xyz;
    vec3 place = p3d_Vertex.xyz;
    vec3 normal = p3d_Normal;
    v_uv = p3d_MultiTexCoord0;
    v_color = p3d_Color;
    if (v_uv.y < 1.9) {
        place += stir(world, dream_time) * p3d_Color.a;
    } else {
        float way = floor((v_uv.y - 1.9) * 0.25);
        v_uv.y -= 4.0 * way;
        vec3 outward = -normal;
        vec3 first = normalize(vec3(outward.z + 1e-5, 0.0, -outward.x));
        way *= 6.2831853 / 256.0;
        vec3 axis = cos(way) * first + sin(way) * cross(outward, first);
        vec3 base = world - 0.08 * p3d_Color.a * (v_uv.y - 2.0) * axis;
        place += unfold(vec2(v_uv.x, v_uv.y - 2.0), outward, axis, 0.08 * p3d_Color.a, opening(base, dream_time), normal);
        place += stir(base, dream_time) * 0.25;
    }
    v_world = (p3d_ModelMatrix * vec4(place, 1.0)).xyz;
    v_normal = mat3(p3d_ModelMatrix) * normal;
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(place, 1.0);
}
