"""The text pipeline outside the graph: raw adverts of any source → tidy rows."""
