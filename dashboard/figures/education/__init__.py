"""What education delivers."""
