"""The calculator on a page: which numbers can be edited and which follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.panel_view import PanelView
from build_scripts.publish.rating_order import rank
from build_scripts.publish.slider import Slider, counts, slider_around
from calc.errors import CalcError
from calc.sampling import DEFAULT_SAMPLES
from calc.unit import parse_unit

CLAIM, CHAIN, STANDING, FEATURED = "claim", "chain", "standing", "featured"


@dataclass(frozen=True)
class CalculatorField:
    """A number that the reader may change.

    `id` is that of a claim or of an input of a standing calculator; `claim` is the claim that it is, or takes.
    `entry` is the text that stands in it at first, in `unit`; `units` are those to choose from, as calc lists them.
    A computed number follows from others unless the reader sets it. `rival_ratings` are those of its rivals,
    `other_ratings` those of claims of other subjects that may stand in its place as well, "" for one without.
    """

    id: str
    label: str
    subject_label: str | None
    entry: str
    unit: str
    unit_text: str
    units: list[dict]
    is_computed: bool = False
    is_range: bool = False
    claim: ClaimView | None = None
    rival_ratings: tuple[str, ...] = ()
    other_ratings: tuple[str, ...] = ()
    slider: Slider | None = None
    note: str | None = None
    group: str | None = None

    @property
    def rival_count(self) -> int:
        """How many other claims say something of the same."""
        return len(self.rival_ratings)

    @property
    def rival_words(self) -> str:
        """How many claims may stand in its place, in words; empty for none."""
        return rival_words(self.rival_count, len(self.other_ratings))

    @property
    def unit_choices(self) -> list[dict]:
        """The units with the number of base units in one of each, by which a slider is taken from one to another."""
        return [{**unit, "factor": repr(parse_unit(unit["unit"]).factor)} for unit in self.units]


@dataclass(frozen=True)
class FieldGroup:
    """Fields that are folded away until they are wanted."""

    heading: str
    explanation: str
    fields: list[CalculatorField]


@dataclass(frozen=True)
class ResultRow:
    """A number that follows. `result` is what calc says of it; a main one is shown large."""

    id: str
    label: str
    claim: ClaimView | None
    result: dict
    explanation: str | None = None
    is_main: bool = False
    url: str | None = None
    formula_parts: list = field(default_factory=list)  # how a result of a standing calculator follows, in words

    @property
    def number_text(self) -> str | None:
        """Its number: what a claim's formula gives along the chain, else its value."""
        return self.result.get("chained_text") or self.result.get("text")


@dataclass(frozen=True)
class ResultGroup:
    """Numbers that follow, under one heading."""

    heading: str
    rows: list[ResultRow]
    is_folded: bool = False


@dataclass(frozen=True)
class Preset:
    """Claims and values that belong together, set at once; those of one group exclude each other.

    `use`: field id → id of the claim whose number is taken; `set`: field id → text.
    """

    label: str
    group: str
    use: dict[str, str] = field(default_factory=dict)
    set: dict[str, str] = field(default_factory=dict)


@dataclass
class CalculatorView:
    """The fields that stand first, those that are folded away, and the results; empty groups are left out.

    `title` and `url` name it where it stands alone. `pictures` are what panels draw, as plain data,
    `warnings` what calc says of conditions that do not hold. Ids of fields and
    results that begin with `prefix` are written without it in a link. What all of a site have in common, `library`,
    `engine`, `data_version` and `rating_words`, comes from `shared`.
    """

    id: str
    kind: str
    title: str
    url: str
    fields: list[CalculatorField]
    more_fields: list[FieldGroup]
    groups: list[ResultGroup]
    presets: list[Preset] = field(default_factory=list)
    pictures: list[dict] = field(default_factory=list)
    warnings: list[dict] = field(default_factory=list)
    prefix: str = ""
    engine: str = ""
    data_version: str = ""
    rating_words: dict[str, str] = field(default_factory=dict)
    samples: int = DEFAULT_SAMPLES
    library: object = None

    def __post_init__(self):
        self.more_fields = [group for group in self.more_fields if group.fields]
        self.groups = [group for group in self.groups if group.rows]

    def __bool__(self) -> bool:
        return bool(self.fields and self.groups)

    @cached_property
    def panels(self) -> PanelView:
        """What can be seen and asked of its results."""
        return PanelView(self.library, self)

    @property
    def all_fields(self) -> list[CalculatorField]:
        """Every field, folded away or not."""
        return [*self.fields, *(field for group in self.more_fields for field in group.fields)]

    @property
    def field_groups(self) -> list[tuple[str, list[CalculatorField]]]:
        """The fields that stand first, under the headings that they name, in their order."""
        groups: dict[str, list[CalculatorField]] = {}
        for entry in self.fields:
            groups.setdefault(entry.group or "", []).append(entry)
        return list(groups.items())

    @property
    def preset_groups(self) -> list[tuple[str, list[Preset]]]:
        """The presets by group, in their order."""
        groups: dict[str, list[Preset]] = {}
        for preset in self.presets:
            groups.setdefault(preset.group, []).append(preset)
        return list(groups.items())

    @property
    def doubtful(self) -> set[str]:
        """The ids of the results that a condition makes doubtful."""
        return {id for warning in self.warnings for id in warning["doubts"]}

    @property
    def main_rows(self) -> list[ResultRow]:
        """The results that are shown large."""
        return [row for group in self.groups for row in group.rows if row.is_main]

    @property
    def bar_rows(self) -> list[ResultRow]:
        """What stays in sight on a phone: the main results, else where the argument leads."""
        rows = [row for row in self.groups[0].rows if row.number_text]
        taken = {id for row in rows if row.claim for id in row.claim.input_ids.values()}
        ends = [row for row in rows if row.id not in taken]
        return self.main_rows or (ends or rows)[-1:]


