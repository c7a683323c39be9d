"""Judging in two steps kept apart: standing is arithmetic without opinion, rubric is opinion without arithmetic.

In: records of the plan and of its years. Out: facts, a verdict, a year's overview, what is owed. Pure; may import data
and everything below.
"""
