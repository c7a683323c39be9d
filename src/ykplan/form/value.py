"""A form as a value: which indicators a section reports on, what is printed of each, and what is reported so far."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from ykplan.data import printing
from ykplan.data.contents import IndicatorAt, Loaded
from ykplan.data.model.amendments import belongs, in_force
from ykplan.data.model.plan import Indicator, NumberIndicator, NumberTarget, StageIndicator, StageTarget
from ykplan.data.model.progress import Entry, Progress
from ykplan.form.layout import SUFFIX
from ykplan.platform import excel
from ykplan.terms import labels
from ykplan.terms.entry import ENTRY
from ykplan.text import inert
from ykplan.text.likeness import folded

FIELDS: Final = tuple(name for name, field in ENTRY.items() if field.column is not None)
"""The fields of an entry that a form asks for, in the order in which they are written to a new entry."""
YEARS_SHOWN: Final = 3


class FormRow(NamedTuple):
    """One indicator of a form: printed as it stands in the form's year, and `entered` as its entry stands in the data.

    `stages` are empty for an indicator in numbers, `unit` is for one in stages. `entered` holds text by field, as it
    is written in YAML; `history` the figures of the years before, printed.
    """

    identity: str
    measure: str
    name: str
    unit: str
    baseline: str
    targets: str
    definition: str
    stages: tuple[str, ...]
    share: bool
    survey: bool
    signed: bool
    history: tuple[tuple[int, str], ...]
    entered: Mapping[str, str]

    @property
    def printed(self) -> tuple[str, ...]:
        """Return every figure that is printed of the indicator: baseline, targets and the years before, with units."""
        return (self.baseline, self.targets, *(text for _, text in self.history))


class Form(NamedTuple):
    """One section's form for a fiscal year; `section` is empty where the plan names none."""

    plan: str
    municipality: str
    year: int
    section: str
    deadline: date | None
    rows: tuple[FormRow, ...]


def forms(loaded: Loaded, year: int) -> tuple[Form, ...]:
    """Return the forms of a year, one for each section in the plan's order, with the indicators in force that year.

    None where the plan cannot be read. What is reported so far is taken from the year's file, where there is one.
    """
    if loaded.plan is None:
        return ()
    file = _progress(loaded, year)
    by_section: dict[str, list[FormRow]] = {}
    # 福祉課 is one section however it is typed; its form is called as the plan calls it first.
    names: dict[str, str] = {}
    for place in loaded.indicators:
        if belongs(place.indicator, year):
            section = in_force(place.indicator, year).section or ""
            name = names.setdefault(folded(section), section)
            by_section.setdefault(name, []).append(_row(loaded, place, year, file))
    head = loaded.plan.title, loaded.plan.municipality.name, year
    deadline = file.deadline if file else None
    return tuple(Form(*head, section, deadline, tuple(rows)) for section, rows in by_section.items())


def _progress(loaded: Loaded, year: int) -> Progress | None:
    return next((file.progress for file in loaded.years if file.year == year), None)


def _row(loaded: Loaded, place: IndicatorAt, year: int, file: Progress | None) -> FormRow:
    indicator = in_force(place.indicator, year)
    entry = file.entries.get(indicator.id) if file else None
    number = indicator if isinstance(indicator, NumberIndicator) else None
    return FormRow(
        identity=indicator.id,
        measure=inert.one_line(f"{place.measure.id} {place.measure.title}"),
        name=inert.one_line(indicator.name),
        unit=number.unit if number else "",
        baseline=printing.baseline(indicator).dated_short,
        targets="、".join(
            f"{printing.target_text(goal, indicator)}（{printing.target_years(goal)}）" for goal in _targets(indicator)
        ),
        definition=indicator.definition or "",
        stages=indicator.stages if isinstance(indicator, StageIndicator) else (),
        share=number is not None and number.is_share,
        survey=number is not None and number.survey is not None,
        signed=number is not None and number.signed,
        history=_history(loaded, place.indicator, year),
        entered=_entered(entry),
    )


def _targets(indicator: Indicator) -> tuple[NumberTarget | StageTarget, ...]:
    return indicator.targets


def _history(loaded: Loaded, indicator: Indicator, year: int) -> tuple[tuple[int, str], ...]:
    """Return what was reported in the years before that have a file, at most the last three, the oldest first."""
    values = {
        file.year: printing.entry_text(file.progress.entries.get(indicator.id), in_force(indicator, file.year))
        for file in loaded.years
        if file.progress and file.year is not None and file.year < year
    }
    return tuple(sorted(values.items())[-YEARS_SHOWN:])


def _entered(entry: Entry | None) -> Mapping[str, str]:
    values = {name: getattr(entry, name) for name in FIELDS} if entry else {}
    return {
        name: f"{value:f}" if name == "value" else str(value) for name, value in values.items() if value is not None
    }


Content: TypeAlias = Decimal | str
"""A figure that Excel holds as it is, or a text within Excel's limits."""


def prefilled(row: FormRow) -> Mapping[str, Content]:
    """Return what a row's open cells hold, by the column's field (`form/layout.py`); an empty cell is not in it.

    A reason is its Japanese word, line feeds are Excel's, and a text too long for a cell is cut: who compares a cell
    with `entered` would take these for changes.
    """
    values = dict(row.entered)
    contents: dict[str, Content] = {}
    if "value" in values:
        contents["result"] = _number(values.pop("value"))
    if "stage" in values:
        contents["result"] = _text(values.pop("stage"))
    if "absent" in values:
        absent = values.pop("absent")
        contents["absent"] = labels.ABSENT.get(absent, absent)
    if "sample_size" in values:
        contents["sample_size"] = _number(values.pop("sample_size"))
    return contents | {field: _text(text) for field, text in values.items()}


def cut(row: FormRow) -> tuple[str, ...]:
    """Return the fields of a row's open cells that hold less than the data, since Excel's cells are too small."""
    return tuple(field for field, text in row.entered.items() if excel.size(_lines(text)) > excel.LONGEST)


def _number(text: str) -> Content:
    number = Decimal(text)
    return number if excel.is_kept(number) else text


def _text(text: str) -> str:
    return excel.cell_text(_lines(text))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# File systems take 255 bytes: room for the ending, a number, and the name of a file that is still being written.
_LONGEST: Final = 200
# Signs that Windows gives another meaning, and the full-width ones that look like them.
_SIGNS: Final = str.maketrans('<>:"/\\|?*', "＜＞：”／＼｜？＊")
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_DEVICES: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)


def file_names(sections: Sequence[str]) -> tuple[str, ...]:
    """Return a file name for each section, all of them different, also where a system takes A and a for the same."""
    return tuple(f"{name}{SUFFIX}" for name in _different(map(_safe, sections)))


def _different(names: Iterator[str]) -> Iterator[str]:
    taken: set[str] = set()
    for name in names:
        free, number = name, 1
        while _folded(free) in taken:
            number += 1
            free = f"{name}（{number}）"
        taken.add(_folded(free))
        yield free


def _safe(section: str) -> str:
    clean = unicodedata.normalize("NFC", _UNSEEN.sub("", " ".join(section.split()))).translate(_SIGNS)
    short = clean.encode()[:_LONGEST].decode(errors="ignore").strip(" .~$")
    return f"{short}_" if _DEVICES.fullmatch(short) else short or labels.NO_SECTION


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
