"""策定された計画: the indicators of a plan as adopted, kept beside it so that they cannot change unseen."""

from typing import Annotated

from pydantic import Field

from ykplan.model.fields import Day, Record, Several, Text
from ykplan.model.plan import Indicator


class CopyCorrection(Record):
    """写しの訂正: what the copy said of an indicator before a mistake in it was put right, when and why."""

    id: Text
    what: Text
    was: Text
    on: Day
    reason: Text


class Approved(Record):
    """The indicators as adopted, each in the plan's own form, with the amendments that were decided since.

    `corrected` keeps what the copy itself said wrongly, the oldest first.
    """

    indicators: Several[Annotated[Indicator, Field(discriminator="kind")]]
    corrected: Several[CopyCorrection] = ()
