"""What a command writes where it was told to: into a pipe or a device as into a file, and never over a plan's data."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ykplan.cli.shared.folder import has_plan
from ykplan.cli.shared.usage import refused, wrong_usage
from ykplan.platform.disk import is_file, is_folder, stands, why_not_written

STDOUT: Final = Path("-")
_YAML: Final = (".yaml", ".yml")


def deliver(path: Path, content: bytes, data: Path) -> None:
    """Write a file; ends with wrong usage where it cannot be written, or is part of a plan's data.

    `data` is the data folder from which the content was made.
    """
    from ykplan.platform.writing import put_file

    refuse_data([path], data)
    # What was printed so far comes first, where both go to one place.
    sys.stdout.flush()
    if path == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        put_file(path, content)
    except OSError as error:
        raise refused(f"{path.as_posix()} に書けません（{why_not_written(error)}）") from None


def refuse_data(paths: Iterable[Path], data: Path) -> None:
    """End with wrong usage where a file of this plan's data, or of another's, would be written over."""
    for path in paths:
        if path != STDOUT and _is_data(path, data):
            raise refused(
                f"{path.as_posix()} は計画のデータなので、書きません", "ほかの名前を --output に指定してください"
            )


def refuse_stdout(folder: Path) -> None:
    """End with wrong usage where a folder is asked for, and standard output is named."""
    if folder == STDOUT:
        raise wrong_usage("標準出力（-）には書けません。いくつものファイルを作ります", "フォルダーを指定してください")


def refuse_data_folder(folder: Path, data: Path) -> None:
    """End with wrong usage where a folder is a plan's data folder, is inside one, or holds the one of this plan."""
    target = Path(os.path.realpath(folder))
    around = next((folder for folder in (target, *target.parents) if has_plan(folder)), None)
    inside = any(_same(target, above) for above in Path(os.path.realpath(data)).parents)
    if around is not None or inside:
        where = "計画のデータのフォルダーの中" if around else "計画のデータのフォルダーを含む所"
        raise refused(f"{folder.as_posix()} は{where}なので、書きません", "ほかのフォルダーを指定してください")


def _is_data(path: Path, data: Path) -> bool:
    target = Path(os.path.realpath(path))
    # As it is called, too: a folder inside the data may be a link to one outside.
    if any(map(_is_named_as_data, (target, Path(os.path.abspath(path))))):  # noqa: PTH100  # resolve() follows links
        return True
    near = {data, target.parent, target.parent.parent}
    return any(has_plan(folder) and _is_data_of(target, folder) for folder in near)


def _is_named_as_data(target: Path) -> bool:
    """Tell whether a name anywhere below a plan is one of its data, there or not, or stands in the way of them."""
    from ykplan.cli.shared.writing import LOCK
    from ykplan.data.loading import PROGRESS_FOLDER

    for folder in filter(has_plan, target.parents):
        top, *_ = within = target.relative_to(folder).parts
        if top == LOCK.partition("/")[0] or (within == (PROGRESS_FOLDER,) and not is_folder(target)):
            return True
        # That a folder cannot be made where a file stands is said when it is tried.
        made = (above for above in target.parents if folder in above.parents and not is_file(above))
        if any(path.name.casefold().removesuffix(".txt").endswith(_YAML) for path in (target, *made)):
            return True
    return False


def _is_data_of(target: Path, folder: Path) -> bool:
    """Tell whether a file is read as part of a data folder, whatever it is called, or would be once it is there."""
    from ykplan.data.loading import PROGRESS_FOLDER

    at = [inner for inner in (folder, folder / PROGRESS_FOLDER) if _same(target.parent, inner)]
    if at and target.suffix.casefold() in _YAML:
        return True
    return any(_same(target, file) or (at and target.name == file.name) for file in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a data folder, there or not."""
    from ykplan.data import loading
    from ykplan.data.yaml.source import read

    settings = folder / loading.SETTINGS_FILE
    yield from (folder / loading.PLAN_FILE, folder / loading.APPROVED_FILE, settings)
    yield from loading.progress_files(folder)
    logo = read(settings, settings.name).at(("logo",))
    if isinstance(logo, str) and logo:
        yield folder / logo


def _same(one: Path, other: Path) -> bool:
    """Tell whether two names lead to one thing: by a link, by another case, by `..`."""
    try:
        return stands(one) and stands(other) and one.samefile(other)
    except OSError:
        return False
