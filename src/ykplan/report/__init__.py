"""進捗状況報告書: a year's plan, figures and grades as one value.

In: an overview of each year. Out: a Report, which every renderer lays out. May import the rooms below, and no renderer.
"""
