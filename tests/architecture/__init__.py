"""Rules of the house that no single module can keep: rooms, contracts, behaviour across a refactoring."""
