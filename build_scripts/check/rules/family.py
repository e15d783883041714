"""What is said of a distribution goes together: its family, its ends, its standard error.

Too few numbers leave the distribution open, too many contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import ERRORS, Claim
from calc.claim import stated_amount
from calc.errors import CalcError

RULE = Rule(
    "RR408", "family", "number", "A range has the numbers that its family of distributions needs, and no others."
)
EXAMPLE = Example("post/cost.yaml", "value: 100M", "value: 100M\nfamily: beta")

INTERVAL, ENDS = ("p5", "p95"), ("least", "greatest")
# What each family is given by; what stands in no set of its own is refused beside it.
GIVEN_BY = {
    "normal": ({"p5", "p95"}, {"p5", "p95", "value"}, {"standard_error", "value"}),
    "lognormal": ({"p5", "p95"}, {"p5", "p95", "value"}, {"log_standard_error", "value"}),
    "beta": ({"p5", "p95"},),
    "uniform": ({"least", "greatest"},),
    "log-uniform": ({"least", "greatest"},),
    "triangular": ({"least", "greatest", "value"},),
}
WITHOUT_FAMILY = (*GIVEN_BY["normal"], {"log_standard_error", "value"}, {"value"})


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Numbers that do not make one distribution, and those that make one that cannot be."""
    given = set(claim.stated) - {"family"}
    if not given or _is_half(given) or (claim.family is not None and claim.family not in GIVEN_BY):
        return  # other rules say more
    choices = GIVEN_BY[claim.family] if claim.family else WITHOUT_FAMILY
    if given not in choices:
        yield _wrong_numbers(claim, given, choices)
        return
    yield from _impossible(claim, given, context)


def _is_half(given: set[str]) -> bool:
    return any(len(given.intersection(ends)) == 1 for ends in (INTERVAL, ENDS))


def _wrong_numbers(claim: Claim, given: set[str], choices: tuple[set[str], ...]) -> Finding:
    words = [" and ".join(name for name in claim_order(choice)) for choice in choices]
    if claim.family is None and given.intersection(ENDS):
        return RULE.error(
            claim.at("least"),
            "A range with sharp ends does not say how likely the values between them are.",
            field="family",
            found=", ".join(claim_order(given)),
            expected="family: uniform, log-uniform or triangular",
            advice="Add the family, or give the range as p5 and p95.",
        )
    return RULE.error(
        claim.at("family" if claim.family else claim_order(given)[-1]),
        f"These numbers do not make a {claim.family} distribution."
        if claim.family
        else "These numbers do not go together.",
        field="family" if claim.family else claim_order(given)[-1],
        found=", ".join(claim_order(given)),
        expected=", or ".join(words),
        advice="Give one of these, or another family.",
    )


def claim_order(names: set[str]) -> list[str]:
    """Names in the order in which they stand in a record."""
    return [name for name in ("value", *INTERVAL, *ENDS, *ERRORS) if name in names]


def _impossible(claim: Claim, given: set[str], context: Context) -> Iterator[Finding]:
    """What only `calc` can see: a lognormal range that begins at 0, a beta distribution of dollars."""
    unit = context.unit(claim.unit)
    if given == {"value"} or unit is None or any(context.number(getattr(claim, name)) is None for name in given):
        return
    numbers = [context.number(getattr(claim, name)) for name in claim_order(given - {"value", *ERRORS})]
    if numbers and not numbers[0].value < numbers[-1].value:
        return
    try:
        stated_amount(claim.stated, unit)
    except CalcError as error:
        yield RULE.error(
            claim.at(claim_order(given)[-1]),
            error.message,
            field=claim_order(given)[-1],
            found=", ".join(f"{name}: {text}" for name, text in claim.stated.items()),
            expected=error.expected or "a distribution that can be computed with",
            advice=error.hint or "Compare the numbers with the source, or choose another family.",
        )
