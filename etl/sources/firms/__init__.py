"""Files that firms fill in; they stay local."""
