"""Keep, retrain, grow, hire."""
