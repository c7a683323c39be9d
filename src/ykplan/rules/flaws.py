"""What the rules about files (YK001 and on) share: each one words a kind of flaw that reading found."""

from collections.abc import Callable, Iterator
from typing import Final

from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding

# What libyaml makes of the 「!!」 that people write.
_TAG: Final = "tag:yaml.org,2002:"


def wording(kind: str, message: str, hint: str) -> Callable[[Loaded], Iterator[Finding]]:
    """Return a check that words every flaw of a kind; `{detail}` in the texts is what the flaw is about."""

    def check(loaded: Loaded) -> Iterator[Finding]:
        for source in loaded.sources:
            for flaw in source.flaws:
                if flaw.kind == kind:
                    detail = flaw.detail.replace(_TAG, "!!", 1)
                    said, told = message.format(detail=detail), hint.format(detail=detail)
                    yield Finding(source, flaw.path, said, told, span=flaw.span)

    return check
