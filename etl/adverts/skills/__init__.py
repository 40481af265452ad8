"""Skills named in texts: the dictionary as a trie, and whether a skill is asked of the reader."""
