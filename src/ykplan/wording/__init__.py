"""What is said of a grade: facts as phrases, and the explanation with its sums.

In: a standing and a verdict. Out: Japanese text, the same for every output. May import judging and everything below.
"""
