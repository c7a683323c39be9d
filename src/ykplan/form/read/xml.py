"""The XML of a workbook, element by element, with no document type and no entities."""

from collections.abc import Mapping
from typing import Protocol

from ykplan.form.read.archive import Refused


class Target(Protocol):
    """What takes the elements as they come; names are without their namespace, which Excel's «strict» files change."""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take an element's start, with its attributes."""

    def end(self, name: str, text: str) -> None:
        """Take an element's end, with the text that stood right inside it."""


class TooManyError(Exception):
    """Raised by a target, to end a part early."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def walk(content: bytes, target: Target) -> Refused | None:
    """Give every element of a part to a target; return why that could not be done, if it could not."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, XMLParser

    parser = XMLParser(target=_Walker(target), forbid_dtd=True)
    try:
        # In one piece: fed in small ones, an older expat reads a long name again from its start each time.
        parser.feed(content)
        parser.close()
    except TooManyError as error:
        return Refused("too many cells", error.detail)
    except DefusedXmlException:
        return Refused("entities")
    except (ParseError, ValueError, LookupError):
        return Refused("broken")
    return None


class Elements:
    """A target for small parts: every element's name and attributes, in order."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Keep the element."""
        self.found.append((name, given))

    def end(self, name: str, text: str) -> None:
        """Do nothing: these parts say everything in attributes."""


class _Walker:
    """Between the parser and a target: names without namespaces, text in one piece."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._texts: list[list[str]] = []

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        self._texts.append([])
        self._target.start(_local(tag), {_local(name): value for name, value in given.items()})

    def data(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        self._target.end(_local(tag), "".join(self._texts.pop()))

    def close(self) -> None:
        """Give back nothing: the target keeps what it found."""


def _local(name: str) -> str:
    return name.rpartition("}")[2]
