"""Parsers of files from outside, one kind a module; they run in the child process of
etl/reading/outside.py alone.

A module declares `Content`, a dataclass of plain values, and `parse(data, limits)` that returns it
with sentences on what was left out; it raises Refused with what is wrong and what to do.
"""
