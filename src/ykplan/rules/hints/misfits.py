"""What the rules about the form of the data (YK020 and on) share."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from pydantic import BaseModel

from ykplan.data.contents import Loaded, Misfit
from ykplan.data.model.amendments import Approved
from ykplan.data.model.fields import BLANK
from ykplan.data.model.plan import Plan, StageIndicator
from ykplan.data.model.progress import Progress, Settings
from ykplan.data.records import fields_at
from ykplan.data.yaml.source import Source
from ykplan.rules.hints.unseen import Guesses, Near, near, unseen_letters
from ykplan.terms.diagnostic import Path
from ykplan.terms.entry import ENTRY
from ykplan.text.inert import one_line
from ykplan.text.likeness import folded, seen

# What only an indicator of the other kind has: written here, it is a stage for a number or the reverse.
OTHER_KIND = {
    "number": ("stage", "stages"),
    "stage": ("value", "min", "max", "trend", "of_baseline", "every_year", "unit", "better", "survey", "accumulation"),
}


_LISTED = 30
_NO_SPACE = re.compile(r"(?P<field>[a-z_]+|[\d-]+)[:：](?P<behind>.?)")
# What people write for a field in Japanese, or as another field is called; the first that may stand there is meant.
_NAMES = {
    **{label: (name,) for name, field in ENTRY.items() for label in (field.label, field.title)},
    "年度": ("year", "by"),
    "年": ("year", "by"),
    "実績": ("value", "entries"),
    "実績値": ("value",),
    "値": ("value",),
    "数値": ("value",),
    "段階": ("stage", "stages"),
    "理由": ("absent", "reason"),
    "状態": ("state",),
    "備考": ("note", "notes"),
    "注": ("note", "notes"),
    "注記": ("note", "notes"),
    "担当課": ("section", "reported_by"),
    "番号": ("id",),
    "名前": ("name",),
    "名称": ("name", "title"),
    "指標名": ("name",),
    "単位": ("unit",),
    "現状値": ("baseline",),
    "目標": ("targets",),
    "目標値": ("targets", "value"),
    "指標": ("indicators",),
    "施策": ("measures",),
    "計画期間": ("period",),
    "判定": ("grade",),
    "判定基準": ("rubric",),
    "以上": ("min",),
    "超": ("above",),
    "以下": ("max",),
    "未満": ("below",),
    "意見": ("opinion", "opinions"),
    "回答": ("response",),
    "対応": ("response",),
    "effective": ("from",),
    "year": ("by",),
    "status": ("state",),
    "comment": ("note", "notes"),
    "remark": ("note", "notes"),
    "remarks": ("note", "notes"),
    "goal": ("targets",),
    "goals": ("targets",),
    "from": ("was",),
}
_INDICATOR = ("measures", 0, "indicators", 0)
_RECORDS: tuple[tuple[str, type[BaseModel], Path], ...] = (
    ("計画のファイルの初め", Plan, ()),
    ("計画の municipality", Plan, ("municipality",)),
    ("計画の period", Plan, ("period",)),
    ("計画の施策", Plan, _INDICATOR[:2]),
    ("計画の指標", Plan, _INDICATOR),
    ("計画の baseline", Plan, (*_INDICATOR, "baseline")),
    ("計画の targets", Plan, (*_INDICATOR, "targets", 0)),
    ("計画の amendments", Plan, (*_INDICATOR, "amendments", 0)),
    ("計画の survey", Plan, (*_INDICATOR, "survey")),
    ("判定基準", Plan, ("rubric",)),
    ("判定基準の rounding", Plan, ("rubric", "rounding")),
    ("判定基準の tolerance", Plan, ("rubric", "tolerance")),
    ("判定基準の grades", Plan, ("rubric", "grades", 0)),
    ("判定基準の when", Plan, ("rubric", "grades", 0, "when")),
    ("年度のファイルの初め", Progress, ()),
    ("年度のファイルの entries", Progress, ("entries", "")),
    ("年度のファイルの corrected", Progress, ("entries", "", "corrected", 0)),
    ("年度のファイルの measures", Progress, ("measures", "")),
    ("年度のファイルの opinions", Progress, ("measures", "", "opinions", 0)),
    ("報告書の設定", Settings, ()),
    ("策定時の写し", Approved, ()),
)
# The kinds of misfit that have a rule of their own; YK022 words all others.
NAMED = frozenset(
    (
        "extra_forbidden",
        "missing",
        "too_many",
        "union_tag_not_found",
        "union_tag_invalid",
        "literal_error",
        "figure",
        "fiscal_year",
        "day",
        "flag",
        "count",
        "too_short",
        "string_too_short",
        BLANK,
    )
)


def of_kind(loaded: Loaded, *kinds: str) -> Iterator[Misfit]:
    """Yield the misfits of some kinds, except those caused by a flaw of the file at the same path."""
    for misfit in loaded.misfits:
        if misfit.kind in kinds and misfit.path not in {flaw.path for flaw in misfit.source.flaws if flaw.path}:
            yield misfit


def is_other_kind(misfit: Misfit) -> bool:
    """Tell whether an extra field belongs to the other kind of indicator."""
    return misfit.variant is not None and misfit.path[-1] in OTHER_KIND.get(misfit.variant, ())


def meant(loaded: Loaded, misfit: Misfit) -> Near | None:
    """Guess which field of the record an unknown field was meant to be."""
    models = ((loaded.plan_source, Plan), (loaded.approved_source, Approved), (loaded.settings_source, Settings))
    model = next((model for source, model in models if misfit.source is source), Progress)
    known = fields_at(model, misfit.path[:-1], misfit.variant)
    field = str(misfit.path[-1])
    there = misfit.source.at(misfit.path[:-1])
    named = next((name for name in _NAMES.get(seen(field).strip(), ()) if name in known), None)
    if named:
        guess: Near | None = Near(named, f"「{named}」ではありませんか")
    else:
        # A field of another record is no slip, but for one and several: `notes` is meant as `note`, never as `entries`.
        alike = [name for name in known if name in (f"{field}s", field.removesuffix("s"))]
        near_ones = alike if homes(field) else known
        guess = near(misfit.source, misfit.path, field, near_ones, on_key=True)
    # What stands there already is not to be written a second time.
    return guess._replace(fix=None) if guess and isinstance(there, dict) and guess.name in there else guess


@cache
def homes(field: str) -> tuple[str, ...]:
    """Return the Japanese names of the records that have a field; empty for an unknown field."""
    return tuple(
        where
        for where, model, path in _RECORDS
        if any(field in fields_at(model, path, variant) for variant in ("number", "stage"))
    )


def unknown_ids(source: Source, field: str, known: Mapping[str, None]) -> Iterator[tuple[str, Near | None]]:
    """Yield the ids in a progress file that are not in the plan, each with a guess at what was meant.

    Guesses are ids that the file does not have yet.
    """
    written = source.data.get(field) if isinstance(source.data, dict) else None
    if isinstance(written, dict) and not written.keys() <= known.keys():
        unwritten = [identity for identity in known if identity not in written]
        unknown = [identity for identity in written if identity not in known]
        guesses = Guesses()
        twice = {folded(identity): identity for identity in known if identity in written}
        for identity in unknown:
            path = field, identity
            if (name := twice.get(folded(identity))) is not None:
                hidden = unseen_letters(source, path, identity, on_key=True)
                twice_told = f"{name} がもう書かれています。どちらかを消してください"
                yield identity, Near(name, f"{hidden}。{twice_told}" if hidden else twice_told)
                continue
            yield identity, guesses.near(source, path, identity, unwritten, on_key=True)


def one_stage(indicator: StageIndicator) -> bool:
    """Tell whether an indicator was adopted with a single stage, as a list with wrong separators is read."""
    return len(indicator.stages) == 1


def shown_text(value: object) -> str:
    """Return a value for use in a message: inert, on one line, shortened."""
    text = one_line(str(value))
    return text if len(text) <= 40 else text[:40] + "…"  # noqa: PLR2004  # as much as one can take in at a glance


def enumerated(names: Iterable[str]) -> str:
    """Join names for a message, cut short where there are very many."""
    some = list(islice(names, _LISTED + 1))
    return "、".join(some if len(some) <= _LISTED else [*some[:-1], "…"])


def no_space(source: Source, path: Path, text: object, *, on_key: bool = False) -> str | None:
    """Return the hint for a field and value written without a space after the colon, or None."""
    match = _NO_SPACE.match(text) if isinstance(text, str) else None
    if match is None:
        return None
    if unseen := unseen_letters(source, path, match["behind"], on_key=on_key):
        return f"「:」の後ろの空白が違います。{unseen}。半角の空白に替えてください（{match['field']}: …）"
    return f"「:」は半角で書き、後ろに空白を入れてください（{match['field']}: …）"
