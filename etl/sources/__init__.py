"""One module = one publisher's dataset: ORIGIN, _fetch, _read and its tables."""
