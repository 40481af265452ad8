"""Passports as native slides."""