def shared(library) -> dict:
    """What every calculator of a site has, as keywords of `CalculatorView`: what its numbers were computed with, and
    what the letters and digits of a rating mean."""
    ratings = library.records.ratings
    grades = {**ratings.reliability, **ratings.credibility}
    return {
        "library": library,
        "engine": library.answer.get("engine", ""),
        "data_version": library.answer.get("data_version", ""),
        "rating_words": {code: grade.words for code, grade in grades.items()},
    }


def claim_calculator(library, claim: ClaimView) -> CalculatorView:
    """For a claim's page: what goes into it, itself, and everything that follows from it."""
    followers = library.followers(claim)
    theirs = [follower for follower in followers if not follower.source.is_ours]
    ours = [follower for follower in followers if follower.source.is_ours]
    if claim.is_leaf:
        fields, first = [claim], []
    else:
        fields, first = _inputs_and_leaves(library, claim), [claim]
    return CalculatorView(
        "calculator",
        CLAIM,
        claim.statement,
        claim.url,
        _fields(library, fields),
        [],
        [
            _group("", first),
            _group("What follows from it", theirs),
            _group("Our own claims that follow", ours, is_folded=bool(first or theirs)),
        ],
        prefix=f"{claim.source_id}/",
        **shared(library),
    )


def _inputs_and_leaves(library, claim: ClaimView) -> list[ClaimView]:
    leaves = [ancestor for ancestor in library.ancestors(claim) if ancestor.is_leaf]
    return list({other.id: other for other in [*claim.input_claims, *leaves]}.values())


def chain_calculator(library, source) -> CalculatorView:
    """For a source's whole chain: all its leaves, its steps, and what our corrections make of them."""
    chain = source.implications
    corrections = _corrections(library, chain)
    others = _own_followers(library, corrections)
    own_leaves = _leaves(library, chain)
    added = [claim for claim in _leaves(library, [*corrections, *others]) if claim not in own_leaves]
    steps = [claim for claim in chain if claim.used_by]
    return CalculatorView(
        "calculator",
        CHAIN,
        source.title,
        source.chain_url,
        _fields(library, own_leaves),
        [
            FieldGroup(
                "Set a step of the argument yourself",
                "Each of these follows from the numbers above unless you set it here.",
                _fields(library, steps),
            ),
            FieldGroup(
                "Numbers that only our corrections use", "The source leaves these out.", _fields(library, added)
            ),
        ],
        [
            _group("As the source argues", chain),
            _group("Corrected", corrections),
            _group("Our other re-readings", others, is_folded=True),
        ],
        prefix=f"{source.id}/",
        **shared(library),
    )


def featured_calculator(library, place: str) -> CalculatorView | None:
    """For the home page: the claim that the vocabulary puts forward, with the inputs that it names."""
    feature = library.records.featured.get(place)
    claim = library.claim(feature.claim) if feature else None
    if claim is None:
        return None
    chosen = [found for found in map(library.claim, feature.vary) if found]
    return CalculatorView(
        "featured",
        FEATURED,
        claim.statement,
        "",
        _fields(library, chosen or claim.input_claims),
        [],
        [_group("", [claim])],
        prefix=f"{claim.source_id}/",
        **shared(library),
    )


