"""A standing calculator, as its page shows it: the calculator, its formulas in type, where its numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from build_scripts.publish.calculator_view import CalculatorView, ResultRow
from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.curves import curves
from build_scripts.publish.law_view import LawView, law_view, laws_in
from build_scripts.publish.standing_calculator import standing_calculator
from build_scripts.publish.standing_pictures import MainPictures, graph, main_pictures
from build_scripts.publish.typeset import Typeset, typeset
from build_scripts.records.calculator import Calculator
from calc.sampling import DEFAULT_SAMPLES

# Those that say no place of their own come last, by id.
_LAST = 10_000


@dataclass(frozen=True)
class DefaultRow:
    """Where the number of a field comes from."""

    label: str
    claim: ClaimView
    text: str | None
    rival_count: int
    rival_words: str


def standing_views(library) -> list[StandingView]:
    """All standing calculators, in the order that they name."""
    records = library.records.calculators.values()
    nodes = [one.node_id(name) for one in records for name in (*one.inputs, *one.results)]
    mains = [one.node_id(result.name) for one in records for result in one.main_results]
    if not nodes:
        return []
    answer = library.corpus.ask(
        {"op": "evaluate", "claims": nodes, "samples": DEFAULT_SAMPLES, "seed": 0, "histograms": mains}
    )
    ordered = sorted(records, key=lambda one: (_LAST if one.position is None else one.position, one.id))
    return [StandingView(library, record, answer["results"], answer["conditions"]) for record in ordered]


class StandingView:
    """One standing calculator with its numbers. `results` are what calc says of its inputs and results, by id, and
    `conditions` what it says of those of all calculators that do not hold."""

    def __init__(self, library, record: Calculator, results: dict[str, dict], conditions: list[dict]):
        self.library = library
        self.record = record
        self.results = results
        self.warnings = [one for one in conditions if one["id"].startswith(record.node_id(""))]
        self.id = record.id
        self.url = f"{record.id}/"
        self.title = record.title
        self.summary = record.summary or ""
        self.limits = record.limits

    def result(self, name: str) -> dict:
        """What calc says of an input or result."""
        return self.results[self.record.node_id(name)]

    @cached_property
    def labels(self) -> dict[str, str]:
        """What its inputs and results are called, by id."""
        return {self.record.node_id(name): one.label for part in (self.record.inputs, self.record.results)
                for name, one in part.items()}  # fmt: skip

    # Formulas and laws

    @cached_property
    def formulas(self) -> list[Typeset]:
        """Its formulas, set."""
        return [typeset(text) for text in self.record.formulas]

    @cached_property
    def symbols(self) -> list[tuple[Typeset, str]]:
        """What the symbols stand for."""
        return [(typeset(symbol, is_block=False), meaning) for symbol, meaning in self.record.symbols.items()]

    @cached_property
    def law_names(self) -> list[str]:
        """The laws of calc that its formulas call."""
        found = (name for result in self.record.results.values() for name in laws_in(result.formula))
        return list(dict.fromkeys(found))

    @cached_property
    def laws(self) -> list[LawView]:
        """These laws, as pages show them."""
        return [law_view(name) for name in self.law_names]

    @cached_property
    def fidelity(self) -> list:
        """The groups of published numbers with which its laws, or its sums, were compared."""
        laws = set(self.law_names)
        return [
            group
            for group in self.library.fidelity
            if self.id in group.calculators or not laws.isdisjoint(group.law_names)
        ]

    # Where it comes from

    @property
    def sources(self) -> list:
        """Claims and sources on which the method rests."""
        return [found for found in map(self.library.claim_or_source, self.record.sources) if found]

    @cached_property
    def defaults(self) -> list[DefaultRow]:
        """The claim behind each field."""
        return [
            DefaultRow(field.label, field.claim, field.claim.number_text, field.rival_count, field.rival_words)
            for field in self.calculator.fields
        ]

    # The calculator

    @cached_property
    def calculator(self) -> CalculatorView:
        """Its fields, presets and results."""
        return standing_calculator(self)

    @property
    def main_rows(self) -> list[ResultRow]:
        """What it answers."""
        return self.calculator.main_rows

    # Pictures

    @cached_property
    def pictures(self) -> list[tuple[dict, dict]]:
        """Each picture as a script would ask for it, and as it is drawn with the defaults."""
        return [(picture, curves(self.library.corpus.ask, picture)) for picture in self.calculator.pictures]

    @cached_property
    def looks(self) -> list[MainPictures]:
        """What is seen of each main result: how likely it is which number, and what decides it."""
        return [main_pictures(self, row) for row in self.main_rows]

    @cached_property
    def graph(self) -> dict:
        """How the results follow from the inputs, as a graph."""
        return graph(self)
