"""Tests of the room approved/."""
