// When stars and ink are seen. The times are those of game/meshes/constellations.py.
#define CYCLE 150.0
#define RISE 5.0
#define FALL 6.0
#define ROOF 52.0     // metres: shelves above are sky already, and stars are seen before them
#define WELL_EDGE vec2(12.4, 7.6)   // metres from the hall's axis at that height: no star, every star

// age(birth) -> seconds since birth, within the cycle.
float age(float birth) { return mod(dream_time - birth, CYCLE); }

// shown(age, life, rise) -> 0..1: comes within rise seconds, goes within FALL when its life is over.
float shown(float age, float life, float rise) {
    return smoothstep(0.0, rise, age) * (1.0 - smoothstep(life, life + FALL, age));
}

// wheeled(dir) -> the fixed stars' slow turn about the zenith, an eighth of a circle in a quarter of an hour.
vec3 wheeled(vec3 dir) {
    float a = (dream_time - 64.0) * 0.0008, c = cos(a), s = sin(a);
    return vec3(c * dir.x + s * dir.z, dir.y, c * dir.z - s * dir.x);
}

// hung(dir, there) -> metres from the point under the eye at height 0: in the hall, in the well between the
// last shelves, fading towards them; outside as far as the lens reaches. there: 0..1.
vec3 hung(vec3 dir, out float there) {
    float far = 390.0;
    there = smoothstep(0.02, 0.22, dir.y);
    if (inside > 0.5) {
        far = min((ROOF - eye.y) / max(dir.y, 0.1), 390.0);
        vec2 at = eye.xz + dir.xz * far;
        there = 1.0 - smoothstep(WELL_EDGE.y, WELL_EDGE.x, length(at));
    }
    return dir * far + vec3(0.0, eye.y, 0.0);
}

// coarse() -> 0..1: where a pixel spans much of a figure, lines and points are drawn fainter, never thicker.
float coarse() { return min(0.0016 / pixel_angle, 1.0); }
