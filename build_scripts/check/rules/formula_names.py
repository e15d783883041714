"""The names in a formula and its inputs are the same.

A name without an input cannot be computed; an input without a use misleads about what the number rests on.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import closest_key
from build_scripts.records.claim import Claim
from build_scripts.records.node import Mapping, child

RULE = Rule("RR502", "formula-names", "claim", "Every name in the formula is an input, and every input is used.")
EXAMPLE = Example("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens / price")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Names without an input, inputs without a use, and inputs without a formula."""
    written = child(claim.node, "inputs")
    inputs = list(written.entries) if isinstance(written, Mapping) else []
    if not claim.has("formula"):
        if inputs:
            yield RULE.error(
                claim.key_at("inputs"),
                "There are inputs but no formula.",
                field="inputs",
                found=", ".join(map(short, inputs)),
                expected="a formula that uses them",
                advice="Add 'formula', or name what the claim rests on under 'cites'.",
            )
        return
    formula = context.formula(claim)
    if formula is None:
        return
    missing = [name for name in formula.names if name not in inputs]
    unused = [name for name in inputs if name not in formula.names]
    for name in missing:
        meant = closest_key(name, unused)
        advice = (
            f"Did you mean '{meant}', which is an input that is not used?"
            if meant
            else f"Add `{name}: <source-id>/<claim-id>` under 'inputs'."
        )
        yield RULE.error(
            claim.at("formula"),
            f"The formula uses '{name}', which is not among the inputs.",
            field="formula",
            found=f"'{name}'",
            expected=_one_of(inputs),
            advice=advice,
        )
    for name in unused:
        yield RULE.error(
            claim.key_at("inputs", name),
            f"The formula does not use the input '{short(name)}'.",
            field=f"inputs.{short(name)}",
            found=f"'{short(name)}'",
            expected=_one_of(formula.names),
            advice="Use it in the formula, or delete it here.",
        )


def _one_of(names: object) -> str:
    shown = ", ".join(map(short, names))  # type: ignore[call-overload]
    return f"one of {shown}" if shown else "an entry under 'inputs' for each name"
