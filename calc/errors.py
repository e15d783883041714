"""The one error that users of `calc` see.

Everything that a person can get wrong (a number, a unit, a formula, the name of a claim) raises `CalcError`. Its
text is a full sentence that says what is wrong; `expected` says what would have been right, `hint` what to do.
"""

from __future__ import annotations


class CalcError(ValueError):
    """Wrong input, explained.

    `message` says what is wrong, `expected` what was expected and `hint` what to do (both may be None). `column`
    is the place in the text that was read, counted from 0, where that is known.
    """

    def __init__(self, message: str, expected: str | None = None, hint: str | None = None, column: int | None = None):
        super().__init__(message)
        self.message = message
        self.expected = expected
        self.hint = hint
        self.column = column

    def as_dict(self) -> dict:
        """The error as plain JSON, for messages between the page and the engine."""
        return {"message": self.message, "expected": self.expected, "hint": self.hint}


class DimensionError(CalcError):
    """Two dimensions that had to be equal are not; the message names both."""
