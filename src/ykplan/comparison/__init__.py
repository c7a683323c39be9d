"""What changed between two states of a data folder: plan, figures, and the grades that moved.

In: two checked states. Out: a Difference. May import the rules and everything below.
"""
