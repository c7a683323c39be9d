"""data/report.yaml: what a city puts into its report besides the plan and the figures."""

from ykplan.model.fields import Record, Several, Text


class Settings(Record):
    """The city's own words in the report. `logo` is a PNG or SVG file beside report.yaml."""

    title: Text | None = None
    preface: Several[Text] = ()
    contact: Several[Text] = ()
    committee: Text | None = None
    logo: Text | None = None
