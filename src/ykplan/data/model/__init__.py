"""The data as typed, frozen records: plan, progress, rubric, amendments."""
