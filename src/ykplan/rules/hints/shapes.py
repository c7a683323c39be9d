"""The right shape for data in the wrong one, made of the words in it: `baseline: 70.7%` as a mapping.

Placeholders (年度, 日付, 理由 …) stand for values that are not given, and have to be replaced.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from ykplan.data.contents import Loaded
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.editing.scalar import Bare, flow
from ykplan.rules.hints import shapes_of_figures, shapes_of_records, shapes_of_rubric
from ykplan.rules.hints.asked import MEANING, NULL, STAND_INS, Misplaced, listed_texts
from ykplan.rules.hints.said_in_names import made_of, pairs
from ykplan.terms.diagnostic import Path

_LONGEST: Final = 120
# What is longer has no form on one line, and is not looked at letter by letter.
_READ: Final = 4 * _LONGEST
_BETWEEN_ITEMS: Final = re.compile(r"\s*(?:[、，,;；/／|｜\n]|(?:→|⇒|->|=>|＞|>))\s*")
_FIELD: Final = re.compile("[a-z_]+")
_MEANING: Final = re.compile(r"(?P<word>[^はと:：=＝]+) *(?:とは|は|[:：=＝]) *(?P<said>.+)")


def right_form(loaded: Loaded, source: Source, path: Path) -> str | None:
    """Return the hint with the right line for data in the wrong shape; None where it is not clear."""
    if not path:
        return None
    data = source.at(path)
    if keyed := _by_number(str(path[-1]), data):
        return keyed
    start, end = source.position(path)
    if end - start > _READ:
        return None
    alone = data[0] if isinstance(data, list) and len(data) == 1 and isinstance(data[0], str) else data
    misplaced = _whole(Misplaced(loaded, source, path, alone))
    is_list = (
        misplaced.field in _LISTS
        and not misplaced.listed
        and not (misplaced.field == "measures" and shapes_of_records.year_shape(misplaced))
    )
    made = _as_list(misplaced) if is_list else _mapping(misplaced)
    if made is None:
        return None
    written = NULL if made == NULL else flow(_plainly_written(made))
    line = f"- {written}" if misplaced.listed else f"{misplaced.field}: {written}"
    if len(line) > _LONGEST:
        return None
    texts = {*_texts(made), *(made if isinstance(made, dict) else ())}
    own = "、".join(word for word in STAND_INS if word in texts)
    return f"{line} と書いてください" + (f"（{own} は実際のものに替えます）" if own else "")


def text_form(source: Source, path: Path) -> str | None:
    """Return the hint for a list or a mapping where a text belongs: the same letters, quoted."""
    start, end = source.position(path)
    written = source.text[start:end]
    if written[:1] not in ("[", "{") or "\n" in written or not path or isinstance(path[-1], int):
        return None
    data = source.at(path)
    if (
        isinstance(data, list)
        and data
        and all(isinstance(sentence, str) and sentence.endswith("。") for sentence in data)
    ):
        line = f"{path[-1]}: {flow(''.join(map(str, data)))}"
        return f"一つの文にして {line} と書いてください" if len(line) <= _LONGEST else None
    quoted = flow(written)
    if path[-1] not in _PROSE and isinstance(data, list) and len(data) == 1 and isinstance(data[0], str):
        return f"{path[-1]}: {flow(Bare(data[0]))} と書いてください（括弧も文のうちなら {quoted}）"
    hint = f"{path[-1]}: {quoted} と書いてください（[ ] や {{ }} で始まる文は引用符で囲みます）"
    return hint if len(quoted) <= _LONGEST else None


def keyed_form(loaded: Loaded, source: Source, path: Path) -> str | None:
    """Return the hint for a mapping whose keys are values of the plan (`{R5: 100}`), or None."""
    there = pairs(Misplaced(loaded, source, path, source.at(path))) if path else None
    return right_form(loaded, source, path) if there else None


def _whole(misplaced: Misplaced) -> Misplaced:
    """Return the list around an item if the list is really one record, or the item several; else the item."""
    if not misplaced.listed:
        return misplaced
    around = misplaced.source.at(misplaced.path[:-1])
    items = around if isinstance(around, list) else []
    texts = [item for item in items if isinstance(item, str)]
    if len(texts) == len(items) > 1 and misplaced.field in _ONE_OF_SEVERAL:
        made = _MAPPINGS[misplaced.field](misplaced._replace(data=list(texts)))
        if isinstance(made, dict) and not {*STAND_INS} & {*_texts(made)}:
            return misplaced._replace(path=misplaced.path[:-1], data=made)
    if len(items) == 1 and len(pairs(misplaced) or ()) > 1:
        return misplaced._replace(path=misplaced.path[:-1])
    return misplaced


def _by_number(field: str, data: Data) -> str | None:
    """Return the hint for a list that should be keyed by id, or the reverse."""
    first = data[0] if isinstance(data, list) and data else None
    if field == "entries" and isinstance(first, dict) and isinstance(identity := first.get("id"), str):
        rest = flow(_plainly_written({key: value for key, value in first.items() if key != "id"}))
        return f"一覧ではなく、番号を名前にして {identity}: {rest} のように書いてください"
    if (
        field in ("measures", "indicators")
        and isinstance(data, dict)
        and any(isinstance(v, dict) for v in data.values())
    ):
        return f"番号は id に書き、「- id: {next(iter(data))}」で始まる一覧にしてください"
    return None


def _as_list(misplaced: Misplaced) -> Data:
    """Return a list made of a single item, or of words with separators between them."""
    data = misplaced.data
    if misplaced.field in _TEXTS_IN_LISTS:
        if isinstance(data, dict):
            return _texts_of(data) if data else None
        if not isinstance(data, str) or not data.strip():
            return None
        split = misplaced.field in ("stages", "items") or "\n" in data
        return [piece for piece in _BETWEEN_ITEMS.split(data.strip()) if piece] if split else [data.strip()]
    if isinstance(data, dict):
        make = _MAPPINGS.get(misplaced.field)
        if make and (there := pairs(misplaced)):
            made = [made_of(misplaced, pair, make) for pair in there]
            return None if None in made else made
        inside = [value for value in data.values() if isinstance(value, dict)]
        keyed = len(inside) == len(data) > 0 and misplaced.field in ("measures", "indicators", "targets", "amendments")
        return [data] if not keyed and any(map(_FIELD.fullmatch, data)) else None
    item = _mapping(misplaced)
    return None if item is None else [item]


def _texts_of(data: dict[str, Data]) -> Data:
    """Return a mapping as a list of texts: its keys, its values if the keys are 1, 2, 3 …, else both."""
    if not any(data.values()):
        return list(data)
    if not all(isinstance(value, str) for value in data.values()):
        return None
    counted = list(data) == [str(number) for number in range(1, len(data) + 1)]
    return list(data.values()) if counted else [f"{name}: {value}" for name, value in data.items()]


def _mapping(misplaced: Misplaced) -> Data:
    make = _MAPPINGS.get(misplaced.field) or _by_place(misplaced)
    inside = misplaced.data[0] if isinstance(misplaced.data, list) and len(misplaced.data) == 1 else misplaced.data
    there = pairs(misplaced._replace(data=inside))
    if make and there and misplaced.field != "rubric":
        return made_of(misplaced, there[0], make) if len(there) == 1 else None
    if isinstance(inside, dict) and inside is not misplaced.data and misplaced.field not in ("rubric", "glossary"):
        return inside  # [{year: R5, value: 8}]
    return make(misplaced) if make else None


def _by_place(misplaced: Misplaced) -> "Callable[[Misplaced], Data] | None":
    if misplaced.field in shapes_of_rubric.BOUNDED:
        return shapes_of_rubric.bounds_shape
    if misplaced.path[:1] == ("entries",) and len(misplaced.path) == 2:  # noqa: PLR2004  # entries, 1-3-1
        return shapes_of_figures.entry_shape
    if misplaced.path[:1] == ("measures",) and len(misplaced.path) == 2 and isinstance(misplaced.path[1], str):  # noqa: PLR2004
        return lambda item: shapes_of_records.of_text(item, "done")
    return None


def _glossary(misplaced: Misplaced) -> Data:
    if isinstance(misplaced.data, list) and all(isinstance(item, dict) for item in misplaced.data):
        return {key: value for item in misplaced.data if isinstance(item, dict) for key, value in item.items()}
    texts = [misplaced.data] if isinstance(misplaced.data, str) else listed_texts(misplaced.data)
    if texts and all(isinstance(pair, list) and len(pair) == 2 for pair in texts):  # noqa: PLR2004  # a word, its meaning
        return {str(pair[0]): pair[1] for pair in texts if isinstance(pair, list)}
    words = [(text, _MEANING.fullmatch(text)) for text in texts if isinstance(text, str)]
    if not words:
        return None
    return {match["word"]: match["said"] for _, match in words if match} | {
        text: MEANING for text, match in words if not match
    }


def _plainly_written(data: Data) -> Data:
    """Mark all texts in some data to be written without quotes where possible."""
    if isinstance(data, dict):
        return {key: _plainly_written(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plainly_written(value) for value in data]
    return None if data is None else Bare(data)


def _texts(data: Data) -> list[str]:
    """Return every text in some data, except keys."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [data] if data is not None else []


