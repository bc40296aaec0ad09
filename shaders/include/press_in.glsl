// The press of a fragment, as press_out.glsl said it.
flat in ivec2 v_press_at;
flat in float v_press_width;
flat in vec3 v_press_heights;
flat in vec4 v_press_first;
flat in vec3 v_press_starts;
flat in vec3 v_press_slots;

Press this_press() {
    return Press(v_press_at, v_press_width, v_press_heights, v_press_first, v_press_starts, v_press_slots);
}
