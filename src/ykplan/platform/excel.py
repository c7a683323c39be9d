"""What every workbook of the program keeps to: Excel's limits, one font, and rows as high as their text."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, BinaryIO, Final

from ykplan.text import inert, widths

FONT: Final = "游ゴシック"
LONGEST: Final = 32_767
"""How many letters a cell holds, by Excel's count: those beyond U+FFFF are two."""
A4: Final = 9
NO_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that Excel's archive can say, for a workbook without a day of its own."""
# Points: a line of text, and the highest row that Excel has.
ROW: Final = 17
HIGHEST: Final = 409
# What may stand at one side of a page's head: all of it has 255 letters, an & takes two.
_AROUND: Final = 100
_DIGITS: Final = 15


def workbook(file: BinaryIO) -> Any:
    """Return a new workbook that writes every text as text, whatever it begins with.

    Its sheets' `write_string` is the one way in: what no XML holds is shown as �, what is too long is cut, and a text
    that XlsxWriter would write as markup, as it stands, stays the letters that it is.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    class Sheet(Worksheet):  # type: ignore[misc]  # its base has no types
        def write_string(self, row: int, column: int, text: str, look: Any = None) -> Any:
            clean = cell_text(text)
            if clean.startswith("<r>") and clean.endswith("</r>"):
                return self.write_rich_string(
                    row, column, clean[0], look or plain, clean[1:], *([look] if look else [])
                )
            return super().write_string(row, column, clean, look)

    class Book(Workbook):  # type: ignore[misc]
        worksheet_class = Sheet

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 10},
    }
    book = Book(file, options)
    plain = book.add_format()
    return book


def cell_text(text: str, longest: int = LONGEST) -> str:
    """Return a text that Excel accepts: cut, with a final …, where it is too long."""
    clean = inert.in_xml(text)
    if size(clean) <= longest:
        return clean
    return clean.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + "…"


def size(text: str) -> int:
    """Return the length of a text as Excel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def side_by_side(text: str) -> str:
    """Escape a text for the header or footer of a printed page, where & begins a code."""
    return inert.in_xml(text)[:_AROUND].replace("&", "&&")


def is_kept(number: Decimal) -> bool:
    """Tell whether Excel, which keeps 15 digits, holds a number without changing it."""
    return len(number.normalize().as_tuple().digits) <= _DIGITS and Decimal(repr(float(number))) == number


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column, allowing one letter for the margins."""
    return sum(max(-(-widths.width(line) // max(int(width) - 1, 2)), 1) for line in text[:LONGEST].split("\n"))


def height(needed: int) -> int:
    """Return the height in points of a row with this many lines."""
    return min(needed * ROW, HIGHEST)
