"""Keeping the evidence table: what a row must look like, what may stand on the first page,
adding a row."""
