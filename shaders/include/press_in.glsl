// The press of a fragment, as press_out.glsl said it.
flat in ivec2 v_press_at;
flat in float v_press_width;
flat in float v_press_rows;
flat in vec3 v_press_heights;
flat in vec3 v_press_inverse;
flat in vec3 v_press_zero;
flat in vec2 v_press_starts;
flat in vec3 v_press_slots;
flat in vec3 v_press_dense;

Press this_press() {
    return Press(v_press_at, v_press_width, v_press_rows, v_press_heights, v_press_inverse,
                 v_press_zero, v_press_starts, v_press_slots, v_press_dense);
}
