#version 330 core
#include "facade_vertex.glsl"
