"""A standing calculator: inputs whose defaults are claims, and results that follow from them by formulas."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.records import take
from build_scripts.records.node import Node, Sequence, child
from build_scripts.records.reader import Document
from build_scripts.records.record import Record


@dataclass
class SliderRange:
    """Where the slider beside a field begins and ends, as people write numbers, in the unit of the input."""

    start: str | None
    end: str | None
    scale: str


@dataclass
class CalculatorInput:
    """A number that the reader may change. `default` is the claim whose number it takes unless they do.

    `rivals` is "quantity", a list of ids, or None for the claims of the default's subject and quantity.
    """

    name: str
    label: str
    default: str | None
    unit: str | None
    group: str | None
    min: int | float | None
    max: int | float | None
    rivals: str | list[str] | None
    slider: SliderRange | None
    note: str | None


@dataclass
class CalculatorResult:
    """A number that follows from inputs and other results of the same calculator."""

    name: str
    label: str
    quantity: str | None
    unit: str | None
    formula: str | None
    explanation: str | None
    is_main: bool


@dataclass
class ConditionRecord:
    """What has to be so for the results to mean something. A limit is a number, or the name of an input or result;
    `doubts` are the results that are doubtful where it does not hold, none for all."""

    name: str
    label: str
    unit: str | None
    formula: str | None
    at_least: str | None
    at_most: str | None
    whole: bool
    words: str
    doubts: list[str]


@dataclass
class PresetRecord:
    """Claims and values that belong together: `use` names a claim for an input, `set` writes into its field."""

    label: str
    group: str | None
    use: dict[str, str]
    set: dict[str, str]


@dataclass
class Family:
    """An input that differs from one curve of a picture to the next."""

    input: str | None
    values: list[str]


@dataclass
class PictureRecord:
    """Curves of results over one input that is swept from `start` to `end`; `marks` are results drawn as points."""

    title: str
    kind: str
    vary: str | None
    start: str | None
    end: str | None
    scale: str
    results: list[str]
    family: Family | None
    marks: list[str]


# What has a formula of its own.
Computed = CalculatorResult | ConditionRecord


@dataclass
class Calculator(Record):
    """A standing calculator as written. Its id is `calculators/<file>`, that of an input, result or condition
    `<id>#<name>`."""

    title: str = ""
    summary: str | None = None
    position: int | None = None
    formulas: list[str] = field(default_factory=list)
    symbols: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    inputs: dict[str, CalculatorInput] = field(default_factory=dict)
    results: dict[str, CalculatorResult] = field(default_factory=dict)
    conditions: dict[str, ConditionRecord] = field(default_factory=dict)
    presets: list[PresetRecord] = field(default_factory=list)
    pictures: list[PictureRecord] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The last part of its id, which is also that of its address."""
        return self.id.partition("/")[2]

    @property
    def formulas_by_place(self) -> list[tuple[str, Computed]]:
        """What has a formula of its own, with the part of the file in which it stands."""
        return [
            *(("results", one) for one in self.results.values()),
            *(("conditions", one) for one in self.conditions.values()),
        ]

    @property
    def main_results(self) -> list[CalculatorResult]:
        """The results that are shown large."""
        return [result for result in self.results.values() if result.is_main]

    def node_id(self, name: str) -> str:
        """The id of one of its inputs, results or conditions."""
        return f"{self.id}#{name}"


def read_calculator(calculator_id: str, document: Document) -> Calculator:
    """The calculator in a document; fields that cannot be used are left at their defaults."""
    node = document.root
    return Calculator(
        calculator_id,
        document,
        node,
        title=take.text(node, "title") or calculator_id,
        summary=take.text(node, "summary"),
        position=take.integer(node, "position"),
        formulas=take.texts(node, "formulas"),
        symbols=take.text_map(node, "symbols"),
        sources=take.texts(node, "sources"),
        limits=take.texts(node, "limits"),
        inputs={name: _read_input(name, below) for name, below in take.parts(node, "inputs").items()},
        results={name: _read_result(name, below) for name, below in take.parts(node, "results").items()},
        conditions={name: _read_condition(name, below) for name, below in take.parts(node, "conditions").items()},
        presets=[_read_preset(item) for item in _items(node, "presets")],
        pictures=[_read_picture(item) for item in _items(node, "pictures")],
    )


def _items(node: Node | None, key: str) -> list[Node]:
    found = child(node, key)
    return found.items if isinstance(found, Sequence) else []


def _read_input(name: str, node: Node) -> CalculatorInput:
    slider = child(node, "slider")
    return CalculatorInput(
        name,
        take.text(node, "label") or name,
        take.text(node, "default"),
        take.text(node, "unit"),
        take.text(node, "group"),
        take.number(node, "min"),
        take.number(node, "max"),
        take.text(node, "rivals") or take.texts(node, "rivals") or None,
        slider
        and SliderRange(take.text(slider, "from"), take.text(slider, "to"), take.text(slider, "scale") or "linear"),
        take.text(node, "note"),
    )


def _read_result(name: str, node: Node) -> CalculatorResult:
    return CalculatorResult(
        name,
        take.text(node, "label") or name,
        take.text(node, "quantity"),
        take.text(node, "unit"),
        take.text(node, "formula"),
        take.text(node, "explanation"),
        take.boolean(node, "is_main"),
    )


def _read_condition(name: str, node: Node) -> ConditionRecord:
    return ConditionRecord(
        name,
        take.text(node, "label") or name,
        take.text(node, "unit"),
        take.text(node, "formula"),
        take.text(node, "at_least"),
        take.text(node, "at_most"),
        take.boolean(node, "whole"),
        take.text(node, "words") or "",
        take.texts(node, "doubts"),
    )


def _read_preset(node: Node) -> PresetRecord:
    return PresetRecord(
        take.text(node, "label") or "",
        take.text(node, "group"),
        take.text_map(node, "use"),
        take.text_map(node, "set"),
    )


def _read_picture(node: Node) -> PictureRecord:
    family = child(node, "family")
    return PictureRecord(
        take.text(node, "title") or "",
        take.text(node, "kind") or "sweep",
        take.text(node, "vary"),
        take.text(node, "from"),
        take.text(node, "to"),
        take.text(node, "scale") or "linear",
        take.texts(node, "results"),
        family and Family(take.text(family, "input"), take.texts(family, "values")),
        take.texts(node, "marks"),
    )
