"""Why a picture cannot be used, and how large and how long one may be."""

from typing import Final, NamedTuple

# Enough for 60 mm at 1,200 dpi, and for the narrowest writing that can still be read.
_SIDE: Final = 8_000
_PIXELS: Final = 16_000_000
_RATIO: Final = 50


class Fault(NamedTuple):
    """What is wrong with a picture: a word that the rule knows, and what it is about."""

    kind: str
    detail: str = ""


def _said(width: float, height: float) -> str:
    return "×".join(f"{side:,.3f}".rstrip("0").rstrip(".") for side in (width, height))


def fault_of_size(width: float, height: float, *, pixels: bool) -> Fault | None:
    """Return what is wrong with a picture's size; a drawing has no pixels, and may be of any size."""
    if not (width > 0 and height > 0):
        return Fault("no size", _said(width, height))
    if max(width, height) > _RATIO * min(width, height):
        return Fault("too long", _said(width, height))
    if pixels and (max(width, height) > _SIDE or width * height > _PIXELS):
        return Fault("too many pixels", _said(width, height))
    return None
