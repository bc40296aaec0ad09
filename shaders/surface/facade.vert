#version 330 core
#define NEAR
#define OUTSIDE_RING
#include "facade_vertex.glsl"
