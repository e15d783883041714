"""What a formula is computed from has a number.

A step over a claim without a number cannot be done again.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records import take
from build_scripts.records.claim import NUMBERS, Claim

RULE = Rule("RR504", "input-number", "claim", "Every input of a formula has a value, a range or a formula of its own.")
EXAMPLE = Example("post/tokens.yaml", "value: 4T\nunit: token\n", "")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Inputs that exist but say nothing in numbers."""
    for name, target in claim.inputs.items():
        found = context.records.claims.get(target)
        if found is None or found.broken or any(found.has(field) for field in (*NUMBERS, "formula")):
            continue
        yield RULE.error(
            claim.at("inputs", name),
            f"The input '{name}' has no number.",
            field=f"inputs.{name}",
            found=f"'{target}', which has no value, range or formula",
            expected="a claim with a number",
            advice=_advice(found),
        )


def _advice(found: Claim) -> str:
    parts = take.parts(found.node, "values")
    if parts:
        return f"Name one of its values: {', '.join(f'{found.id}#{name}' for name in parts)}."
    return f"Add 'value' and 'unit' to {found.file}, or choose another claim."
