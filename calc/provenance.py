"""Where numbers come from: the origins of a claim, the weakest rating and the oldest date on the way to a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from calc.errors import CalcError
from calc.evaluation import FORMULA, STATED, Evaluation
from calc.model import Model
from calc.order import in_order

OURS = "reckoner"  # the id of our own source: corrections and re-readings

RELIABILITY = "ABCDE"
CREDIBILITY = "12345"
UNKNOWN = "F6"


def origins(claim_id: str, record_of: Callable[[str], Mapping | None]) -> tuple[str, ...]:
    """The ids of the sources in which a claim has its origin, at the end of `derived_from`, sorted.

    Ten posts that repeat one thread are one origin. A claim that is derived from nothing is its own source's. What we
    compute ourselves brings nothing new into the world: its origins are those of its inputs. `record_of` gives the
    record of a claim, None for what is none.
    """
    ends: set[str] = set()
    seen: set[str] = set()
    waiting = [claim_id]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        record = record_of(current) or {}
        source = current.split("/")[0]
        behind = record.get("derived_from") or (source == OURS and list((record.get("inputs") or {}).values()))
        if behind:
            waiting += behind
        else:
            ends.add(source)  # of a source, or a claim that nobody has entered, too
    # A circle has no end; it is reported by the check, and the claim counts as its own source's.
    return tuple(sorted(ends)) or (claim_id.split("/")[0],)


def origins_in(model: Model, claim_id: str) -> tuple[str, ...]:
    """The origins of a claim of the model."""
    return origins(claim_id, model.claims.records.get)


def weakest_grade(grades: Iterable[str | None], scale: str) -> str | None:
    """The weakest of the grades on a scale that goes from best to worst; None when one of them is missing.

    F and 6 mean "cannot be judged", not "worst". So where one input cannot be judged, neither can the whole, unless
    another input already has the lowest grade there is (E, 5): lower than that it cannot be, whatever the unknown is.
    """
    grades = list(grades)
    if not grades or None in grades:
        return None
    if scale[-1] in grades:
        return scale[-1]
    unknown = [grade for grade in grades if grade in UNKNOWN]
    return unknown[0] if unknown else max(grades, key=scale.index)


def rank(rating: str | None) -> tuple[int, int]:
    """A key to sort ratings by, best first: the letter of the source counts first, then the digit of the claim.

    F and 6 mean that nobody can tell: such a rating is never better than another, and stands last.
    """
    last = len(RELIABILITY)
    place = RELIABILITY.find((rating or "")[:1] or "-"), CREDIBILITY.find((rating or "")[1:] or "-")
    return (last, last) if len(rating or "") != 2 or min(place) < 0 else place


def check_rating(rating: object) -> str | None:
    """A rating such as `B2`, or None for none. Raises `CalcError` for anything else, and for what nobody can judge."""
    if rating is None or (isinstance(rating, str) and len(rating) == 2 and rank(rating)[0] < len(RELIABILITY)):
        return rating
    raise CalcError(f"{rating!r} is not a rating.", expected="a letter from A to E and a digit from 1 to 5, as in 'B2'")


def is_at_least(rating: str | None, least: str | None) -> bool:
    """Whether a rating is as good as `least` on both axes; what cannot be judged never is."""
    return least is None or all(place <= wanted for place, wanted in zip(rank(rating), rank(least)))


@dataclass(frozen=True)
class Path:
    """What the number of a claim rests on now, under the edits and uses of an evaluation.

    `claims` are in order of computation, without the claim itself unless its own number is what is handed on; what a
    reader wrote rests on nothing. `weakest_rating` is the weakest of their ratings on each axis by itself, `weakest`
    the claim that is rated lowest, `origins` the ids of sources, `oldest` the earliest date.
    """

    claims: list[str]
    weakest_rating: str | None
    weakest: str | None
    origins: list[str]
    oldest: str | None
    oldest_claim: str | None


def path(evaluation: Evaluation, claim_id: str) -> Path:
    """What the number of a claim rests on."""
    model = evaluation.model
    own = evaluation.origin(True, claim_id)
    found = in_order([own], evaluation.links, name=lambda origin: origin[-1])
    claims = [
        origin[-1]
        for origin in found
        if origin[0] in (STATED, FORMULA) and origin[-1] in model.claims and origin != (FORMULA, True, claim_id)
    ]
    ratings = {id: model[id].record.get("rating") for id in claims if model[id].record.get("rating")}
    dates = {id: date for id in claims if (date := date_of(model, id))}
    weakest = [weakest_grade([code[axis] for code in ratings.values()], scale) for axis, scale in enumerate(_SCALES)]
    oldest = min(dates, key=dates.get, default=None)
    return Path(
        claims=claims,
        weakest_rating="".join(weakest) if ratings else None,
        weakest=max(ratings, key=lambda id: rank(ratings[id]), default=None),
        origins=sorted({origin for id in claims if not model[id].formula for origin in origins_in(model, id)}),
        oldest=dates.get(oldest),
        oldest_claim=oldest,
    )


_SCALES = (RELIABILITY, CREDIBILITY)


def date_of(model: Model, claim_id: str) -> str | None:
    """When a claim was stated: the date of its own, else that on which its source was published."""
    record = model[claim_id].record
    source = (model.record.get("sources") or {}).get(record.get("source")) or {}
    return record.get("stated_on") or source.get("published")
