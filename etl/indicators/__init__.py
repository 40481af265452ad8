"""One module = one indicator → one mart."""
