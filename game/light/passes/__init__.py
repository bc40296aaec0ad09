"""Full-screen passes: each a dataclass whose fields are its uniforms, beside a like-named shader."""
