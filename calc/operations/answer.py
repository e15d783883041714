"""The answer to a question asked backwards, in words that need no formula."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from calc.backwards import Backwards
from calc.dimension import BASES
from calc.model import Model
from calc.operations.scenario import Scenario
from calc.solving import End, Search, Solution
from calc.text import amount_text

# So many inputs are named as those that a result follows from.
MOST_NAMED = 6
# So far from the present number the end of what was looked at is named, and not that of what there is.
FAR = 1e25
# What there is a number of, and not an amount.
COUNTED = BASES.keys() - {"USD", "FLOP", "bit", "J", "gCO2e", "s", "CE"}


class Answer:
    """Sentences on one question: what must `vary` be so that the claim comes to `target` (base units)?"""

    def __init__(self, scenario: Scenario, model: Model, claim_id: str, vary: str, target: float):
        self.scenario = scenario
        self.model = model
        self.claim_id = claim_id
        self.vary = vary
        self.subject = model[claim_id].record.get("subject")
        self.evaluation = scenario.evaluation(model)
        self.target = self.amount(claim_id, target)
        self.target_value = target
        self.result = self.name(claim_id, with_subject=True)
        self.input = self.name(vary)

    def text(self, found: Backwards) -> str:
        """The whole answer, one sentence or a few."""
        if found.search is None:
            sentence = self._through(found) if found.through else self._no_way(found)
        elif found.search.solutions:
            sentence = f"{self.result} is {self.target} when {self.input} is {self._values(found.search.solutions)}."
        else:
            sentence = self._none(found.search, found.beyond)
        return sentence[:1].upper() + sentence[1:]

    # Where there is an answer

    def _values(self, solutions: Sequence[Solution]) -> str:
        return _either([self._value(solution) for solution in solutions])

    def _value(self, solution: Solution) -> str:
        if not solution.is_stretch:
            return self.amount(self.vary, solution.value)
        ends = (solution.low, solution.high)
        low, high = (self.amount(self.vary, end) if math.isfinite(end) else None for end in ends)
        if low and high:
            return f"anything from {low} to {high}"
        return f"{low} or more" if low else f"{high} or less" if high else "anything at all"

    def _through(self, found: Backwards) -> str:
        """Neither follows from the other, both from what they share."""
        shared = [self.name(id) for id in found.shared]
        ways = [f"{self.name(one.shared)} is {self.amount(one.shared, one.solution.value)}" for one in found.through]
        values = [self.amount(self.vary, one.value) for one in found.through]
        start = f"{self.result} does not follow from {self.input}, but both follow from {_both(shared)}. "
        result = self.result[:1].upper() + self.result[1:]
        if len(set(values)) == 1:
            return start + f"{result} is {self.target} when {_either(ways)}; {self.input} is then {values[0]}."
        each = [f"{way} ({self.input} is then {value})" for way, value in zip(ways, values)]
        return start + f"{result} is {self.target} when {_either(each)}."

    # Where there is none

    def _no_way(self, found: Backwards) -> str:
        value = self.evaluation.value(self.claim_id)
        stays = "" if value is None else f": it stays {self.amount(self.claim_id, value)}"
        if found.shared:
            shared = _both([self.name(id) for id in found.shared])
            return (
                f"{self.result} does not follow from {self.input}. Both follow from {shared}, but nothing that one of"
                f" these can be makes {self.result} {self.target}."
            )
        if self.vary in self.model.rests_on(self.claim_id):
            return f"{self.result} does not depend on {self.input} now, since a number between them is set{stays}."
        named = [self.name(id) for id in self.evaluation.leaves(self.claim_id) if id != self.claim_id]
        rests = f" It follows from {_both(_few(named))}." if named else ""
        return f"{self.result} does not depend on {self.input}{stays}.{rests}"

    def _none(self, search: Search, beyond: Solution | None) -> str:
        if search.nearest is None:
            return f"{self.result} has no value, whatever {self.input} is."
        if search.is_constant:
            return f"{self.result} is {self.amount(self.claim_id, search.nearest.y)}, whatever {self.input} is."
        start = f"{self._none_of()}{self._bounds()} makes {self.result} {self.target}: "
        return start + self._nearest(search) + self._beyond(beyond)

    def _nearest(self, search: Search) -> str:
        """How near the result comes, and where."""
        nearest, present = search.nearest, self.evaluation.value(self.vary)
        if self.amount(self.claim_id, nearest.y) == self.target:
            way = "larger" if present is None or abs(nearest.x) > abs(present) else "smaller"
            return f"it only comes near that, the {way} {self.input} is."
        is_above = self.target_value > search.greatest.value
        end = search.greatest if is_above else search.least
        if is_above or self.target_value < search.least.value:
            if end.is_reached:
                return f"at {self.amount(self.vary, end.x)} it is {self.amount(self.claim_id, end.value)}, the nearest."
            return self._limit(end, "below" if is_above else "above")
        if search.leap is not None:
            before, after = search.leap
            steps = " to ".join(self.amount(self.claim_id, point.y) for point in (before, after))
            return f"at {self.amount(self.vary, after.x)} it leaps from {steps}."
        far = abs(nearest.x / present) if present else 1.0
        if not 1 / FAR < far < FAR:
            if self.target_value == 0:
                return f"it only comes near that, the {'larger' if far > 1 else 'smaller'} {self.input} is."
            side = "more" if far > 1 else "less"
            return f"it would take {side} than {self.amount(self.vary, nearest.x)}."
        near = self.amount(self.claim_id, nearest.y)
        return f"at {self.amount(self.vary, nearest.x)} it is {near}, the nearest."

    def _limit(self, end: End, side: str) -> str:
        limit = self.amount(self.claim_id, end.value)
        if end.x == math.inf:
            return f"however large {self.input} is, {self.result} stays {side} {limit}."
        if end.x in (0, -math.inf):
            return f"however small {self.input} is, {self.result} stays {side} {limit}."
        return f"towards {self.amount(self.vary, end.x)} it comes near {limit}, but stays {side}."

    def _bounds(self) -> str:
        low, high = self.model[self.vary].bounds
        if low is not None and high is not None:
            return f" between {self.amount(self.vary, low)} and {self.amount(self.vary, high)}"
        if low:
            return f" of {self.amount(self.vary, low)} or more"
        return f" of {self.amount(self.vary, high)} or less" if high is not None else ""

    def _beyond(self, beyond: Solution | None) -> str:
        if beyond is None:
            return ""
        low, high = self.model[self.vary].bounds
        value = self.amount(self.vary, beyond.value)
        if high is not None and beyond.value > high:
            return f" It would take {value}, and more than {self.amount(self.vary, high)} is not possible."
        if low is not None and beyond.value < low:
            return f" It would take {value}, and less than {self.amount(self.vary, low)} is not possible."
        return ""

    # Words

    def amount(self, claim_id: str, base: float) -> str:
        """A number in base units, as it is shown for a claim."""
        unit = self.scenario.unit(self.model, claim_id)
        return amount_text(unit.from_base(base), unit.text)

    def name(self, claim_id: str, with_subject: bool = False) -> str:
        """What a number is called, for the middle of a sentence: `the training time`; what a page calls by a label of
        its own, which need be no noun, by that: `“Achieved by each chip”`."""
        label = self.model[claim_id].record.get("label")
        return f"“{label}”" if label else f"the {self.noun(claim_id, with_subject)}"

    def _none_of(self) -> str:
        """The beginning of a sentence that says that no number will do."""
        return (
            f"no value of {self.input}" if self.model[self.vary].record.get("label") else f"no {self.noun(self.vary)}"
        )

    def noun(self, claim_id: str, with_subject: bool = False) -> str:
        """What a claim gives, by its quantity: `training time`, `number of chips`."""
        claim = self.model[claim_id]
        quantity = self.model.quantities.get(claim.record.get("quantity") or "") or {}
        label = quantity.get("label")
        if not label:
            return f"number of '{claim_id}'"
        words = label if label[1:2].isupper() or len(label) == 1 else label[:1].lower() + label[1:]
        if _is_plural(words):  # of several things there is one number, so that every sentence can say `is`
            is_counted = any(base in COUNTED and power > 0 for base, power in claim.unit.dimension.powers.items())
            words = f"{'number' if is_counted else 'amount'} of {words}"
        if ", " in words:
            words += ","
        subject = claim.record.get("subject")
        if not with_subject and subject == self.subject:
            return words
        label = ((self.model.record.get("subjects") or {}).get(subject) or {}).get("label")
        return f"{words} of {label}" if label else words


def _is_plural(words: str) -> bool:
    """Whether a label names several things: its head, before what qualifies it, ends like a plural."""
    head = re.split(r",| (?:after|at|by|for|from|in|less|of|on|per|that|to|which|with|without)\b", words)[0]
    return head.endswith("s") and not head.endswith(("ss", "us", "sis"))


def _both(names: Sequence[str]) -> str:
    return _joined(names, "and")


def _either(names: Sequence[str]) -> str:
    return _joined(names, "or")


def _joined(names: Sequence[str], word: str) -> str:
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= MOST_NAMED else [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} others"]
