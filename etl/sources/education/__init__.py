"""The ministries of science and education: forms ВПО-1 and СПО-1."""
