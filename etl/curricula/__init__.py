"""A programme's plan from a file: disciplines, hours by kind of load, practices, skills taught."""
