"""Figures: one module = one figure = one pure function of the same name, found by walking."""
