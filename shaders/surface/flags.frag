#version 330 core
// The floor where no chair throws its shadow, and nothing but flags and one band of wood lie.
#define OUTSIDE_RING
#define FLAGS_ONLY
#include "paving.glsl"
