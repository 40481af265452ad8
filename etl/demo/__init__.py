"""The demonstration city: synthetic adverts, CVs and history with planted, documented truths.
Never near real data."""
