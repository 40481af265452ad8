"""Publishers → tables → marts. Nothing in here knows Dash."""
