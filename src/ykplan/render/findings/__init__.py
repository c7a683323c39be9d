"""Findings about the data, for people and for programs."""
