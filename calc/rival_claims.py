"""Rival claims: the claims whose numbers an input may take in the place of the one that it has.

Rivals of a number are claims of the same quantity of the same subject, with a number that fits and that still stands.
Where all of them are set against each other, origins are counted and not repetitions: of claims that go back to the
same sources the best-rated speaks for all. A menu offers every one, and says which repeat another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.model import Model
from calc.model_text import records_with
from calc.provenance import OURS, date_of, is_at_least, origins_in, rank
from calc.swap import check_use

GONE = ("withdrawn", "superseded")
BOUNDS = {"at_least": "at least", "at_most": "at most"}
# As `rivals` of a calculator's input: every claim of its quantity, whatever it speaks of.
SAME_QUANTITY = "quantity"


@dataclass(frozen=True)
class RivalClaim:
    """A claim that an input may take, and what its number is now, in base units (None for a fit, which has several).
    `origins` are ids of sources; `repeats` is the claim of the same origins that stands before it: none of ours where a
    source has one, since ours rest on theirs. `is_rival` is not so of what a menu offers besides, which speaks of
    something else."""

    id: str
    value: float | None
    rating: str | None
    date: str | None
    origins: tuple[str, ...]
    is_present: bool = False
    repeats: str | None = None
    is_rival: bool = True


@dataclass(frozen=True)
class LeftOut:
    """A claim that is no choice here, and the reason as a sentence; `speaker` is the claim that speaks for it."""

    id: str
    why: str
    speaker: str | None = None


@dataclass
class RivalClaims:
    """The choices for one input, and what was left out of them."""

    input_id: str
    rivals: list[RivalClaim] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, claim_id: str, why: str, speaker: str | None = None) -> None:
        """Note why a claim is no choice."""
        self.left_out.append(LeftOut(claim_id, why, speaker))


def claim_of(evaluation: Evaluation, input_id: str) -> str:
    """The claim that an input's number is of: the one that it takes, else itself. An edit changes nothing here: the
    rivals of an edited field are those of the claim that stood in it."""
    return evaluation.uses.get(input_id) or evaluation.model[input_id].takes or input_id


def menu(evaluation: Evaluation, input_id: str, at_least: str | None = None) -> RivalClaims:
    """Every claim that the field of an input may offer, the present one first, the best-rated of its rivals next.

    A calculator may offer more than rivals: every claim of the quantity, or a list of its own. What speaks of another
    subject, or of another quantity, is no rival, and stands behind them, by its subject. The present claim stands there
    whatever its rating.
    """
    model, present = evaluation.model, claim_of(evaluation, input_id)
    offered = model[input_id].record.get("rivals")
    ids = offered if isinstance(offered, list) else _alike(model, present, offered == SAME_QUANTITY)
    found = _usable(evaluation, input_id, ids)
    _keep_rated(found, at_least, but_present=True)
    told = _told_by_subject(model, _best_first(model, found.rivals))
    told = [replace(rival, is_rival=_about(model, rival.id) == _about(model, present)) for rival in told]
    found.rivals = sorted(
        told,
        key=lambda rival: (
            not rival.is_present,
            not rival.is_rival,
            "" if rival.is_rival else _subject_label(model, rival.id).casefold(),
            _is_ours(rival.id),
        ),
    )
    return found


def _told_by_subject(model: Model, rivals: list[RivalClaim]) -> list[RivalClaim]:
    """Each with what it repeats among those that speak of the same: what is said of two things is no repetition."""
    same: dict[tuple, list[RivalClaim]] = {}
    for rival in rivals:
        same.setdefault(_about(model, rival.id), []).append(rival)
    speakers = {}
    for about, alike in same.items():
        theirs = [rival for rival in alike if not _is_ours(rival.id)]
        speakers[about] = _speakers(model, alike) | _speakers(model, theirs)
    return [_told_apart(rival, speakers[_about(model, rival.id)]) for rival in rivals]


def _about(model: Model, claim_id: str) -> tuple:
    """What a claim speaks of: its subject and its quantity."""
    record = model[claim_id].record
    return record.get("subject"), record.get("quantity")


def _subject_label(model: Model, claim_id: str) -> str:
    subject = model[claim_id].record.get("subject")
    return ((model.record.get("subjects") or {}).get(subject) or {}).get("label") or subject or ""


def rival_claims(evaluation: Evaluation, input_id: str, at_least: str | None = None) -> RivalClaims:
    """The claims that say different things of one input: one for each origin, the best-rated first.

    What only bounds the number ("at least") is left out, since there is no number in it to believe; our own re-readings
    of what sources say, unless they correct it; and what is rated lower than `at_least`, be it the present claim.
    """
    model = evaluation.model
    found = _usable(evaluation, input_id, _alike(model, claim_of(evaluation, input_id)))
    has_theirs = any(not _is_ours(rival.id) for rival in found.rivals)
    kept = []
    for rival in found.rivals:
        words = BOUNDS.get(model[rival.id].qualifier)
        if rival.is_present:
            kept.append(rival)
        elif words is not None:
            found.leave_out(rival.id, f"It says “{words}”: a bound, and no number to believe.")
        elif has_theirs and _is_ours(rival.id) and not model[rival.id].record.get("corrects"):
            found.leave_out(rival.id, "It is our own, and only plays through what follows from numbers of sources.")
        else:
            kept.append(rival)
    found.rivals = kept
    _keep_rated(found, at_least)
    speakers = _speakers(model, found.rivals)
    for rival in found.rivals:
        speaker = speakers[rival.origins]
        if speaker != rival.id:
            why = f"It goes back to the same origin as '{speaker}', which speaks for both."
            found.leave_out(rival.id, why, speaker)
    found.rivals = _best_first(model, [rival for rival in found.rivals if speakers[rival.origins] == rival.id])
    return found


def chosen_claims(
    evaluation: Evaluation, input_id: str, ids: Iterable[str], at_least: str | None = None
) -> RivalClaims:
    """The claims that a reader chose to set against each other, as far as the input can take them."""
    found = _usable(evaluation, input_id, ids, with_present=False)
    _keep_rated(found, at_least)
    return found


def _alike(model: Model, present: str, is_any_subject: bool = False) -> list[str]:
    """The claims of the same quantity, and subject unless any will do; none where the quantity has no name."""
    own = model[present].record
    quantity, subject = own.get("quantity"), own.get("subject")
    if not quantity:
        return []
    return [
        id
        for id, record in records_with(model.claims.records, "quantity", quantity)
        if is_any_subject or record.get("subject") == subject
    ]


def _usable(evaluation: Evaluation, input_id: str, ids: Iterable[str], with_present: bool = True) -> RivalClaims:
    """The claims among `ids` whose numbers the input can take; the present one leads unless it is not wanted."""
    model, present, found = evaluation.model, claim_of(evaluation, input_id), RivalClaims(input_id)
    others = {id: value for id, value in evaluation.uses.items() if id != input_id}
    for id in dict.fromkeys([present, *ids] if with_present else ids):
        try:
            if id != present:
                if _has_no_number(model, id):
                    continue
                _require_standing(model, id)
                check_use(model, others, input_id, id)
            is_now = id == present and input_id not in evaluation.edits
            value = evaluation.value(input_id) if is_now else _value(evaluation, id, input_id)
            if value is None:
                raise CalcError("Its number cannot be recomputed.")
        except CalcError as error:
            found.leave_out(str(id), error.message)
            continue
        record = model[id].record
        found.rivals.append(
            RivalClaim(id, value, record.get("rating"), date_of(model, id), origins_in(model, id), id == present)
        )
    return found


def _is_ours(claim_id: str) -> bool:
    return claim_id.split("/")[0] == OURS


def _has_no_number(model: Model, claim_id: str) -> bool:
    """Whether a claim says something in words; none of those is a rival of a number."""
    claim = model[claim_id]
    return claim.unit is None or (claim.stated is None and claim.formula is None)


def _require_standing(model: Model, claim_id: str) -> None:
    status = model[claim_id].record.get("status")
    if status in GONE:
        raise CalcError(f"It is {status}.")


def _value(evaluation: Evaluation, claim_id: str, input_id: str) -> float | None:
    """The number that a claim hands on where the input takes it: an edit of it, else what it states, else what its
    formula gives. An edit of the input itself is not the claim's number."""
    stated = evaluation.model[claim_id].stated_base()
    is_edited = claim_id in evaluation.edits and claim_id != input_id
    return evaluation.value(claim_id) if stated is None or is_edited else stated


