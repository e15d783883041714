"""The fields, results, presets and pictures of a standing calculator, as the calculator on the page takes them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_scripts.publish.calculator_view import (
    STANDING,
    CalculatorField,
    CalculatorView,
    Preset,
    ResultGroup,
    ResultRow,
    is_range,
    shared,
)
from build_scripts.publish.curves import split_labels
from build_scripts.publish.element_id import element_id
from build_scripts.publish.formula_view import FormulaPart, formula_parts, readable_name
from build_scripts.publish.slider import Slider, counts, slider_around
from build_scripts.records.calculator import CalculatorInput, CalculatorResult, PictureRecord, PresetRecord
from calc.amount import read_amount
from calc.unit import Unit, parse_unit


@dataclass(frozen=True)
class Named:
    """What a name in a formula leads to: a field, or a law."""

    url: str | None
    statement: str


def standing_calculator(standing) -> CalculatorView:
    """The calculator of a `StandingView`."""
    record = standing.record
    return CalculatorView(
        "calculator",
        STANDING,
        standing.title,
        standing.url,
        [_field(standing, one) for one in record.inputs.values()],
        [],
        [ResultGroup("", [_row(standing, one) for one in record.results.values()])],
        presets=[_preset(standing, preset) for preset in record.presets],
        pictures=[_picture(standing, picture) for picture in record.pictures],
        warnings=standing.warnings,
        prefix=record.node_id(""),
        **shared(standing.library),
    )


def _field(standing, one: CalculatorInput) -> CalculatorField:
    node_id, result = standing.record.node_id(one.name), standing.result(one.name)
    claim = standing.library.claim(one.default)
    rivals = _rivals(standing, node_id)
    return CalculatorField(
        id=node_id,
        label=one.label,
        subject_label=claim.subject_label,
        entry=result.get("entry") or "",
        unit=result["unit"],
        unit_text=result.get("unit_text") or "",
        units=standing.library.units_of(node_id),
        is_range=is_range(result),
        claim=claim,
        rival_ratings=tuple(rival["rating"] or "" for rival in rivals if rival["is_rival"]),
        other_ratings=tuple(rival["rating"] or "" for rival in rivals if not rival["is_rival"]),
        slider=_slider(standing, one, rivals),
        note=one.note,
        group=one.group,
    )


def _rivals(standing, node_id: str) -> list[dict]:
    """The claims that the field's menu offers beside its default."""
    offered = standing.library.corpus.ask({"op": "rivals_of", "claim": node_id})["rivals"]
    return [rival for rival in offered if not rival["is_present"]]


def _slider(standing, one: CalculatorInput, rivals: list[dict]) -> Slider | None:
    """As the calculator says, else as far as its rivals and bounds go."""
    result = standing.result(one.name)
    unit, value = parse_unit(result["unit"]), result.get("value")
    is_counted = counts(result["unit"], value)
    if one.slider:
        ends = (one.slider.start or "", one.slider.end or "")
        low, high = (read_amount(text, unit).in_unit(unit).value for text in ends)
        return Slider(low, high, one.slider.scale == "log", 1.0 if is_counted and low >= 1 else None, at=value)
    minimum, maximum = _bounds(standing, one, unit)
    numbers = [rival["value"] for rival in rivals if rival["value"] is not None]
    is_share = unit.dimension.is_dimensionless and maximum is not None
    return slider_around(value, numbers, minimum, maximum, is_share, is_counted)


def _bounds(standing, one: CalculatorInput, unit: Unit) -> tuple[float | None, float | None]:
    """What is possible: its own limits, else those of its quantity, in its unit."""
    claim = standing.library.claim(one.default)
    quantity = standing.library.records.quantities.get(claim.quantity_id)
    ends = (quantity.min, quantity.max) if quantity else (None, None)
    own = parse_unit(quantity.unit) if quantity and quantity.unit else unit
    low, high = (None if end is None else unit.from_base(own.to_base(end)) for end in ends)
    return (low if one.min is None else one.min), (high if one.max is None else one.max)


def _row(standing, one: CalculatorResult) -> ResultRow:
    return ResultRow(
        standing.record.node_id(one.name),
        one.label,
        None,
        standing.result(one.name),
        explanation=one.explanation,
        is_main=one.is_main,
        formula_parts=_formula_parts(standing, one.formula or ""),
    )


def _formula_parts(standing, formula: str) -> list[FormulaPart]:
    """A formula in words: each input leads to its field, each law to where it is explained."""
    record, url = standing.record, standing.url
    names = {
        name: Named(f"{url}#calculator-{element_id(record.node_id(name))}", one.label)
        for name, one in record.inputs.items()
    }
    names |= {name: Named(None, one.label) for name, one in record.results.items()}
    laws = {law.name: Named(f"{url}#{law.anchor}", law.title) for law in standing.laws}
    return [
        replace(part, text=readable_name(part.text), claim=laws[part.text]) if part.text in laws else part
        for part in formula_parts(formula, names)
    ]


def _preset(standing, preset: PresetRecord) -> Preset:
    to_id = standing.record.node_id
    use, texts = ({to_id(name): value for name, value in part.items()} for part in (preset.use, preset.set))
    return Preset(preset.label, preset.group or "", use, texts)


def _picture(standing, picture: PictureRecord) -> dict:
    """What a script needs to draw a picture anew: ids in place of names, and what axes and lines are called."""
    to_id, family = standing.record.node_id, picture.family
    return {
        "title": picture.title,
        "vary": to_id(picture.vary),
        "from": picture.start,
        "to": picture.end,
        "is_logarithmic": picture.scale == "log",
        "claims": [to_id(name) for name in picture.results],
        # All curves share one axis, so they share its unit.
        "unit": standing.result(picture.results[0])["unit"],
        "family": family and {"input": to_id(family.input), "values": family.values},
        "family_label": family and standing.labels[to_id(family.input)],
        "marks": [to_id(name) for name in picture.marks],
        "x_label": standing.labels[to_id(picture.vary)],
        **_curve_labels(standing, picture.results),
        "mark_labels": {to_id(name): standing.labels[to_id(name)] for name in picture.marks},
    }


def _curve_labels(standing, names: list[str]) -> dict:
    """What the axis and the lines are called: what the results have in common, and what tells them apart."""
    results = [standing.record.results[name] for name in names]
    shared_words, apart = split_labels([result.label for result in results])
    if not shared_words:
        quantity = standing.library.records.quantities.get(results[0].quantity)
        shared_words = results[0].label if len(results) == 1 or quantity is None else quantity.label
    return {"y_label": shared_words, "series_labels": dict(zip(map(standing.record.node_id, names), apart))}
