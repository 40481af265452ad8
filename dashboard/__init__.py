"""Marts become figures, pages, slides. Reads marts only."""
