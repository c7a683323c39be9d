"""Tests of `edit/`."""
