// From the depth buffer back into the room.
uniform sampler2D depth;
uniform mat4 screen_to_world[1];

// world_at(uv) -> metres: the drawn point under this pixel.
vec3 world_at(vec2 at, float z) {
    vec4 p = screen_to_world[0] * vec4(vec3(at, z) * 2.0 - 1.0, 1.0);
    return p.xyz / p.w;
}
