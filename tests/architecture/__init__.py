"""Rules of the house that no single module can keep: rooms, contracts, style, behaviour across a
refactoring."""
