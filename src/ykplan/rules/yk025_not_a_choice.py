"""not_a_choice."""

import re
from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.data.yaml.source import Source
from ykplan.rules.hints.misfits import of_kind, shown_text
from ykplan.rules.hints.unseen import Near, near, with_near
from ykplan.rules.rule import Finding, rule
from ykplan.terms.absence import REASONS
from ykplan.terms.diagnostic import Path, Severity
from ykplan.terms.facts import MOVES, TARGETS
from ykplan.terms.labels import ABSENT, ACCUMULATIONS, ARROWS, BETTER, KINDS, ROLES, STATES
from ykplan.text.likeness import seen

_QUOTED = re.compile(r"'([^']*)'")
_MEANINGS = STATES | ABSENT | BETTER | KINDS

# What else people write for a word.
_SAID: dict[str, tuple[str, ...]] = {
    "up": ("上", "増", "増加", "上昇", "上がる", "増やす", "↑"),
    "down": ("下", "減", "減少", "低下", "下がる", "減らす", "↓"),
    "half_up": ("四捨五入",),
    "total": (ACCUMULATIONS["total"],),
    **{name: (label,) for name, label in ROLES.items()},
    **{name: words.synonyms for table in (REASONS, MOVES, TARGETS) for name, words in table.items()},
}


@rule("YK025", Severity.ERROR)
def not_a_choice(loaded: Loaded) -> Iterator[Finding]:
    """決まった語のどれでもない。

    state、kind、better、absent などには、決まった語のどれかを書く。大文字と小文字は区別される。
    """
    for misfit in of_kind(loaded, "literal_error", "union_tag_invalid"):
        choices = _QUOTED.findall(str(misfit.facts.get("expected") or misfit.facts.get("expected_tags", "")))
        tagged = misfit.kind == "union_tag_invalid"
        path = (*misfit.path, "kind") if tagged else misfit.path
        text = str(misfit.facts.get("tag")) if tagged else misfit.value
        message = f"「{shown_text(text)}」は使えません" if isinstance(text, str) else "決まった語のどれかを書きます"
        guess = _meant(misfit.source, path, text, choices) if isinstance(text, str) else None
        listed = f"使えるのは {'、'.join(choices)} です"
        yield Finding(misfit.source, path, message, with_near(listed, guess), fix=guess.fix if guess else None)


def _meant(source: Source, path: Path, text: str, choices: list[str]) -> Near | None:
    by_meaning = {meant[choice]: choice for meant in (_MEANINGS, ARROWS) for choice in choices if choice in meant}
    plain = seen(text).strip()
    synonym = next((choice for choice in choices if plain in _SAID.get(choice, ())), None)
    if (name := by_meaning.get(plain) or synonym) is not None:
        return Near(name, f"「{name}」ではありませんか")
    return near(source, path, text, choices)
