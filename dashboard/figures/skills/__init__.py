"""Skills asked for."""