# Sentences may well begin with brackets of their own: [速報].
_PROSE: Final = frozenset(("note", "notes", "done", "issues", "next", "reason", "opinion", "response", "summary"))
_TEXTS_IN_LISTS: Final = frozenset(("stages", "items", "visions", "preface", "contact"))
# What may stand in one list of texts by mistake, each text a field: [R10, 120].
_ONE_OF_SEVERAL: Final = frozenset(("targets", "corrected", "amendments"))
_LISTS: Final = _TEXTS_IN_LISTS | {"measures", "indicators", "targets", "amendments", "corrected", "opinions", "grades"}
# By the name of a field, what it is to be: for a list, one of its items.
_MAPPINGS: Final[Mapping[str, Callable[[Misplaced], Data]]] = {
    "municipality": shapes_of_records.municipality,
    "measures": shapes_of_records.measure,
    "indicators": shapes_of_records.indicator,
    "period": shapes_of_figures.period,
    "rubric": shapes_of_rubric.rubric,
    "baseline": shapes_of_figures.baseline_shape,
    "targets": shapes_of_figures.target_shape,
    "amendments": shapes_of_records.amendment,
    "corrected": shapes_of_records.correction_shape,
    "opinions": shapes_of_records.opinion,
    "grade": shapes_of_records.own_grade,
    "grades": shapes_of_rubric.grade_shape,
    "when": shapes_of_rubric.when,
    "rounding": shapes_of_rubric.rounding_shape,
    "tolerance": shapes_of_rubric.tolerance,
    "glossary": _glossary,
    "survey": shapes_of_records.survey,
}
