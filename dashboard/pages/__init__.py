"""Pages: one module = one page = `PAGE`, a declaration. Found by walking this package."""
