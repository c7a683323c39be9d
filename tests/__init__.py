"""The tests mirror `src/ykplan`, one file a module."""

from hypothesis import settings

# Nothing is timed, and whether a run passes does not depend on luck.
settings.register_profile("ykplan", deadline=None, derandomize=True)
settings.load_profile("ykplan")
