"""The numbers that the site of one state publishes, and the pages on which each stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isclose

from build_scripts.publish.audit import audit
from build_scripts.publish.calculator_view import chain_calculator
from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.contradiction import between_documents, within_documents
from build_scripts.publish.highlight import highlights
from build_scripts.publish.hindsight import Hindsight
from build_scripts.publish.library import Library
from build_scripts.publish.pages import FINDINGS_ON_HOME
from build_scripts.records.moves import current_id
from build_scripts.records.records import Records
from calc.text import ALL_DIGITS, amount_text
from calc.unit import parse_unit

STATED, STEP, CHAIN, RESULT = "stated", "this step", "whole chain", "result"
# What calc calls each number of a claim, and how the names of the ends of its range begin.
KINDS = {STATED: ("stated", "stated"), STEP: ("recomputed", "recomputed"), CHAIN: ("chained", "chained")}
# Relative: the same number written in another unit; and ends that were drawn, which have three digits.
SAME, SAME_DRAWN = 1e-9, 5e-3


@dataclass(frozen=True)
class Published:
    """A number of a page: `value` in `unit`, `base` in base units, and the ends of its 90 % interval in base units.

    `text` and `range_text` are as pages show them.
    """

    id: str
    what: str
    label: str
    url: str
    value: float
    base: float
    unit: str
    dimension: str
    text: str
    ends: tuple[float, float] | None = None
    range_text: str | None = None

    @property
    def exact_text(self) -> str:
        """The number in all its digits, for where those that pages show do not tell two apart."""
        return amount_text(self.value, self.unit, ALL_DIGITS)

    def has_value_of(self, other: Published) -> bool:
        """Whether both are the same number, in whatever unit it is written."""
        return self.dimension == other.dimension and isclose(self.base, other.base, rel_tol=SAME)

    def has_range_of(self, other: Published) -> bool:
        """Whether both have the same range, or none."""
        if self.ends is None or other.ends is None:
            return self.ends is other.ends
        near = SAME if self.what == STATED else SAME_DRAWN
        return all(isclose(mine, theirs, rel_tol=near) for mine, theirs in zip(self.ends, other.ends))


Key = tuple[str, str, str]


class Publication:
    """The published numbers of one library by a key that stays, and the pages of each id.

    `newer` are the records whose moves lead an old id to its new one.
    """

    def __init__(self, library: Library, newer: Records):
        self.library = library
        self._newer = newer
        self.hindsight = Hindsight(library)
        self.ids = {
            *(("claim", self.today(claim.id)) for claim in library.numbers),
            *(("question", question.id) for question in library.questions),
            *(
                ("calculator", one.node_id(name))
                for one in library.records.calculators.values()
                for name in one.results
            ),
        }
        self.numbers: dict[Key, Published] = {}
        for kind, found in self._all():
            self.numbers[(kind, self.today(found.id), found.what)] = found

    def today(self, id: str) -> str:
        """An id as it is called in the newer state."""
        return current_id(self._newer, id)

    def _all(self) -> Iterator[tuple[str, Published]]:
        for claim in self.library.numbers:
            yield from (("claim", found) for found in _of_claim(claim))
        for question in self.library.questions:
            yield from (("question", found) for found in _of_question(question))
        for standing in self.library.calculators:
            yield from (("calculator", found) for found in _of_calculator(standing))

    # Pages

    def pages(self, id: str) -> list[str]:
        """The addresses of the pages that show the numbers of a claim, its own first; of a calculator, that one."""
        return list(self._pages.get(id, {}))

    @cached_property
    def _pages(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for id, url in self._shown():
            found[id][url] = None
        return found

    def _shown(self) -> Iterator[tuple[str, str]]:
        library = self.library
        for claim in library.numbers:
            yield claim.id, claim.whole.url
            yield claim.id, claim.source.url
        for question in library.questions:
            yield question.id, question.url
            yield from ((claim.id, question.url) for claim in question.claims)
        for standing in library.calculators:
            yield from ((standing.record.node_id(name), standing.url) for name in standing.record.results)
            yield from ((one.default, standing.url) for one in standing.record.inputs.values() if one.default)
        for source in library.sources:
            if source.has_chain and not source.is_ours:
                view = chain_calculator(library, source)
                yield from ((id, source.chain_url) for id in _ids_of(view))
        yield from ((claim.id, "audit/") for claim in audit(library))
        yield from ((claim.id, "") for claim in highlights(library, FINDINGS_ON_HOME))
        if feature := library.records.featured.get("home"):
            yield from ((id, "") for id in (feature.claim, *feature.vary) if id)
        for judgement in self.hindsight.judgements:
            yield from ((claim.id, "hindsight/") for claim in (judgement.forecast, judgement.later))
        yield from ((entry.forecast.id, "hindsight/") for entry in self.hindsight.open)
        for entry in self.contradictions:
            yield from ((claim.id, "contradictions/") for claim in (entry.claim, entry.other))

    @cached_property
    def contradictions(self) -> list:
        """Everything that cannot both be right, within documents and between them."""
        within = [entry for _, entries in within_documents(self.library) for entry in entries]
        return [*within, *between_documents(self.library)]


def _ids_of(view) -> Iterator[str]:
    yield from (field.id for field in view.all_fields)
    yield from (row.id for group in view.groups for row in group.rows)


def _of_claim(claim: ClaimView) -> Iterator[Published]:
    result = claim.result
    for what, (name, prefix) in KINDS.items():
        if result.get(name) is not None and result.get("unit"):
            text = result["stated_text"] if what == STATED else result.get(f"{prefix}_interval_text")
            ends = result.get(f"{prefix}_p5"), result.get(f"{prefix}_p95")
            yield _published(claim.id, what, claim.statement, claim.url, result[name], result["unit"], ends, text)


def _of_question(question) -> Iterator[Published]:
    span = question.span
    for what, value in (("lowest answer", span.lowest), ("highest answer", span.highest)):
        if value is not None:
            yield _published(question.id, what, question.question, question.url, value, span.unit)


def _of_calculator(standing) -> Iterator[Published]:
    for name, one in standing.record.results.items():
        result = standing.result(name)
        if result.get("value") is not None and result.get("unit"):
            label, ends = f"{standing.title}: {one.label}", (result.get("p5"), result.get("p95"))
            yield _published(standing.record.node_id(name), RESULT, label, standing.url, result["value"],
                             result["unit"], ends, result.get("interval_text"))  # fmt: skip


def _published(
    id: str, what: str, label: str, url: str, value: float, unit: str, ends=(None, None), range_text=None
) -> Published:
    parsed = parse_unit(unit)
    is_range = None not in ends
    return Published(
        id,
        what,
        label,
        url,
        value,
        parsed.to_base(value),
        unit,
        str(parsed.dimension),
        amount_text(value, unit),
        tuple(map(parsed.to_base, ends)) if is_range else None,
        range_text if is_range else None,
    )
