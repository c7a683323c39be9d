"""What to write instead: the right form for a wrong one, never with another meaning."""
