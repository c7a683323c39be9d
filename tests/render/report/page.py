"""A page as a browser would read it: its elements as a tree, and the text that a reader sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "img", "wbr", "path", "circle", "polyline"}
UNSEEN = {"style", "script", "head"}
OWN_LINE = {"p", "h1", "h2", "h3", "h4", "caption", "tr", "li", "div", "dt", "dd", "figure", "summary", "title", "desc"}


@dataclass
class Element:
    """An element with its attributes, and elements and texts in it."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        """Yield the elements below this one, in order; those of some kinds only, where any are named."""
        for each in self.inside:
            if isinstance(each, Element):
                if not tags or each.tag in tags:
                    yield each
                yield from each.all(*tags)

    def one(self, identity: str) -> "Element":
        """Return the element of that id."""
        return next(each for each in self.all() if each.attributes.get("id") == identity)

    @property
    def text(self) -> str:
        """Return its text, as it is laid on one line."""
        return " ".join("".join(_texts(self)).split())


def _texts(element: Element) -> Iterator[str]:
    for each in element.inside:
        yield each if isinstance(each, str) else "\n" if each.tag == "br" else "".join(_texts(each))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: bytes) -> Element:
    """Return a page as a tree; every element in it is closed where it should be."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def seen(page: Element) -> str:
    """Return what a reader sees, a line for each line of the page, the cells of a row apart."""
    lines = "".join(_seen(page)).split("\n")
    return "\n".join(kept for line in lines if (kept := " ".join(line.split()))) + "\n"


def _seen(element: Element) -> Iterator[str]:
    if element.tag in UNSEEN or element.attributes.get("class") == "hidden":
        return
    if element.tag in OWN_LINE or element.tag == "br":
        yield "\n" + "#" * (int(element.tag[1]) if element.tag[0] == "h" and element.tag[1:].isdigit() else 0) + " "
    for each in element.inside:
        yield each.replace("\n", " ") if isinstance(each, str) else "".join(_seen(each))
    if element.tag in ("td", "th"):
        yield " | "
    elif element.tag == "text":
        yield " "
    if element.tag in OWN_LINE:
        yield "\n"
