"""What every rule has: a code that stays, a name, what it looks at, and a description for the docs.

A rule is a module in `build_scripts/check/rules/` with

    RULE = Rule("RR401", "number", "claim", "Values are numbers that can be read.")

    def check(claim, context):
        yield RULE.error(claim.at("value"), "…", field="value", found=…, expected=…, advice=…)

`scope` says what `check` is given, one at a time: "document" (a file as it was read), "claim", "source", "calculator",
"fidelity" (those whose file could be read), "number" (claims, and the single values of those that state several), or
"records" (all of them, once).
"""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.check.finding import ERROR, NOTE, WARNING, Finding, make
from build_scripts.records.node import Place

SCOPES = ("document", "claim", "number", "source", "calculator", "fidelity", "records")


@dataclass(frozen=True)
class Rule:
    """The identity of a rule. Codes are never given to another rule."""

    code: str
    name: str
    scope: str
    description: str

    @property
    def page(self) -> str:
        """The address of its page within the site."""
        return f"check/{self.code.lower()}/"

    def error(self, place: Place, message: str, **parts: object) -> Finding:
        """A finding that must be repaired."""
        return make(self.code, ERROR, place, message, **parts)  # type: ignore[arg-type]

    def warning(self, place: Place, message: str, **parts: object) -> Finding:
        """A finding that a person should look at."""
        return make(self.code, WARNING, place, message, **parts)  # type: ignore[arg-type]

    def note(self, place: Place, message: str, **parts: object) -> Finding:
        """A finding that says what is worth doing, though nothing is wrong."""
        return make(self.code, NOTE, place, message, **parts)  # type: ignore[arg-type]
