"""Which data folder a command works on, and which year."""

import os
from pathlib import Path

from ykplan.cli.shared.usage import refused, wrong_usage
from ykplan.platform.disk import stands
from ykplan.terms import fiscal
from ykplan.text.likeness import seen

PLAN_FILE = "plan.yaml"
VARIABLE = "YKPLAN_DATA"
GONE = "今のフォルダーがなくなっています。フォルダーを移ってからやり直してください"


def data_folder(given: Path | None) -> Path:
    """Return the data folder: the given one, YKPLAN_DATA's, or `data` in this folder or the nearest one above it.

    Ends with wrong usage where it holds no plan.
    """
    if given is None and (named := os.environ.get(VARIABLE)):
        given = Path(named)
    return _found() if given is None else with_plan(given)


def with_plan(folder: Path) -> Path:
    """Return a folder that holds a plan; ends with wrong usage where it holds none."""
    if has_plan(folder):
        return folder
    hint = "計画のデータのフォルダーを指定してください"
    if stands(folder / "data" / PLAN_FILE):
        hint = f"「{(folder / 'data').as_posix()}」ではありませんか"
    raise wrong_usage(f"{folder.as_posix()} に {PLAN_FILE} がありません", hint)


def has_plan(folder: Path) -> bool:
    """Tell whether a folder holds a plan."""
    return stands(folder / PLAN_FILE)


def is_gone() -> bool:
    """Tell whether somebody removed the folder that the program was called in."""
    try:
        Path.cwd()
    except OSError:
        return True
    return False


def asked_year(text: str | None) -> int | None:
    """Read a year as people write it; ends with wrong usage where it is none."""
    if text is None:
        return None
    year = fiscal.parse_year(seen(text))
    if isinstance(year, fiscal.Misread):
        meant = f"{year.suggestion} のことではありませんか" if year.suggestion else None
        hint = meant or "R7、令和7年度、2025 のように書いてください"
        reason = "" if year.reason == fiscal.UNREAD else f"（{year.reason}）"
        raise wrong_usage(f"「{text}」は年度として読めません{reason}", hint)
    return year


def _found() -> Path:
    if is_gone():
        raise refused(GONE)
    here = Path.cwd()
    for parent in (here, *here.parents):
        if stands(parent / "data" / PLAN_FILE):
            return Path(os.path.relpath(parent / "data", here))
    raise refused(
        f"計画のデータが見つかりません（このフォルダーにも上のフォルダーにも data/{PLAN_FILE} がありません）",
        f"データのフォルダーを --data か環境変数 {VARIABLE} で指定してください",
    )
