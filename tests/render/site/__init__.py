"""Tests of the room render/site/."""
