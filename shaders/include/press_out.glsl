// What a vertex says about its press; press_in.glsl reads it.
flat out ivec2 v_press_at;
flat out float v_press_width;
flat out float v_press_rows;
flat out vec3 v_press_heights;
flat out vec3 v_press_inverse;
flat out vec3 v_press_zero;
flat out vec2 v_press_starts;
flat out vec3 v_press_slots;
flat out vec3 v_press_dense;

void say_press(Press press) {
    v_press_at = press.at;
    v_press_width = press.width;
    v_press_rows = press.rows;
    v_press_heights = press.heights;
    v_press_inverse = press.inverse;
    v_press_zero = press.zero;
    v_press_starts = press.starts;
    v_press_slots = press.slots;
    v_press_dense = press.dense;
}
