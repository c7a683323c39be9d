"""What git knows of a data folder: its entries before they were corrected, and its version."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ykplan.data.contents import Earlier, Loaded, YearFile
from ykplan.data.loading import is_data_name, names_of, with_ids_of
from ykplan.data.model.fields import figure_or_text
from ykplan.data.model.progress import Entry
from ykplan.data.yaml.source import parse_bytes
from ykplan.platform.git import History, commit_at, files_at, history_of
from ykplan.platform.git_process import Refusal
from ykplan.terms.entry import RESULT
from ykplan.text.inert import one_line

NOTHING_TO_ASK: Final = ("no repository", "no revision")
"""The refusals of a folder that was never put into git: nothing is missed there."""
_WHY: Final[Mapping[str, tuple[str, str]]] = {
    "no git": ("git が見つかりません", "git を入れてください"),
    "shallow": (
        "古い版を取り込んでいない浅いクローン（shallow）です",
        "git fetch --unshallow で取り込めます（CI では fetch-depth: 0 か GIT_DEPTH: 0）",
    ),
    "partial": (
        "内容の一部を取り込んでいないクローン（partial）です",
        "--filter を付けずに git clone し直してください",
    ),
}
_CLONE: Final = "git fsck で確かめ、壊れていれば git clone し直してください"
# By what our own reading of git says: the reason in words, and what to do about it.
_OURS: Final[Mapping[str, tuple[str, str | None]]] = {
    "the commit of HEAD is missing": ("最新の版の記録が欠けているか、壊れています", _CLONE),
    "the branch of HEAD is damaged": ("いまの枝（ブランチ）の記録が壊れています", _CLONE),
    "no answer within": (
        "git の返事を待ちきれませんでした",
        "ファイルの置き場所（共有フォルダーなど）を確かめてください",
    ),
    "more than ": ("版の中のデータが大きすぎて読みません", None),
    "outside of the work tree": ("データのフォルダーが git の作業フォルダーの外にあります", None),
}
# By what git says, which differs a little from version to version.
_GITS: Final[Mapping[str, tuple[str, str | None]]] = {
    "[Pp]ermission denied": ("リポジトリのファイルを読む権利がありません", "フォルダーの権利を確かめてください"),
    "bad (?:config|numeric|boolean)": (
        "リポジトリの設定ファイル（.git/config）を読めません",
        "gitの説明にある行を直してください",
    ),
    "repo(?:sitory)? (?:version|extension|format)": (
        "このコンピューターの git では読めない形式のリポジトリです",
        "git を新しくしてください",
    ),
    "not a git repository|invalid gitfile": (
        ".git はありますが、git のリポジトリとして読めません（壊れているか、指す場所がありません）",
        _CLONE,
    ),
    "unknown revision|ambiguous argument": ("その版はありません", "git log --oneline で版の一覧を確かめてください"),
    "[Cc]annot allocate|[Oo]ut of memory": ("メモリーが足りません", None),
    "No space left|[Qq]uota": ("ディスクに空きがありません", None),
    "missing|corrupt|unpack|inflate|broken|bad (?:object|tree|blob)|not a (?:tree|commit|blob|valid)|object file"
    "|(?:unable to|could not|cannot) (?:read|open|parse)|packfile|index file|cat-file": (
        "リポジトリの中身が欠けているか、壊れています",
        _CLONE,
    ),
}
_BARE: Final = "そのものに git の中身（HEAD、objects、refs）があり、安全のため尋ねません（bare）"
_OWNER: Final = "フォルダーの持ち主が違うので、git が答えません（dubious ownership）"
# What is longer is no figure and no stage's name, and nobody could read it in a finding.
_LONGEST: Final = 200
_PLACE: Final = re.compile(r"repository (?:at )?'([^\n]+)'(?= \(safe\.|$)", re.MULTILINE)


def why(refusal: Refusal) -> tuple[str, str | None]:
    """Return in words why git cannot answer, and a hint."""
    place = _PLACE.search(refusal.said)
    folder = one_line(place[1]) if place else "フォルダー"
    if refusal.kind == "owner":
        name = shlex.quote(folder)
        return _OWNER, f"信頼できるなら git config --global --add safe.directory {name} を実行してください"
    if refusal.kind == "bare":
        return f"{folder} {_BARE}", "そのファイルに心当たりがなければ消してください"
    return _WHY.get(refusal.kind) or _failed(refusal.said)


def _failed(message: str) -> tuple[str, str | None]:
    """Return why git failed, in Japanese where the reason is known, and a hint that ends in git's own words."""
    problem = "git で調べられませんでした"
    for starts, (reason, hint) in _OURS.items():
        if message.startswith(starts):
            return f"{problem}。{reason}", hint
    known, hint = next((words for sign, words in _GITS.items() if re.search(sign, message)), ("", None))
    quoted = f"gitの説明: {one_line(message)}" if message else None
    return "。".join(filter(None, (problem, known))), "。".join(filter(None, (hint, quoted))) or None


