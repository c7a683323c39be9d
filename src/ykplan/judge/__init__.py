"""Judging, in two steps kept apart: standing is arithmetic without opinion, rubric is opinion without arithmetic."""
