#version 330 core
#define NEAR
#include "facade.glsl"
