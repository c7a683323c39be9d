"""Tests of the room render/report/."""
