"""From which git commit published figures come; told on standard error where git cannot say."""

from typing import TYPE_CHECKING

from ykplan.cli.output import notice
from ykplan.git import Refusal
from ykplan.history import NOTHING_TO_ASK, version, why

if TYPE_CHECKING:
    from ykplan.cli.judged import Ready
    from ykplan.report.values import Picture


def version_of(found: "Ready", logo: "Picture | None") -> str | None:
    """Return the commit of the data and whether it was changed since; None where there is none or git cannot tell."""
    settings = found.checked.loaded.settings
    beside = {settings.logo: logo.content} if settings and settings.logo and logo else {}
    said = version(found.checked.loaded, beside)
    if not isinstance(said, Refusal):
        return said
    if said.kind not in NOTHING_TO_ASK:
        message, hint = why(said)
        notice(f"どの版のデータから作ったかを載せられません: {message}" + (f"。{hint}" if hint else ""))
    return None
