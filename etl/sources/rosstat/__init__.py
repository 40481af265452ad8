"""Rosstat's workbooks."""
