"""Completion in real shells; see .ci/shells."""
