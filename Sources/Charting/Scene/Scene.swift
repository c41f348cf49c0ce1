struct Scene {}
