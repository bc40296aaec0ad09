#version 330 core
// The floor under the ring: the compass, and the first flags about it.
#include "paving.glsl"
