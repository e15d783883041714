"""The correlations of a joint fit: of values that exist and have a range, each two once, and possible together.

Coefficients that were fitted together must be drawn together, or the spread of what follows is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records import take
from build_scripts.records.claim import STATED, Claim
from calc.errors import CalcError
from calc.joint import JointFit
from calc.suggestion import did_you_mean

RULE = Rule("RR409", "joint", "claim", "Values that are drawn together have a range each and one possible correlation.")
EXAMPLE = Example(
    "post/fit.yaml",
    "",
    """\
statement: The fit gives a and b.
values:
  a: {value: 1, standard_error: 0.1}
  b: {value: 2, standard_error: 0.1}
joint:
  correlations:
    a: {c: 0.5}
""",
)


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Names that are no values, pairs that are missing, doubled or impossible."""
    found = [*_names(claim), *_pairs(claim)]
    yield from found
    if claim.joint and not found:
        yield from _together(claim)


def _names(claim: Claim) -> Iterator[Finding]:
    parts = take.parts(claim.node, "values")
    seen = set()
    for path, name in _written(claim):
        if name in seen:
            continue
        seen.add(name)
        field = ".".join(path)
        if name not in parts:
            yield RULE.error(
                claim.key_at(*path),
                f"The claim has no value '{short(name)}'.",
                field=field,
                found=f"'{short(name)}'",
                expected="the name of one of the 'values' of this claim",
                advice=did_you_mean(name, parts) or "Add the value, or leave its correlations out.",
            )
        elif all(not take.has(parts[name], key) for key in STATED if key not in ("value", "family")):
            yield RULE.error(
                claim.key_at(*path),
                f"The value '{name}' has no range, so that nothing of it is drawn.",
                field=field,
                found=f"'{name}' with a value alone",
                expected="'p5' and 'p95', 'standard_error' or 'log_standard_error' beside its value",
                advice="Add its range, or leave its correlations out.",
            )


def _written(claim: Claim) -> Iterator[tuple[tuple[str, ...], str]]:
    for first, others in claim.joint.items():
        yield ("joint", "correlations", first), first
        for second in others:
            yield ("joint", "correlations", first, second), second


def _pairs(claim: Claim) -> Iterator[Finding]:
    seen: dict[frozenset[str], str] = {}
    for first, others in claim.joint.items():
        for second in others:
            pair = frozenset((first, second))
            if len(pair) == 1 or pair in seen:
                yield RULE.error(
                    claim.key_at("joint", "correlations", first, second),
                    f"'{first}' is correlated with itself." if len(pair) == 1 else "These two have two correlations.",
                    field=f"joint.correlations.{first}.{second}",
                    found=f"{first}, {second}: {others[second]}",
                    expected="each two values once",
                    advice="Delete this line.",
                )
            seen.setdefault(pair, others[second])
    names = dict.fromkeys(name for _, name in _written(claim))
    for first, second in combinations(names, 2):
        if frozenset((first, second)) not in seen:
            yield RULE.error(
                claim.at("joint", "correlations"),
                f"There is no correlation of '{first}' and '{second}'.",
                field="joint.correlations",
                found=f"{len(seen)} correlations of {len(names)} values",
                expected="one of each two",
                advice=f"Add `{second}: …` below {first}; 0 where the two have nothing to do with each other.",
            )


def _together(claim: Claim) -> Iterator[Finding]:
    try:
        JointFit.from_json(claim.id, {"correlations": claim.joint})
    except CalcError as error:
        yield RULE.error(
            claim.key_at("joint"),
            error.message,
            field="joint.correlations",
            found=f"correlations of {len(claim.joint) + 1} values",
            expected=error.expected or "correlations that can be read",
            advice="Give them with all the digits that were computed, and look for a wrong sign.",
        )
