"""Tests of `record/`."""
