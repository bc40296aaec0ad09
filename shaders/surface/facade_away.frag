#version 330 core
#define SUNLESS
#define OUTSIDE_RING
#include "facade.glsl"
