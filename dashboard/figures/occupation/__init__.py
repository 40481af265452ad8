"""One occupation."""