def _keep_rated(found: RivalClaims, at_least: str | None, but_present: bool = False) -> None:
    kept = []
    for rival in found.rivals:
        if is_at_least(rival.rating, at_least) or (but_present and rival.is_present):
            kept.append(rival)
        else:
            found.leave_out(rival.id, f"It is rated {rival.rating or 'not at all'}, which is not {at_least} or better.")
    found.rivals = kept


def _speakers(model: Model, rivals: list[RivalClaim]) -> dict[tuple[str, ...], str]:
    """The claim that speaks for each set of origins: the best-rated of them."""
    speakers: dict[tuple[str, ...], str] = {}
    for rival in _best_first(model, rivals):
        speakers.setdefault(rival.origins, rival.id)
    return speakers


def _told_apart(rival: RivalClaim, speakers: dict[tuple[str, ...], str]) -> RivalClaim:
    speaker = speakers[rival.origins]
    return rival if speaker == rival.id else replace(rival, repeats=speaker)


def _best_first(model: Model, rivals: list[RivalClaim]) -> list[RivalClaim]:
    """By their standing; among equally rated ones the present first, then what repeats nothing, then the latest."""

    def key(rival: RivalClaim) -> tuple:
        rated, is_derived = standing(model, rival.id)
        return rated, not rival.is_present, is_derived

    return sorted(sorted(rivals, key=lambda rival: rival.date or "", reverse=True), key=key)


def standing(model: Model, claim_id: str) -> tuple[tuple[int, int], bool]:
    """A key to sort claims by, best first: the rank of its rating, or that of the claims which it repeats where they
    are rated lower; among equals what repeats nothing stands first.

    A figure gets no better by being copied into a better source.
    """
    ranks, seen, waiting = [], set(), [(claim_id, 0)]
    while waiting:
        current, credibility = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        record = model.claims.records.get(current)
        if record is not None:
            own = rank(record.get("rating"))
            ranks.append(own)
            waiting += [(name, own[1]) for name in record.get("derived_from") or ()]
        else:
            ranks.append(_rank_of_source(model, current, credibility))
    return max(ranks), bool(model[claim_id].record.get("derived_from"))


def _rank_of_source(model: Model, source_id: str, credibility: int) -> tuple[int, int]:
    """The rank of something that nobody has entered from a source: its letter, and the digit of what repeats it."""
    source = (model.record.get("sources") or {}).get(source_id) or {}
    return rank(f"{source.get('reliability') or 'F'}{credibility + 1}") if credibility < 5 else rank(None)
