"""A number says of what it is, what it measures, and in which unit.

A number is comparable with others only when all three are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records import take
from build_scripts.records.claim import NUMBERS, Claim
from build_scripts.records.node import Mapping

RULE = Rule(
    "RR404", "complete-number", "number", "A claim with a number or formula has its subject, quantity and unit."
)
EXAMPLE = Example("post/cost.yaml", "unit: USD\n", "")
NEEDED = {
    "unit": ("the unit of the number; 1 for a pure number", "unit: USD"),
    "quantity": ("what is measured, from claims/vocabulary/quantities.yaml", "quantity: training_cost"),
    "subject": ("what it is measured of, from claims/vocabulary/subjects.yaml", "subject: gpt-4"),
}


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """What is missing beside a value, a range or a formula; and a unit with nothing to measure."""
    first = next((name for name in (*NUMBERS, "formula") if claim.has(name)), None)
    if claim.has("values"):
        yield from _both(claim)
        return
    if first is not None:
        for name, (what, example) in NEEDED.items():
            if not claim.has(name) and getattr(claim, name) is None:
                yield RULE.error(
                    claim.key_at(first),
                    f"The claim has '{first}' but no '{name}'.",
                    field=name,
                    expected=what,
                    advice=f"Add it, for example `{example}`.",
                )
    elif claim.has("unit") and not claim.part_of:
        yield RULE.error(
            claim.at("unit"),
            "The claim has a unit but no number.",
            field="unit",
            found=f"'{claim.unit}'",
            expected="'value', 'p5' and 'p95', or 'formula' beside it",
            advice="Add the number, or delete the unit.",
        )


def _both(claim: Claim) -> Iterator[Finding]:
    """Numbers of the claim itself beside those in `values`."""
    for name in ("quantity", *NUMBERS, "unit", "formula"):
        if claim.has(name):
            yield RULE.error(
                claim.key_at(name),
                f"The claim has '{name}' beside 'values'.",
                field=name,
                expected="one number in the claim itself, or several in 'values'",
                advice=f"Move '{name}' to the value that it belongs to, or make a claim of its own of it.",
            )
    for name, part in take.parts(claim.node, "values").items():
        if isinstance(part, Mapping) and not any(take.has(part, key) for key in NUMBERS):
            yield RULE.error(
                claim.at("values", name),
                f"The value '{name}' has no number.",
                field=f"values.{name}",
                expected="'value', or 'p5' and 'p95'",
                advice="Add the number as the source wrote it, or delete the value.",
            )
