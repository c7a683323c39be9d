"""Where the plan stands, for eyes, ears, programs and spreadsheets."""
