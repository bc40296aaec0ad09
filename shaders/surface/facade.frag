#version 330 core
#define NEAR
#define FINE
#define OUTSIDE_RING
#include "facade.glsl"
