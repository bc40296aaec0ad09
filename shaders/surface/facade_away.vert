#version 330 core
#define OUTSIDE_RING
#include "facade_vertex.glsl"
