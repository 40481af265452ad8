"""What a page is made of: page, shell, body, cards, controls, compare, terms, search."""
