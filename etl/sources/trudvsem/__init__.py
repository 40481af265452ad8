"""Rabota Rossii: adverts, CVs as counts, responses, the archive, open careers."""
