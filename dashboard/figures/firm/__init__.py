"""A firm's own offer beside those of others."""
