"""A case of fidelity can fail: its tolerance is no wider than what it is for.

A test that anything passes says nothing of a law, and a page that counts it says too much.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.rules.fidelity_difference import computed
from build_scripts.fidelity import CaseOutcome
from build_scripts.records.fidelity import FidelityGroup
from calc.text import number_text

RULE = Rule(
    "RR533",
    "fidelity-tolerance",
    "fidelity",
    "A tolerance is at most 10 % and 1.5 times the difference; misprints are mended, not allowed for.",
)
EXAMPLE = Example("fidelity/post.yaml", "within: 0.1%", "within: 200%")
LARGEST = 0.1
# Below this nobody need be precise.
FREE = 0.001
# How much wider than the difference it may be.
ROOM = 1.5
STEPS = (1, 1.5, 2, 3, 4, 6, 8)  # none is more than ROOM times the one before


def check(group: FidelityGroup, context: Context) -> Iterator[Finding]:
    """Tolerances that almost anything would pass, and misprints that need no mending."""
    for index, case in enumerate(group.cases):
        found, within = computed(case, context)
        if found is None or within is None:
            continue
        difference = abs(found.difference)
        if within > max(LARGEST, _digits(found)):
            yield RULE.error(
                group.at("cases", index, "within"),
                f"'{short(case.label)}' passes within {case.within}, which almost anything would.",
                field=f"cases[{index + 1}].within",
                found=case.within or "",
                expected=f"at most {LARGEST:.0%}, or what the published digits leave open",
                advice="Where the source misprints, write what it must have meant under 'mended'; else leave it out.",
            )
        elif within > max(FREE, ROOM * difference) * (1 + 1e-9):
            yield RULE.error(
                group.at("cases", index, "within"),
                f"'{short(case.label)}' passes within {case.within}, though it differs by {difference:.2%}.",
                field=f"cases[{index + 1}].within",
                found=case.within or "",
                expected=f"at most {number_text(ROOM)} times the difference, or {FREE:.1%}",
                advice=f"Write for example `within: {tight(difference)}`.",
            )
        if found.misprint is not None and abs(found.ours - found.misprint) <= within * abs(found.misprint):
            yield RULE.error(
                group.at("cases", index, "mended"),
                f"What was printed in '{short(case.label)}' passes without being mended.",
                field=f"cases[{index + 1}].mended",
                found=f"printed {found.misprint:.6g}, ours {found.ours:.6g} {found.unit}",
                expected="a misprint",
                advice="Delete the line.",
            )


def _digits(found: CaseOutcome) -> float:
    """How far the published digits leave a number open, as a share of it: 17 % for a 3 that stands alone."""
    return abs(found.high - found.low) / 2 / abs(found.published) if found.published else 0.0


def tight(difference: float) -> str:
    """The least round percentage from 0.1% that a difference passes: `1.5%`."""
    steps = (step * 10**power for power in (-3, -2, -1) for step in STEPS)
    return next((f"{step * 100:g}%" for step in steps if step >= difference), f"{LARGEST:.0%}")
