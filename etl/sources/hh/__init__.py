"""hh.ru's API."""
