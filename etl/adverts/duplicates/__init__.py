"""One opening told once."""
