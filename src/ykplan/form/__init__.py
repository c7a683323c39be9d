"""記入票: the workbook in which a section fills in its year, out and back in.

In: the plan and a year, or a workbook's bytes. Out: a workbook, or what it says and what is wrong. Touches no disk.
"""
