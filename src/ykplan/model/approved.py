"""策定された計画: the indicators of a plan as adopted, kept beside it so that they cannot change unseen."""

from typing import Annotated

from pydantic import Field

from ykplan.model.fields import Record, Several
from ykplan.model.plan import Indicator


class Approved(Record):
    """The indicators as adopted, each in the plan's own form, with the amendments that were decided since."""

    indicators: Several[Annotated[Indicator, Field(discriminator="kind")]]
