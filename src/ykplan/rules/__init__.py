"""The rules: what may be wrong with the data, each with a code, a message, a hint and a page.

In: a loaded folder, or filled-in forms. Out: findings in file order. May import forms, judging and everything below.
"""
