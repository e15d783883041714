"""A correction still corrects something.

A finding says that a number of a source is wrong and names the claim that has the right one; a claim of ours may also
dispute or refute another outright. When by now both numbers are the same within the digits that the source wrote, and
the sum of the claim comes out too, then one of them has been changed since, and readers are told of an error that is
not there. Findings of rounding are left alone, since they say that nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from build_scripts.records.node import Path

RULE = Rule("RR804", "settled-correction", "claim", "What a correction corrects still says something else.")
EXAMPLE = Example("post/tokens-per-dollar.yaml", "cause: rounding", "cause: arithmetic-slip")
WRONG = ("arithmetic-slip", "unit-error", "dimension-error", "conceptual-error", "outdated", "not-reproducible")
AGAINST = ("disputes", "refutes")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Findings with a correction, and claims of ours that contradict another."""
    name = claim.finding.corrected_by if claim.finding else None
    correction = context.records.claims.get(name or "")
    if correction and claim.finding.cause in WRONG and _is_settled(claim, correction, context):  # type: ignore[union-attr]
        yield _finding(claim, claim, correction, ("finding", "corrected_by"), "Delete the finding")
    for relation in AGAINST if claim.is_ours else ():
        for index, target in enumerate(claim.relations.get(relation, ())):
            corrected = context.records.claims.get(target)
            if corrected and _is_settled(corrected, claim, context):
                yield _finding(claim, corrected, claim, ("relations", relation, index), "Delete the relation")


def _is_settled(claim: Claim, correction: Claim, context: Context) -> bool:
    """Whether claim and correction speak of the same thing, and nothing differs any more."""
    if claim.id == correction.id or None in (claim.subject, claim.quantity):
        return False
    if (claim.subject, claim.quantity) != (correction.subject, correction.quantity) or not claim.has_number:
        return False
    model = context.evaluation
    ends = model.model.claims[claim.id].stated_ends() if model else None
    if model is None or ends is None:
        return False
    numbers = [model.result(correction.id).step_value]
    step = model.result(claim.id).step
    if step is not None:
        numbers.append(step.value)
    return all(number is not None and min(ends) <= number <= max(ends) for number in numbers)


def _finding(at: Claim, claim: Claim, correction: Claim, path: Path, advice: str) -> Finding:
    return RULE.error(
        at.at(*path),
        f"'{correction.id}' gives the number that '{claim.id}' states: nothing is left to correct.",
        field=".".join(str(step) for step in path if isinstance(step, str)),
        found=f"{claim.value or f'{claim.p5} to {claim.p95}'} {claim.unit}, which both have",
        expected="a correction with another number",
        advice=f"{advice}; or, if a number was changed by mistake since, put it right.",
    )
