"""Keep a city's administrative plan as YAML, check it, judge it and report on it."""

__version__ = "0.1.0"
