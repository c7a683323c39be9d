"""Write a tree of invented plans: PLANS folders, each with a plan of INDICATORS and YEARS progress files.

python -m benchmarks.generate FOLDER [--plans 200] [--indicators 100] [--years 5]

The same arguments give the same bytes. Nothing in it is a real figure: every file says `state: sample`.
"""

import argparse
from pathlib import Path

PER_MEASURE = 10
FIRST_YEAR = 2024


def main() -> None:
    """Read the options and write the tree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--indicators", type=int, default=100)
    parser.add_argument("--years", type=int, default=5)
    chosen = parser.parse_args()
    for plan in range(chosen.plans):
        write_plan(chosen.folder / f"plan-{plan:04}", chosen.indicators, chosen.years)


def write_plan(folder: Path, indicators: int, years: int) -> None:
    """Write one plan's folder."""
    (folder / "progress").mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(plan_text(indicators, years), encoding="utf-8")
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        text = progress_text(indicators, year)
        (folder / "progress" / f"{year}.yaml").write_text(text, encoding="utf-8")


def plan_text(indicators: int, years: int) -> str:
    """Return a plan of numbers, surveys and stages in turn, ten indicators a measure."""
    last = FIRST_YEAR + years - 1
    lines = [
        "title: 試しの計画",
        "municipality: {name: 試し市}",
        f"period: {{from: {FIRST_YEAR}, to: {last}}}",
        "rubric: standard",
        "measures:",
    ]
    for number in range(indicators):
        if number % PER_MEASURE == 0:
            measure = number // PER_MEASURE + 1
            lines += [
                f"  - id: {measure}",
                f"    title: 試しの施策 {measure}",
                "    visions: [暮らしやすくなっています。]",
            ]
            lines += ["    indicators:"]
        lines += indicator_lines(number, last)
    return "\n".join(lines) + "\n"


def indicator_lines(number: int, last: int) -> list[str]:
    """Return one indicator: every fourth in stages, every third of the others a survey."""
    lines = [f"      - id: {identity(number)}", f"        name: 試しの指標 {number}"]
    if is_stage(number):
        return [
            *lines,
            "        kind: stage",
            "        stages: [未設置, 設置・運用, 拡充]",
            f"        baseline: {{year: {FIRST_YEAR - 1}, stage: 未設置}}",
            "        targets:",
            f"          - {{by: {last - 2}, stage: 設置・運用}}",
            f"          - {{by: {last}, stage: 拡充}}",
        ]
    survey = is_survey(number)
    return [
        *lines,
        "        kind: number",
        '        unit: "%"' if survey else "        unit: 件",
        "        better: up",
        *(["        survey: true"] if survey else []),
        f"        baseline: {{year: {FIRST_YEAR - 1}, value: {20 + number % 7}.{number % 10}}}",
        "        targets:",
        f"          - {{by: {last}, {'trend: up' if survey else f'value: {40 + number % 9}'}}}",
    ]


def progress_text(indicators: int, year: int) -> str:
    """Return one year's file: an entry an indicator, with a note, a source and who reported it."""
    lines = [f"year: {year}", "state: sample", "entries:"]
    for number in range(indicators):
        value = f"value: {22 + (number + year) % 15}.{number % 10}"
        figure = "stage: 設置・運用" if is_stage(number) else value
        figure += ", sample_size: 812" if is_survey(number) else ""
        rest = f"note: {year}年度の話しあいを重ねた, source: 実績報告書, reported_by: 試し課"
        lines.append(f"  {identity(number)}: {{{figure}, {rest}}}")
    return "\n".join(lines) + "\n"


def is_stage(number: int) -> bool:
    """Tell whether an indicator is in stages: every fourth is."""
    return number % 4 == 0


def is_survey(number: int) -> bool:
    """Tell whether an indicator is a survey: every third of the others is."""
    return number % 3 == 0 and not is_stage(number)


def identity(number: int) -> str:
    """Return an indicator's id: measure and position."""
    return f"{number // PER_MEASURE + 1}-{number % PER_MEASURE + 1}"


if __name__ == "__main__":
    main()
