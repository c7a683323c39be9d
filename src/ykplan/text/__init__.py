"""Texts and numbers: how figures are rounded and printed, what is inert, alike, and how wide.

In: text or exact numbers. Out: text. Knows nothing of plans; may import terms.
"""
