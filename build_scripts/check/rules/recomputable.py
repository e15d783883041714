"""An implication can be recomputed, and says what its source states; or a note says why not.

That every sum can be done again is what this knowledge base is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule("RR505", "recomputable", "claim", "An implication has a formula, and that of a source the value it states.")
EXAMPLE = Example("post/cost.yaml", "position: 1\n", "position: 1\nkind: implication\n")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Implications without formula, or without the number to compare it with, and formulas in what is none."""
    if claim.has("formula") and claim.kind == "statement":
        yield RULE.error(
            claim.at("kind"),
            "A claim with a formula is no mere statement.",
            field="kind",
            found="'statement'",
            expected="implication, or assumption",
            advice="Delete 'kind', or delete the formula if nothing is computed.",
        )
    if claim.kind != "implication" or claim.has("note"):
        return
    if not claim.has("formula"):
        yield RULE.warning(
            claim.at("kind"),
            "The implication has no formula, so nobody can recompute it.",
            field="formula",
            expected="a formula over other claims",
            advice="Add 'formula' and 'inputs', or say in 'note' why it cannot be computed.",
        )
    elif not claim.is_ours and not claim.has_number:
        yield RULE.error(
            claim.at(),
            "The implication does not say what its source states.",
            field="value",
            expected="the number that the source gives",
            advice="Add 'value' as the source wrote it, or say in 'note' that it gives none.",
        )