def _leaves(library, claims: list[ClaimView]) -> list[ClaimView]:
    """What the claims start from, in the order of the library; what their own sources state stands first."""
    found = {ancestor.id for claim in claims for ancestor in library.ancestors(claim) if ancestor.is_leaf}
    own = {claim.source_id for claim in claims}
    return sorted(
        (claim for claim in library.numbers if claim.id in found), key=lambda claim: claim.source_id not in own
    )


def _corrections(library, chain: list[ClaimView]) -> list[ClaimView]:
    """The claims that findings of the chain name as corrections, in the chain's order."""
    found = [claim.finding.corrected_by for claim in chain if claim.finding]
    return list({claim.id: claim for claim in found if claim and claim.formula}.values())


def _own_followers(library, corrections: list[ClaimView]) -> list[ClaimView]:
    """What else our own claims build on the corrections."""
    found = {follower.id: follower for claim in corrections for follower in library.followers(claim)}
    return [
        claim for claim in library.claims if claim.id in found and claim.source.is_ours and claim not in corrections
    ]


def _group(heading: str, claims: list[ClaimView], is_folded: bool = False) -> ResultGroup:
    rows = [ResultRow(claim.id, claim.statement, claim, claim.result, url=claim.url) for claim in claims]
    return ResultGroup(heading, rows, is_folded)


def _fields(library, claims: list[ClaimView]) -> list[CalculatorField]:
    return [claim_field(library, claim) for claim in claims if claim.result_unit and claim.has_number]


def claim_field(library, claim: ClaimView) -> CalculatorField:
    """The field in which a claim's number can be changed."""
    rivals = rivals_of(library, claim)
    return CalculatorField(
        id=claim.id,
        label=claim.label,
        subject_label=claim.subject_label,
        entry=claim.result.get("entry") or "",
        unit=claim.result_unit,
        unit_text=claim.result.get("unit_text") or "",
        units=library.units_of(claim.id),
        is_computed=not claim.is_leaf,
        is_range=is_range(claim.result),
        claim=claim,
        rival_ratings=tuple(rival.rating.code if rival.rating else "" for rival in rivals),
        slider=claim_slider(library, claim, rivals),
    )


def rival_words(rivals: int, others: int) -> str:
    """How many rivals there are, and how many numbers of other subjects: as field.js has it."""
    if not rivals + others:
        return ""
    words = f"{rivals or 'no'} {'rivals' if rivals > 1 else 'rival'}"
    return f"{words} · {others} of other subjects" if others else words


def is_range(result: dict) -> bool:
    """Whether a number that is stated or taken is a range."""
    return result.get("family") not in (None, "point")


def rivals_of(library, claim: ClaimView) -> list[ClaimView]:
    """The claims that may be taken in the place of one, best-rated first, as calc's menu has them: of its subject and
    quantity, standing, with a number that fits; one that rests on it only with what it states."""
    found = [
        rival
        for rival in claim.rivals
        if rival.is_standing
        and rival.has_number
        and _fits(rival, claim)
        and (rival.stated_value is not None or claim not in library.ancestors(rival))
    ]
    return sorted(found, key=lambda rival: rank(rival.rating))


def _fits(one: ClaimView, other: ClaimView) -> bool:
    try:
        return parse_unit(one.result_unit).dimension == parse_unit(other.result_unit).dimension
    except (CalcError, TypeError):
        return False


def claim_slider(library, claim: ClaimView, rivals: list[ClaimView]) -> Slider | None:
    """The slider of a claim's field: within the bounds of its quantity, and as far as its rivals go."""
    quantity = library.records.quantities.get(claim.quantity_id)
    unit = parse_unit(claim.result_unit)
    minimum, maximum = _bounds(quantity, unit)
    # Shares have a least and a greatest value, and people think of them on an even scale.
    is_share = unit.dimension.is_dimensionless and maximum is not None
    value = claim.best_value if claim.stated_value is None else claim.stated_value
    numbers = [unit.from_base(rival.sort_value) for rival in rivals if rival.sort_value is not None]
    return slider_around(value, numbers, minimum, maximum, is_share, is_counted=counts(claim.result_unit, value))


def _bounds(quantity, unit) -> tuple[float | None, float | None]:
    """The least and the greatest value of a quantity, in another unit of its dimension."""
    if quantity is None or not quantity.unit:
        return None, None
    own = parse_unit(quantity.unit)
    ends = (quantity.min, quantity.max)
    return tuple(None if end is None else unit.from_base(own.to_base(end)) for end in ends)
