"""Who is short."""
