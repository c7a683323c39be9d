"""`ykplan rules`: what the codes of findings mean."""

from typing import Annotated

import typer

from ykplan.cli.shared.output import write_text
from ykplan.cli.shared.usage import wrong_usage


def rules(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="指摘の番号（例 YK203）。なければ一覧")] = None,
) -> None:
    """指摘の番号の意味と、直し方を示す。"""
    from ykplan.platform.terminal import screen
    from ykplan.rules.registry import ALL_RULES, sections
    from ykplan.text.inert import one_line
    from ykplan.text.likeness import folded, nearest

    view = screen()
    if code is None:
        for rule in ALL_RULES:
            title = rule.page.strip().partition("\n")[0]
            write_text("".join(f"{line}\n" for line in view.wrapped(f"{rule.code}  {title}")))
        return
    pages = sections()
    wanted = folded(code).upper()
    if wanted not in pages:
        near = nearest(code, pages)
        hint = f"「{near}」ではありませんか" if near else "ykplan rules で一覧できます"
        raise wrong_usage(f"「{one_line(code)}」という指摘の番号はありません", hint)
    write_text(view.text(pages[wanted]))
