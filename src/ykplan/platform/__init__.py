"""What the machine gives: git, files, processes, the terminal, fonts, Excel's limits.

In: paths and bytes. Out: bytes, or a reason in Japanese. Knows nothing of plans; may import text and terms.
"""
