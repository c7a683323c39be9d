"""A plan of 62 indicators whose figures make charts difficult: below zero, on one level, up and down, very long."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.folder import write_yaml

FIRST: Final = 2024
LAST: Final = 2033
# Baseline, the figures of the years from 令和6年度 on (None: not reported), the targets by year, and the unit.
_Figures = tuple[str, tuple[str | None, ...], Mapping[int, str], str]
_SERIES: Final[tuple[_Figures, ...]] = (
    ("-352418", ("-410200", "-98765", "12500", "-45120", "230444"), {2033: "0"}, "千円"),
    ("8", ("9", "9", "9", "9", "9", "9", "9", "9", "9", "9"), {2033: "12"}, "か所"),
    ("500", ("500",) * 10, {2028: "500", 2033: "500"}, "人"),
    ("100", ("0", "100") * 5, {2033: "50"}, "件"),
    ("2270000", ("2581000", "2270001", "2270000", "2269999"), {2029: "2270000", 2033: "2500000"}, "人"),
    ("0", ("0", None, None, "1"), {2025: "1", 2026: "2", 2027: "3", 2028: "4", 2029: "5", 2033: "6"}, "回"),
    ("18.9", ("17.6", None, None, None, "21.4"), {2033: "25.0"}, "%"),
    ("123456789.25", ("123456788.75", "123456790.00"), {2033: "123456799.25"}, "千円"),
    ("11000000007", ("11000000011", "11000000003"), {2033: "11000000123"}, "円"),
    ("70", ("69.9", "70.1", "69.9", "70.1", "70", "69.9", "70.1"), {2028: "70", 2033: "71"}, "%"),
    ("-5", ("-4", "-6", "-5"), {2033: "-5"}, "点"),
    ("1", ("1000000",), {2033: "2"}, "世帯（毎年度末の住民基本台帳による数）"),
)


def write_difficult(folder: Path) -> Path:
    """Write the plan and its ten years; return the folder."""
    indicators = list(_indicators())
    measures = [
        {"id": f"{number}", "title": f"施策{number}", "indicators": indicators[number * 10 - 10 : number * 10]}
        for number in range(1, 8)
    ]
    plan = {
        "title": "図の難しい計画",
        "municipality": {"name": "試し市"},
        "period": {"from": str(FIRST), "to": str(LAST)},
        "rubric": "standard",
        "measures": measures,
    }
    (folder / "progress").mkdir(parents=True)
    write_yaml(folder / "plan.yaml", plan)
    for year in range(FIRST, LAST + 1):
        entries = {each["id"]: _entry(at, year) for at, each in enumerate(indicators)}
        write_yaml(folder / "progress" / f"{year}.yaml", {"year": str(year), "state": "sample", "entries": entries})
    return folder


def _indicators() -> Iterator[dict[str, Any]]:
    for at in range(62):
        start, _, goals, unit = _SERIES[at % len(_SERIES)]
        common = {"id": f"{at // 10 + 1}-{at % 10 + 1}", "name": f"難しい指標{at + 1}"}
        if at % 13 == 5:  # now and then one in stages
            yield common | {
                "kind": "stage",
                "stages": ["未設置", "設置・運用", "拡充"],
                "baseline": {"year": str(FIRST - 1), "stage": "未設置"},
                "targets": [{"by": "2028", "stage": "設置・運用", "label": "運用"}, {"by": str(LAST), "stage": "拡充"}],
            }
        else:
            yield common | {
                "kind": "number",
                "unit": unit,
                "better": "up" if at % 3 else "down",
                "signed": "true",
                "baseline": {"year": str(FIRST - 1), "value": start},
                "targets": [{"by": str(year), "value": value} for year, value in sorted(goals.items())],
            }


def _entry(at: int, year: int) -> dict[str, str]:
    """Return an entry: the series, cut after another number of years each time."""
    if at % 13 == 5:  # as above
        return {"stage": ("未設置", "設置・運用", "拡充")[(year + at) % 3]}
    _, values, _, _ = _SERIES[at % len(_SERIES)]
    shown = values[: max(1, len(values) - at // len(_SERIES))]
    value = shown[year - FIRST] if year - FIRST < len(shown) else None
    return {"absent": "not_measured"} if value is None else {"value": value}
