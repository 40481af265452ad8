"""Okrugs and sites."""
