"""Full-screen passes: one buffer and one quad a step, each with a shader of its name in shaders/pass."""
