"""Bank of Russia."""
