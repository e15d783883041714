"""What the laws give is as near to what was published as the case says, and says why where it is not the same.

Otherwise a change of a law could move a published number and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.fidelity import CaseOutcome, outcome, tolerance
from build_scripts.records.fidelity import FidelityCase, FidelityGroup
from calc.errors import CalcError

RULE = Rule(
    "RR532",
    "fidelity-difference",
    "fidelity",
    "A published number is reproduced within the tolerance; more than rounding has its reason.",
)
EXAMPLE = Example("fidelity/post.yaml", "cost: 100M USD", "cost: 63M USD")


def check(group: FidelityGroup, context: Context) -> Iterator[Finding]:
    """Cases outside `within`, and cases that differ by more than rounding without `why`."""
    for index, case in enumerate(group.cases):
        found, within = computed(case, context)
        if found is None or within is None:
            continue
        numbers = f"published {found.published:.6g}, ours {found.ours:.6g} {found.unit} ({found.difference:+.2%})"
        if abs(found.difference) > within:
            yield RULE.error(
                group.at("cases", index, "within"),
                f"'{short(case.label)}' is not reproduced within {case.within}.",
                field=f"cases[{index + 1}].within",
                found=numbers,
                expected=f"a difference of at most {case.within}",
                advice="Look for a wrong input or law; where the difference is understood, widen it and say why.",
            )
        elif found.misprint is not None and not case.why:
            yield RULE.error(
                group.at("cases", index, "mended"),
                f"'{short(case.label)}' is mended without a reason.",
                field=f"cases[{index + 1}].why",
                found=f"printed {found.misprint:.6g}, mended {found.published:.6g} {found.unit}",
                expected="a sentence in 'why'",
                advice="Say how one knows that the source misprints.",
            )
        elif not found.is_rounding and not case.why:
            yield RULE.error(
                group.at("cases", index),
                f"'{short(case.label)}' differs by more than the rounding of the published digits.",
                field=f"cases[{index + 1}].why",
                found=numbers,
                expected="a sentence in 'why'",
                advice="Say where the difference comes from.",
            )


def computed(case: FidelityCase, context: Context) -> tuple[CaseOutcome | None, float | None]:
    """The outcome and the tolerance; None for what cannot be computed, which another rule reports."""
    if context.evaluation is None:
        return None, None
    try:
        return outcome(case, context.evaluation), tolerance(case)
    except (CalcError, KeyError):
        return None, None
