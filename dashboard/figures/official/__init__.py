"""Official statistics of vacant posts, unemployment and enterprises, and others' counts."""
