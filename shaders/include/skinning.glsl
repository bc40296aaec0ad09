// Bones: four a vertex, matrices from the seated rest to now, in the person's own axes.
uniform mat4 bones[40];
in vec4 joint;    // the heaviest first
in vec4 weight;

// bone_blend() -> the matrix that carries this vertex. Fetching a bone is dear on a software renderer, and
// most points of skin and hair hang on one alone: each further one stands in a loop that runs once or never.
mat4 bone_blend() {
    mat4 blend = bones[int(joint.x)] * weight.x;
    for (float w = weight.y; w > 0.0; w = 0.0) blend += bones[int(joint.y)] * w;
    for (float w = weight.z; w > 0.0; w = 0.0) blend += bones[int(joint.z)] * w;
    for (float w = weight.w; w > 0.0; w = 0.0) blend += bones[int(joint.w)] * w;
    return blend;
}

// owned() -> share of the bone that carries this vertex most.
float owned() { return max(max(weight.x, weight.y), max(weight.z, weight.w)); }
