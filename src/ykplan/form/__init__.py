"""記入票: the workbook in which a section fills in its year, out and back in."""
