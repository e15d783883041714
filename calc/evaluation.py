"""Recomputing: what each claim's formula gives today, by the step and along the chain.

The *step* takes the numbers that the sources state for the inputs: is this step's sum right? The *chain* takes the
inputs' own recomputed values: what does the whole argument give? A reader's edits and swaps hold in both; in the step,
what lies downstream of one is recomputed as well, so that a change always flows down.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from calc import verdict
from calc.amount import Amount
from calc.claim import Claim
from calc.compilation import evaluate, evaluate_columns, evaluate_rows
from calc.edit import is_same
from calc.errors import CalcError
from calc.model import Model
from calc.order import in_order
from calc.rows import Rows
from calc.sampling import chances, check_samples, percentile
from calc.swap import check_use, own_inputs
from calc.text import amount_text
from calc.undefined import no_input, no_value
from calc.widening import kept_exact, spread, widened

# Where the number that a claim hands on comes from: (EDIT, id), (STATED, id), (FORMULA, along the chain?, id), or
# (NOTHING, id) for a claim without a number. What two claims have from one place is computed once.
Origin = tuple
EDIT, STATED, FORMULA, NOTHING = "edit", "stated", "formula", "nothing"


@dataclass(frozen=True)
class Undrawn:
    """Why there is no interval: in a `share` of the draws the formula of `claim`, on the way, has no value."""

    claim: Claim
    share: float


@dataclass(frozen=True)
class Outcome:
    """One computed value in base units; or None, with the reason. `interval` is (p5, p50, p95) where draws were
    asked for and something on the way has a range, `undrawn` why there is none all the same; `verdict` and `ratio`
    compare it with what the source states."""

    value: float | None
    reason: str | None = None
    interval: tuple[float, float, float] | None = None
    verdict: str | None = None
    ratio: float | None = None
    undrawn: Undrawn | None = None


@dataclass(frozen=True)
class Result:
    """A claim with its `step` and its `chain`; both are None for a claim without a formula. `value` is the number in
    force in the chain, in base units: edited, taken from another claim, recomputed or stated; `step_value` is the one
    that the steps that rest on it take.

    `edited` says that a change of the reader's reaches it, `taken` is the claim whose number it takes. `amount` is the
    number that it, or the claim that it takes, brings itself, None for one that is computed; `spread` is the factor
    where its range follows from a rating, `exact` says why it has none where ranges by rating are asked for; `undrawn`
    why it has no interval although something behind it has a range.
    """

    claim: Claim
    value: float | None
    step_value: float | None
    step: Outcome | None
    chain: Outcome | None
    edited: bool
    interval: tuple[float, float, float] | None = None
    taken: Claim | None = None
    amount: Amount | None = None
    spread: float | None = None
    exact: str | None = None
    undrawn: Undrawn | None = None


class Evaluation:
    """One evaluation of a model under edits and swaps. Values are computed when they are asked for, and once.

    `edits` maps ids to amounts (see `read_edit`), `uses` ids to the claims whose numbers are taken instead (see
    `calc.swap`); an edit wins over a use. `samples` draws are used for intervals, none for 0. With `is_widened`, what
    is stated without a range gets one that follows from its rating (see `calc.widening`). All numbers are in base
    units. Raises `CalcError` for a use that is not possible.
    """

    def __init__(
        self,
        model: Model,
        edits: Mapping[str, Amount] | None = None,
        samples: int = 0,
        seed: int = 0,
        uses: Mapping[str, str] | None = None,
        is_widened: bool = False,
    ):
        self.model = model
        self.edits = dict(edits or {})
        self.samples = check_samples(samples)
        self.seed = seed
        self.is_widened = bool(is_widened)
        self.uses: dict[str, str] = {}
        for claim_id, taken_id in (uses or {}).items():
            check_use(model, self.uses, claim_id, taken_id)
            self.uses[claim_id] = taken_id
        self._changed = self.edits.keys() | self.uses.keys()
        self._reached: dict[str, bool] = {}
        self._alike: dict[str, bool] = {}
        self._values: dict[Origin, tuple[float | None, str | None]] = {}
        self._columns: dict[Origin, list[float] | None] = {}
        self._intervals: dict[Origin, tuple[float, float, float] | None] = {}
        self._undrawn: dict[Origin, Undrawn] = {}
        self._results: dict[str, Result] = {}

    # What is asked

    def result(self, claim_id: str) -> Result:
        """Everything that is computed of one claim. Raises `CalcError` for an id that does not exist."""
        claim = self.model[claim_id]
        if claim_id not in self._results:
            self._results[claim_id] = self._result(claim)
        return self._results[claim_id]

    def value(self, claim_id: str) -> float | None:
        """The number in force along the chain; None where there is none."""
        origin = self.origin(True, claim_id)
        self._compute_values([origin])
        return self._values[origin][0]

    def column(self, claim_id: str) -> list[float] | None:
        """Its draws along the chain; None when none were asked for, nothing behind it has a range, or some have no
        value."""
        origin = self.origin(True, claim_id)
        self._compute_columns([origin])
        return self._handed_on(claim_id, origin)

    def taken(self, claim_id: str) -> str | None:
        """The claim whose number this one takes now; None for one that has its own, or an edit."""
        if claim_id in self.edits:
            return None
        return self.uses.get(claim_id, self.model[claim_id].takes)

    def amount(self, claim_id: str) -> Amount | None:
        """The number that a claim, or the claim that it takes, brings itself; None for one that is computed."""
        return self._amount(self.origin(True, claim_id))

    def leaves(self, claim_id: str) -> list[str]:
        """The ids that bring the numbers from which this one is computed, in order: what is edited, what takes a claim,
        and what is stated. Of an id that is one of them, itself."""
        return [id for id in self.chain(claim_id) if self._is_leaf(id) and self.value(id) is not None]

    def chain(self, claim_id: str) -> list[str]:
        """The ids from which this one is computed now, in order of computation, itself last."""
        return in_order([self.model[claim_id].id], self._chain_links)

    def _is_leaf(self, claim_id: str) -> bool:
        return claim_id in self.edits or self.taken(claim_id) is not None or self.model[claim_id].formula is None

    def _chain_links(self, claim_id: str) -> list[str]:
        return [] if self._is_leaf(claim_id) else list(self.model[claim_id].inputs.values())

    def rows(
        self, targets: Iterable[str], columns: Mapping[str, Sequence[float]], keep_draws: bool = False
    ) -> dict[str, list[float] | None]:
        """What targets come to along the chain, row by row, with these equally long columns in the place of what the
        given ids hand on. All else stands at its value or, with `keep_draws`, at its draws, which are repeated where
        there are more rows. Rows without a value are NaN; None for a target that has none at all.
        """
        rows = Rows(self, columns, keep_draws)
        return {target: rows.column(target) for target in targets}

    def revised(self, edits: Mapping[str, Amount] | None = None, uses: Mapping[str, str] | None = None) -> Evaluation:
        """The same under other edits and uses. What the change does not reach is not computed again, and every number
        is the one that a new evaluation gives."""
        return self.moved(Evaluation(self.model, edits, self.samples, self.seed, uses, self.is_widened))

    def moved(self, new: Evaluation) -> Evaluation:
        """`new`, with all that was computed here and holds there too."""
        changed = self.changes(new)
        touched: dict[str, bool] = {}

        def links(claim_id: str) -> list[str]:
            return [*self._reach_links(claim_id), *new._reach_links(claim_id)]

        def stays(origin: Origin) -> bool:
            if origin[0] in (EDIT, STATED):
                return origin[0] == STATED or origin[1] not in changed
            return not _is_reached(origin[-1], changed, links, touched)

        new._reached |= {id: found for id, found in self._reached.items() if stays((FORMULA, id))}
        new._alike |= {id: found for id, found in self._alike.items() if stays((FORMULA, id))}
        new._values |= {origin: found for origin, found in self._values.items() if stays(origin)}
        if self.has_same_draws(new):
            new._columns |= {origin: found for origin, found in self._columns.items() if stays(origin)}
            new._intervals |= {origin: found for origin, found in self._intervals.items() if stays(origin)}
            new._undrawn |= {origin: found for origin, found in self._undrawn.items() if stays(origin)}
            new._results |= {id: found for id, found in self._results.items() if stays((FORMULA, id))}
        return new

    def changes(self, new: Evaluation) -> set[str]:
        """The ids that are edited or swapped in another way there."""
        edited = {id for id in {*self.edits, *new.edits} if not is_same(self.edits.get(id), new.edits.get(id))}
        return edited | {id for id in {*self.uses, *new.uses} if self.uses.get(id) != new.uses.get(id)}

    def has_same_draws(self, other: Evaluation) -> bool:
        """Whether both draw in the same way."""
        mine = self.samples, self.seed, self.is_widened
        return mine == (other.samples, other.seed, other.is_widened)

    # Where numbers come from

    def origin(self, chained: bool, claim_id: str) -> Origin:
        """Where the number that a claim hands on comes from."""
        taken_id = self.taken(claim_id)
        if taken_id is not None:
            return self._own(taken_id)
        if claim_id not in self.edits and self._is_computed(chained, self.model[claim_id]):
            return self._formula(chained, claim_id)
        return self._own(claim_id)

    def _own(self, claim_id: str) -> Origin:
        """Where the number of its own that a claim has comes from, whatever is put in its place."""
        if claim_id in self.edits:
            return EDIT, claim_id
        claim = self.model[claim_id]
        if claim.stated is not None:
            return STATED, claim_id
        return (NOTHING, claim_id) if claim.formula is None else (FORMULA, True, claim_id)

    def _formula(self, chained: bool, claim_id: str) -> Origin:
        """The formula of a claim, by the step or along the chain; by the chain where both come to the same."""
        return FORMULA, chained or self._is_alike(claim_id), claim_id

    def _is_computed(self, chained: bool, claim: Claim) -> bool:
        """Whether a claim hands on what its formula gives, rather than what its source states."""
        if claim.formula is None:
            return False
        return chained or claim.stated is None or self._is_reached(claim.id)

    def _is_alike(self, claim_id: str) -> bool:
        """Whether step and chain of a formula take the same numbers."""
        if claim_id not in self._alike:
            for id in in_order([claim_id], self._step_links, self._alike):
                self._alike[id] = all(map(self._hands_on_one_number, self.model[id].inputs.values()))
        return self._alike[claim_id]

    def _step_links(self, claim_id: str) -> list[str]:
        inputs = self.model[claim_id].inputs.values()
        return [id for id in inputs if not self._is_leaf(id) and self._is_computed(False, self.model[id])]

    def _hands_on_one_number(self, claim_id: str) -> bool:
        if self._is_leaf(claim_id):
            return True
        return self._is_computed(False, self.model[claim_id]) and self._alike[claim_id]

    def _is_reached(self, claim_id: str) -> bool:
        """Whether an edit or a swap of the reader's is, or changes, what a claim is computed from."""
        return bool(self._changed) and _is_reached(claim_id, self._changed, self._reach_links, self._reached)

    def _reach_links(self, claim_id: str) -> list[str]:
        """What a change has to reach to reach this claim."""
        taken_id = self.taken(claim_id)
        if taken_id is None:
            return list(self.model[claim_id].inputs.values())
        return [taken_id] if taken_id in self.edits else own_inputs(self.model, taken_id)

    # Values

    def _compute_values(self, origins: Sequence[Origin]) -> None:
        """Compute these and all that they rest on in order, so that no recursion depends on the length of a chain."""
        for origin in in_order(origins, self.links, self._values, _name):
            self._values[origin] = self._value(origin)

    def links(self, origin: Origin) -> list[Origin]:
        """Where the numbers come from that make a number: those of a formula's inputs, of anything else none."""
        if origin[0] != FORMULA:
            return []
        _, chained, claim_id = origin
        return [self.origin(chained, input_id) for input_id in self.model[claim_id].inputs.values()]

    def _value(self, origin: Origin) -> tuple[float | None, str | None]:
        """A number, or None with the reason; what it rests on has been computed."""
        match origin:
            case ("formula", chained, claim_id):
                return self._formula_value(chained, self.model[claim_id])
            case ("edit", claim_id):
                edit = self.edits[claim_id]
                return edit.unit.to_base(edit.value), None
            case ("stated", claim_id):
                return self.model[claim_id].stated_base(), None
        return None, f"'{origin[1]}' states no number"

    def _formula_value(self, chained: bool, claim: Claim) -> tuple[float | None, str | None]:
        clash = self.model.clash(claim.id)
        if clash is not None:
            return None, self._clash_reason(chained, claim, str(clash))
        if claim.unit is None:
            return None, f"'{claim.id}' has a formula but no unit"
        values, reason = self._input_values(chained, claim)
        if reason:
            return None, reason
        try:
            return evaluate(claim.formula, values), None
        except CalcError as error:
            return None, no_value(self, claim, dict(zip(claim.formula.names, values)), error)

    def _input_values(self, chained: bool, claim: Claim) -> tuple[list[float], str | None]:
        values = []
        for name in claim.formula.names:
            value, reason = self._values[self.origin(chained, claim.inputs[name])]
            if value is None:
                return [], no_input(self.model, name, claim.inputs[name], reason)
            values.append(value)
        return values, None

    def _clash_reason(self, chained: bool, claim: Claim, reason: str) -> str:
        """The clash of dimensions, with the number that the formula would give: `2e17 token, not bit`."""
        try:
            dimension = self.model.formula_dimension(claim)
            values, missing = self._input_values(chained, claim)
            if missing:
                return reason
            return f"The formula gives {amount_text(evaluate(claim.formula, values), str(dimension))}. {reason}"
        except CalcError:
            return reason

    # Draws

    def _compute_columns(self, origins: Sequence[Origin]) -> None:
        self._compute_values(origins)
        if self.samples:
            for origin in in_order(origins, self.links, self._columns, _name):
                self._columns[origin] = self._column(origin)

    def _column(self, origin: Origin) -> list[float] | None:
        """The draws of a number; None where nothing behind it has a range, or some draws have no value."""
        if origin[0] == FORMULA:
            return self._formula_column(origin)
        amount = self._amount(origin)
        if amount is None:
            return None
        claim_id = origin[1]
        distribution = amount.distribution(*self.model[claim_id].bounds)
        if distribution.family == "point":
            return None
        # Values of one fit are drawn together; what a reader wrote in the place of one stands on its own.
        fit = self.model.joint_fit(claim_id) if origin[0] == STATED else None
        draw = chances if fit is None else fit.chances
        return distribution.column(draw(claim_id, self.samples, self.seed))

    def _amount(self, origin: Origin) -> Amount | None:
        match origin:
            case ("edit", claim_id):
                return self.edits[claim_id]
            case ("stated", claim_id):
                claim = self.model[claim_id]
                return (widened(claim, self.model) if self.is_widened else None) or claim.stated
        return None

    def _formula_column(self, origin: Origin) -> list[float] | None:
        _, chained, claim_id = origin
        if self._values[origin][0] is None:
            return None
        claim = self.model[claim_id]
        inputs = [claim.inputs[name] for name in claim.formula.names]
        origins = [self.origin(chained, input_id) for input_id in inputs]
        undrawn = next((self._undrawn[one] for one in origins if one in self._undrawn), None)
        if undrawn is not None:
            self._undrawn[origin] = undrawn  # as if those draws were exact, the interval would be too narrow
            return None
        columns = [self._handed_on(*pair) for pair in zip(inputs, origins)]
        if all(column is None for column in columns):
            return None
        for place, column in enumerate(columns):
            if column is None:
                columns[place] = [self._values[origins[place]][0]] * self.samples
        try:
            return evaluate_columns(claim.formula, columns)
        except CalcError:
            rows = evaluate_rows(claim.formula, columns)
            self._undrawn[origin] = Undrawn(claim, sum(map(math.isnan, rows)) / len(rows))
            return None

    def _handed_on(self, claim_id: str, origin: Origin) -> list[float] | None:
        """The draws of a number within the bounds of what takes it, which may be narrower than its own."""
        column, bounds = self._columns.get(origin), self.model[claim_id].bounds
        if column is None or self.taken(claim_id) is None:
            return column
        if origin[0] != FORMULA and bounds == self.model[origin[1]].bounds:
            return column
        return _within(column, bounds)

    # Results

    def _result(self, claim: Claim) -> Result:
        step_origin, origin = self.origin(False, claim.id), self.origin(True, claim.id)
        step = chain = None
        if claim.formula is not None:
            step, chain = (self._outcome(claim, chained) for chained in (False, True))
        self._compute_columns([step_origin, origin])
        taken_id, amount, own = self.taken(claim.id), self._amount(origin), self.model[origin[-1]]
        is_stated = origin[0] == STATED and amount is not None
        is_widened = is_stated and amount is not own.stated
        is_exact = self.is_widened and is_stated and not amount.is_range
        return Result(
            claim=claim,
            value=self._values[origin][0],
            step_value=self._values[step_origin][0],
            step=step,
            chain=chain,
            edited=self._is_reached(claim.id),
            interval=self._interval(origin, self._handed_on(claim.id, origin)),
            undrawn=self._undrawn.get(origin),
            taken=None if taken_id is None else self.model[taken_id],
            amount=amount,
            spread=spread(self.model, own.record.get("rating")) if is_widened else None,
            exact=kept_exact(own, self.model) if is_exact else None,
        )

    def _outcome(self, claim: Claim, chained: bool) -> Outcome:
        origin = self._formula(chained, claim.id)
        self._compute_columns([origin])
        value, reason = self._values[origin]
        if value is None:
            clashes = self.model.clash(claim.id) is not None
            found = verdict.DIMENSION_MISMATCH if clashes else verdict.NOT_RECOMPUTABLE
            return Outcome(None, reason, None, found if claim.stated is not None or clashes else None)
        found, ratio = self._compared(claim, chained, value)
        interval = self._interval(origin, self._columns.get(origin))
        return Outcome(value, None, interval, found, ratio, self._undrawn.get(origin))

    def _compared(self, claim: Claim, chained: bool, value: float) -> tuple[str | None, float | None]:
        stated = claim.stated_base()
        if stated is None:
            return None, None
        low, high = claim.stated_ends()
        found = verdict.compare(stated, low, high, value, claim.qualifier)
        # What a reader's own numbers give is not the source's rounding.
        if found == verdict.DIFFERS and not chained and not self._is_reached(claim.id) and self._is_rounding(claim):
            found = verdict.ROUNDING
        ratio = value / stated if stated else math.inf
        return found, ratio if math.isfinite(ratio) else None

    def _is_rounding(self, claim: Claim) -> bool:
        ends = []
        for name in claim.formula.names:
            input_id = claim.inputs[name]
            value, _ = self._values[self.origin(False, input_id)]
            stated = self.model[input_id].stated
            # A stated range is not the rounding of a number: only the digits of a single value are.
            as_written = stated is not None and not stated.is_range
            ends.append(self.model[input_id].stated_ends() if as_written else (value, value))
        return verdict.explained_by_rounding(*claim.stated_ends(), ends, lambda corner: evaluate(claim.formula, corner))

    def _interval(self, origin: Origin, column: Sequence[float] | None) -> tuple[float, float, float] | None:
        if column is None or self._values[origin][0] is None:
            return None
        if column is not self._columns[origin]:  # held within narrower bounds
            return _interval(column)
        if origin not in self._intervals:
            self._intervals[origin] = _interval(column)
        return self._intervals[origin]


def _interval(column: Sequence[float]) -> tuple[float, float, float] | None:
    ordered = sorted(column)
    if ordered[0] == ordered[-1]:
        return None  # of a budget of 0 all draws are 0
    return tuple(percentile(ordered, share) for share in (0.05, 0.50, 0.95))


def _is_reached(claim_id: str, starts: Container[str], links: Callable[[str], list[str]], known: dict) -> bool:
    """Whether a claim is one of `starts` or has one of them behind it; `known` is what was found before."""
    if claim_id not in known:
        for id in in_order([claim_id], links, known):
            known[id] = id in starts or any(known[link] for link in links(id))
    return known[claim_id]


def _name(origin: Origin) -> str:
    return origin[-1]


def _within(column: list[float], bounds: tuple[float | None, float | None]) -> list[float]:
    """The column with what lies beyond a bound on it; itself where nothing does."""
    low, high = bounds
    if low is not None and min(column) < low:
        column = [max(value, low) for value in column]
    if high is not None and max(column) > high:
        column = [min(value, high) for value in column]
    return column
