#version 330 core
#define NEAR
#define FINE
#include "facade.glsl"
