"""The graph and one build of it: order, lineage, staleness, run, checks, compare, drawing."""
