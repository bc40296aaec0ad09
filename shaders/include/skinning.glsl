// Bones: four a vertex, matrices from the seated rest to now, in the person's own axes.
uniform mat4 bones[40];
in vec4 joint;
in vec4 weight;

// bone_blend() -> the matrix that carries this vertex.
mat4 bone_blend() {
    return bones[int(joint.x)] * weight.x + bones[int(joint.y)] * weight.y
         + bones[int(joint.z)] * weight.z + bones[int(joint.w)] * weight.w;
}

// owned() -> share of the bone that carries this vertex most.
float owned() { return max(max(weight.x, weight.y), max(weight.z, weight.w)); }
