"""What the other inputs take when one of them takes a value of another fit.

Values that one claim states of one fit belong together: the exponent of one fit with the coefficient of another is a
law that nobody has fitted. So where a reader takes the value of a rival fit for one input, the inputs whose numbers
stand in the same claim now take theirs from that fit too, as far as it has them.
"""

from __future__ import annotations

from collections.abc import Iterator

from calc.evaluation import Evaluation
from calc.model import Model
from calc.node import INPUT
from calc.rival_claims import claim_of


def together(evaluation: Evaluation, input_id: str, rival_id: str) -> dict[str, str]:
    """The claims that other inputs take with it, by input; what they take now where it is a value of the same claim.

    Empty unless both are values of several, and one of the two claims is a joint fit.
    """
    model = evaluation.model
    old, new = whole(model, claim_of(evaluation, input_id)), whole(model, rival_id)
    if old is None or new is None:
        return {}
    taken = {
        sibling: claim_of(evaluation, sibling)
        for sibling in _siblings(model, input_id, old)
        if sibling != input_id and sibling not in evaluation.edits
    }
    members = {sibling: claim for sibling, claim in taken.items() if whole(model, claim) == old}
    if old == new or not _is_fit(model, old, new):
        return members if old == new else {}
    found = {sibling: _counterpart(model, claim, new) for sibling, claim in members.items()}
    return {sibling: claim for sibling, claim in found.items() if claim is not None}


def whole(model: Model, claim_id: str) -> str | None:
    """The claim that states a value together with others; None for a claim with a value of its own."""
    return model[claim_id].record.get("part_of")


def _is_fit(model: Model, *wholes: str) -> bool:
    return any(model[one].record.get("joint") for one in wholes)


def _siblings(model: Model, input_id: str, old: str) -> Iterator[str]:
    """The inputs beside one: those of its calculator, or the other values of its claim."""
    if input_id in model.claims:
        yield from model.parts(old).values()
        return
    calculator = model[input_id].record.get("calculator")
    for id, record in model.nodes.records.items():
        if record["kind"] == INPUT and record.get("calculator") == calculator:
            yield id


def _counterpart(model: Model, claim_id: str, new: str) -> str | None:
    """The value of another fit that has the same quantity; None where there is none, or several."""
    quantity = model[claim_id].record.get("quantity")
    found = [id for id in model.parts(new).values() if model[id].record.get("quantity") == quantity]
    return found[0] if len(found) == 1 else None
