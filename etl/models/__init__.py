"""What-if models: pure functions with no input or output."""