def recalled(loaded: Loaded) -> Loaded:
    """Add the earlier revisions of corrected entries from git, which is asked only where there are any."""
    by_entry: dict[tuple[str, str], tuple[Earlier, ...]] = {}
    untold: list[Refusal] = []
    names = names_of(loaded.plan_source)
    for file in loaded.years:
        corrected = {identity: entry for identity, entry in _entries(file) if entry.corrected}
        history = history_of(Path(file.source.file)) if corrected else History((), shallow=False)
        if isinstance(history, Refusal):
            untold.append(history)
            continue
        sources = (parse_bytes(content, file.source.file) for content in history.contents)
        revisions = [with_ids_of(names, source).data for source in sources]
        for identity, entry in corrected.items():
            versions = tuple(earlier for data in revisions if (earlier := _earlier(data, identity)) is not None)
            by_entry[file.source.file, identity] = versions
            if history.shallow and not all(_is_known(position, versions) for position in range(len(entry.corrected))):
                untold.append(Refusal("shallow"))
    missed = dict.fromkeys(refusal for refusal in untold if refusal.kind not in NOTHING_TO_ASK)
    return replace(loaded, earlier=by_entry, untold=tuple(missed)) if by_entry or missed else loaded


def version(loaded: Loaded, beside: Mapping[str, bytes]) -> str | Refusal:
    """Return the commit of a folder's data, marked where the files read differ from it.

    `beside` are the contents of other files that were used, by their names in the folder. What was read is held against
    what git holds, since to ask for the state of the files would run the filters that a repository names.
    """
    commit = commit_at(loaded.folder, "HEAD")
    if isinstance(commit, Refusal):
        return commit
    stored = files_at(loaded.folder, commit, lambda name: is_data_name(name) or name in beside)
    if isinstance(stored, Refusal):
        return stored
    read = _read(loaded)
    same = stored.keys() == read.keys() | beside.keys() and all(
        _lines(parse_bytes(content, name).text) == _lines(read[name]) if name in read else content == beside[name]
        for name, content in stored.items()
    )
    return commit if same else f"{commit}（その後の変更を含む）"


def _read(loaded: Loaded) -> dict[str, str]:
    """Return the texts read, by file name in the folder."""
    strays = {source.file for source, _ in loaded.strays}
    start = (loaded.folder / "x").as_posix().removesuffix("x")
    return {source.file.removeprefix(start): source.text for source in loaded.sources if source.file not in strays}


def _lines(text: str) -> str:
    """Normalise line breaks: on Windows git writes others than it stores."""
    return text.replace("\r\n", "\n")


def _entries(file: YearFile) -> Iterator[tuple[str, Entry]]:
    yield from file.progress.entries.items() if file.progress else ()


def _is_known(position: int, versions: tuple[Earlier, ...]) -> bool:
    """Tell whether a revision from before a correction is known."""
    return any(earlier.corrections <= position for earlier in versions)


def _earlier(data: Any, identity: str) -> Earlier | None:
    """Return an entry in the data of a revision, which may be anything; None where it has no result."""
    entries = data.get("entries") if isinstance(data, dict) else None
    entry = entries.get(identity) if isinstance(entries, dict) else None
    if not isinstance(entry, dict):
        return None
    texts = (text for field in RESULT if isinstance(text := entry.get(field), str) and 0 < len(text) <= _LONGEST)
    result = next(texts, None)
    corrected = entry.get("corrected")
    return (
        None
        if result is None
        else Earlier(len(corrected) if isinstance(corrected, list) else 0, figure_or_text(result))
    )
