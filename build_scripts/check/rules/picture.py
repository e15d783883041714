"""The pictures of a calculator draw its own results over its own inputs.

A curve over an input that is not there cannot be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check import measured
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import closest_key, field_name
from build_scripts.records.calculator import Calculator, PictureRecord
from calc.errors import CalcError

RULE = Rule("RR519", "picture", "calculator", "Pictures draw results of their calculator over its inputs.")
EXAMPLE = Example("calculators/dollar.yaml", "vary: budget", "vary: money")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Names that do not exist, results that do not share an axis, and values of a family that cannot be read."""
    for index, picture in enumerate(calculator.pictures):
        yield from _names(calculator, index, picture)
        yield from _axes(calculator, index, picture, context)
        yield from _family(calculator, index, picture, context)


def _names(calculator: Calculator, index: int, picture: PictureRecord) -> Iterator[Finding]:
    inputs, results = list(calculator.inputs), list(calculator.results)
    named: list[tuple[tuple, str | None, list[str]]] = [(("vary",), picture.vary, inputs)]
    named += [(("results", place), name, results) for place, name in enumerate(picture.results)]
    named += [(("marks", place), name, results) for place, name in enumerate(picture.marks)]
    if picture.family:
        named.append((("family", "input"), picture.family.input, inputs))
    for path, name, known in named:
        if name is None or name in known:
            continue
        meant = closest_key(name, known)
        yield RULE.error(
            calculator.at("pictures", index, *path),
            f"'{short(name)}' is no {'input' if known is inputs else 'result'} of this calculator.",
            field=field_name(("pictures", index, *path)),
            found=f"'{short(name)}'",
            expected=f"one of {', '.join(map(short, known))}",
            advice=f"Did you mean '{meant}'?" if meant else "Name one that exists, or delete it.",
        )


def _axes(calculator: Calculator, index: int, picture: PictureRecord, context: Context) -> Iterator[Finding]:
    """Curves share the vertical axis; a mark lies on the horizontal one."""
    first = measured.dimension(calculator, picture.results[0], context) if picture.results else None
    across = measured.dimension(calculator, picture.vary or "", context)
    for part, wanted, axis in (("results", first, "the first result"), ("marks", across, f"'{picture.vary}'")):
        for place, name in enumerate(getattr(picture, part)):
            found = measured.dimension(calculator, name, context)
            if found is not None and wanted is not None and found != wanted:
                yield RULE.error(
                    calculator.at("pictures", index, part, place),
                    f"'{name}' does not fit the axis of {axis}.",
                    field=field_name(("pictures", index, part, place)),
                    found=f"'{name}', which is in {found}",
                    expected=f"a result in {wanted}",
                    advice="Draw it in a picture of its own.",
                )


def _family(calculator: Calculator, index: int, picture: PictureRecord, context: Context) -> Iterator[Finding]:
    if picture.family is None:
        return
    for place, text in enumerate(picture.family.values):
        found = measured.amount(calculator, picture.family.input or "", text, context)
        if isinstance(found, CalcError):
            yield RULE.error(
                calculator.at("pictures", index, "family", "values", place),
                found.message,
                field=field_name(("pictures", index, "family", "values", place)),
                found=f"'{short(text)}'",
                expected=found.expected or "a number, as people write it",
                advice=found.hint or "Write for example `1e21`.",
            )
