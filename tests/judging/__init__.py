"""The tests of judging: standing, and rubric."""
