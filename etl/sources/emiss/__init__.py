"""EMISS (fedstat.ru)."""
