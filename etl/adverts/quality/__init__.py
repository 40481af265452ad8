"""How often the engine is wrong, measured on labelled adverts."""
