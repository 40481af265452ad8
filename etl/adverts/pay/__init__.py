"""Advertised pay → intervals in roubles a month; medians of them."""
