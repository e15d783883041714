"""The calculator on a page: which numbers can be edited and which follow."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.publish.claim_view import ClaimView
from calc.sampling import DEFAULT_SAMPLES


@dataclass(frozen=True)
class CalculatorField:
    """A number that the reader may change."""

    claim: ClaimView
    units: list[dict]

    @property
    def entry(self) -> str:
        """The text that stands in the field at first."""
        return self.claim.result.get("entry") or ""

    @property
    def is_computed(self) -> bool:
        """Whether the number follows from others unless the reader sets it."""
        return not self.claim.is_leaf


@dataclass(frozen=True)
class FieldGroup:
    """Fields that are folded away until they are wanted."""

    heading: str
    explanation: str
    fields: list[CalculatorField]


@dataclass(frozen=True)
class ResultGroup:
    """Numbers that follow, under one heading."""

    heading: str
    claims: list[ClaimView]
    is_folded: bool = False


class CalculatorView:
    """The fields that stand first, those that are folded away, and the results; empty groups are left out."""

    def __init__(
        self, id: str, fields: list[CalculatorField], more_fields: list[FieldGroup], groups: list[ResultGroup]
    ):
        self.id = id
        self.fields = fields
        self.more_fields = [group for group in more_fields if group.fields]
        self.groups = [group for group in groups if group.claims]
        self.samples = DEFAULT_SAMPLES

    def __bool__(self) -> bool:
        return bool(self.fields and self.groups)


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
        _fields(library, fields),
        [],
        [
            ResultGroup("", first),
            ResultGroup("What follows from it", theirs),
            ResultGroup("Our own claims that follow", ours, is_folded=bool(first or theirs)),
        ],
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
            ResultGroup("As the source argues", chain),
            ResultGroup("Corrected", corrections),
            ResultGroup("Our other re-readings", others, is_folded=True),
        ],
    )


def featured_calculator(library, place: str) -> CalculatorView | None:
    """For the home page: the claim that the vocabulary puts forward, with the inputs that it names."""
    feature = library.records.featured.get(place)
    claim = library.claim(feature.claim) if feature else None
    if claim is None:
        return None
    chosen = [field for field in map(library.claim, feature.vary) if field]
    return CalculatorView("featured", _fields(library, chosen or claim.input_claims), [], [ResultGroup("", [claim])])


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


def _fields(library, claims: list[ClaimView]) -> list[CalculatorField]:
    return [
        CalculatorField(claim, library.units_of(claim.id)) for claim in claims if claim.result_unit and claim.has_number
    ]
