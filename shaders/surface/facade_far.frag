#version 330 core
#include "facade.glsl"
