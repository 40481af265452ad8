"""Programmes against demand: what plans teach by the names of their disciplines."""
