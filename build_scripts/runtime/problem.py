"""The one error that preparing the runtime raises."""

from __future__ import annotations


class RuntimeProblem(Exception):
    """The browser runtime could not be prepared; the text says what is wrong and what to do."""
