"""The rules' pages: one Markdown document, made from the rules and their tested examples and shipped with them."""

import re
from pathlib import Path
from typing import Final

# In an installed package beside this file, in a checkout among the docs.
_PLACES: Final = (Path(__file__).parent / "rules.md", Path(__file__).parents[3] / "docs" / "rules.md")
_SECTION: Final = re.compile(r"^## (YK\d{3}) .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    """Return the page of every rule by its code, as Markdown."""
    text = next(place for place in _PLACES if place.exists()).read_text(encoding="utf-8")
    return {found[1]: found[0].strip() + "\n" for found in _SECTION.finditer(text)}
