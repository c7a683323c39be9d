"""The parts that are installed only when asked for: what to say where one is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from ykplan.cli.usage import refused


@contextmanager
def needing(extra: str, work: str) -> Iterator[None]:
    """Let the lines within use the parts of an extra; ends with wrong usage where one is missing.

    `work` is what they are for: PDF を作る, 記入票を読む.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("ykplan"):
            raise
        raise refused(
            f"{work}部品が入っていません（{error.name}）",
            f"プログラムのフォルダーで pip install '.[{extra}]' を実行してください（仮想環境の中では .venv/bin/pip）",
        ) from None
