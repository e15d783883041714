"""What the laws give, beside what was published: the groups of the fidelity page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_scripts.fidelity import CaseOutcome, names_claim, outcome
from build_scripts.publish.formula_view import FormulaPart, formula_parts, readable_name
from build_scripts.publish.law_view import laws_in
from build_scripts.records.fidelity import FidelityCase, FidelityGroup
from calc.evaluation import Evaluation
from calc.model import Model
from calc.text import amount_text

# A difference is told with as many digits as tell something.
DIGITS = 2


@dataclass(frozen=True)
class Given:
    """What a name in a formula stands for: a claim, or an amount where there is none."""

    url: str | None
    statement: str


@dataclass(frozen=True)
class CaseView:
    """One published number with ours."""

    label: str
    published: object  # the claim
    published_text: str
    ours_text: str
    outcome: CaseOutcome
    mended_text: str | None  # what the source must have meant, where it misprints
    formula_parts: list[FormulaPart]
    within: str
    why: str | None

    @property
    def difference_text(self) -> str:
        """How far ours is from it: `−0.27 %`."""
        return difference_text(self.outcome.difference)


@dataclass(frozen=True)
class FidelityView:
    """One published table or figure."""

    id: str
    title: str
    explanation: str
    source: object
    cases: list[CaseView]
    law_names: list[str]
    calculators: list[str]

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return self.id.partition("/")[2]

    @property
    def url(self) -> str:
        """Its place on the fidelity page."""
        return f"fidelity/#{self.anchor}"

    @property
    def laws(self) -> list[str]:
        """The laws that it tests, in words."""
        return [readable_name(name) for name in self.law_names]

    @property
    def printed_well(self) -> list[CaseView]:
        """Its numbers without the misprints, which say nothing of a law."""
        return [case for case in self.cases if case.mended_text is None]

    @property
    def misprint_count(self) -> int:
        """How many of its numbers are misprints."""
        return len(self.cases) - len(self.printed_well)

    @property
    def rounding_count(self) -> int:
        """How many of its numbers come out to every published digit, misprints left out."""
        return sum(case.outcome.is_rounding for case in self.printed_well)

    @property
    def widest(self) -> CaseView:
        """The number that is furthest from ours, misprints left out."""
        return max(self.printed_well, key=lambda case: abs(case.outcome.difference))


def fidelity_views(library) -> list[FidelityView]:
    """Every group with its numbers computed, by title."""
    evaluation = Evaluation(Model.from_json(library.corpus.model))
    groups = sorted(library.records.fidelity.values(), key=lambda group: group.title.casefold())
    return [_group(library, evaluation, group) for group in groups]


def _group(library, evaluation: Evaluation, group: FidelityGroup) -> FidelityView:
    return FidelityView(
        group.id,
        group.title,
        group.explanation or "",
        library.source(group.source),
        [_case(library, evaluation, case) for case in group.cases],
        list(dict.fromkeys(name for case in group.cases for name in laws_in(case.formula))),
        [f"calculators/{name}" for name in group.calculators],
    )


def _case(library, evaluation: Evaluation, case: FidelityCase) -> CaseView:
    found = outcome(case, evaluation)
    claim = library.claim(case.published)
    return CaseView(
        case.label,
        claim,
        claim.number_text or "",
        amount_text(found.ours, found.unit.text),
        found,
        None if found.misprint is None else amount_text(found.published, found.unit.text),
        _formula(library, case),
        case.within or "",
        case.why,
    )


def _formula(library, case: FidelityCase) -> list[FormulaPart]:
    names = {}
    for name, text in case.inputs.items():
        claim = library.claim(text) if names_claim(text) else None
        names[name] = Given(claim.url, f"{claim.statement} {claim.number_text}") if claim else Given(None, text)
    return [
        replace(part, text=readable_name(part.text)) if part.kind == "function" else part
        for part in formula_parts(case.formula or "", names)
    ]


def difference_text(difference: float) -> str:
    """A share of the published number in words: `+1.4 %`, `−0.03 %`, `none`."""
    percent = f"{abs(difference) * 100:.{DIGITS}g}"
    if float(percent) < 0.01:
        return "none" if difference == 0 else "less than 0.01 %"
    return f"{'+' if difference > 0 else '−'}{float(percent):g} %"
