#version 330 core
// A quad over the whole picture; uv (0, 0) is the lower left.
in vec4 p3d_Vertex;
out vec2 uv;
void main() {
    gl_Position = vec4(p3d_Vertex.xy, 0.0, 1.0);
    uv = p3d_Vertex.xy * 0.5 + 0.5;
}
