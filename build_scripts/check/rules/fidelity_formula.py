"""A case of fidelity can be computed: its formula over its inputs gives what was published, in the same dimension.

Only then is there something to compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.fidelity import formula_of, names_claim, outcome, tolerance
from build_scripts.records.fidelity import FidelityCase, FidelityGroup
from calc.errors import CalcError

RULE = Rule(
    "RR531", "fidelity-formula", "fidelity", "A case of fidelity can be computed, in the unit of what was published."
)
EXAMPLE = Example("fidelity/post.yaml", "formula: tokens / cost", "formula: tokens / price")


def check(group: FidelityGroup, context: Context) -> Iterator[Finding]:
    """Formulas, inputs and tolerances that cannot be read, and dimensions that do not fit."""
    for index, case in enumerate(group.cases):
        for key, message, error in _problems(case, context):
            yield RULE.error(
                group.at("cases", index, key),
                message,
                field=f"cases[{index + 1}].{key}",
                found=f"'{short(getattr(case, key) if isinstance(getattr(case, key), str) else case.label, 120)}'",
                expected=(error and error.expected) or "a formula over the inputs that calc can compute",
                advice=(error and error.hint) or "Correct the formula or its inputs.",
            )


def _problems(case: FidelityCase, context: Context) -> Iterator[tuple[str, str, CalcError | None]]:
    if case.formula is None or case.published is None or case.within is None:
        return  # reported as missing
    try:
        tolerance(case)
    except CalcError as error:
        yield "within", error.message, error
    try:
        names = formula_of(case).names
    except CalcError as error:
        yield "formula", error.message, error
        return
    for name in sorted(set(names) ^ set(case.inputs)):
        used = "does not use the input" if name in case.inputs else "uses a name that is no input:"
        yield "formula", f"The formula {used} '{short(name)}'.", None
    if set(names) != set(case.inputs) or context.evaluation is None or not _exist(case, context):
        return
    try:
        outcome(case, context.evaluation)
    except CalcError as error:
        yield "formula", error.message, error


def _exist(case: FidelityCase, context: Context) -> bool:
    """Whether all claims that a case names exist; another rule reports those that do not."""
    named = [text for text in case.inputs.values() if names_claim(text)]
    return all(name in context.records.claims for name in (case.published, *named))
