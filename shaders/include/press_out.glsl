// What a vertex says about its press; press_in.glsl reads it.
flat out ivec2 v_press_at;
flat out float v_press_width;
flat out vec3 v_press_heights;
flat out vec4 v_press_first;
flat out vec3 v_press_starts;
flat out vec3 v_press_slots;

void say_press(Press press) {
    v_press_at = press.at;
    v_press_width = press.width;
    v_press_heights = press.heights;
    v_press_first = press.first;
    v_press_starts = press.starts;
    v_press_slots = press.slots;
}
