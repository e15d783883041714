"""Every combination of what rival claims say: how far the answers lie apart, and whose doing that is.

Each input with rivals is a choice, and the values of one fit are one choice together. All combinations are computed as
columns in one pass, first with the numbers as they stand, then with draws. The spread of all that is then split by the
law of total variance: the variance of the means of the combinations comes from *whom one believes*, the mean of the
variances within them from the *ranges* that the claims admit. It is the variance of the logarithm of the result, since
numbers of this field differ by factors; of the result itself where it is not positive throughout.

The variance within a combination is estimated from few draws, each combination with its own; what that noise adds to
the variance of the means is taken off again (one-way analysis of variance; Searle, Casella and McCulloch 1992, Variance
Components, section 3.6). The share of one choice is that of its main effect: the variance of the means over its
options (Sobol 1993; Saltelli et al. 2008, Global Sensitivity Analysis, section 1.2.8). What is left is the interplay.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.provenance import date_of
from calc.rival_claims import LeftOut, RivalClaim, RivalClaims, chosen_claims, claim_of, rival_claims
from calc.sampling import percentile
from calc.together import whole as whole_of

MOST_COMBINATIONS = 4096
# Rows of draws: as many as can be had for so many numbers computed, but enough for a variance.
MOST_ROWS, MOST_NUMBERS = 16_384, 120_000
FEWEST_DRAWS = 2
# Fewer draws say too little of the ends of one combination's interval.
FEWEST_FOR_INTERVAL = 64
# Of a share; the digits behind them differ from one platform's logarithm to the next.
DIGITS = 6


@dataclass(frozen=True)
class Option:
    """One thing to believe: the claim, and what each input of the choice takes."""

    rival: RivalClaim
    uses: Mapping[str, str]


@dataclass
class Choice:
    """What is believed of one input, or of one fit, of which `inputs` are the values. `id` is the input, or the claim
    that states the fit now."""

    id: str
    inputs: list[str]
    options: list[Option]
    left_out: list[LeftOut] = field(default_factory=list)
    share: float | None = None


@dataclass(frozen=True)
class Combination:
    """One combination: what each input takes, what the result comes to (None for nothing), and its 90 % interval."""

    uses: dict[str, str]
    value: float | None
    p5: float | None = None
    p95: float | None = None


@dataclass(frozen=True)
class Combinations:
    """All of them. `count` is the number that there are, `combinations` has those that were computed, in no order;
    `draws` is the number of draws in each. `column` has every row with a value, for a histogram.

    `share_belief` and `share_ranges` are parts of the variance and add to 1; both are None where nothing varies.
    `share_interplay` is the part of the belief spread that is no single choice's.
    """

    choices: list[Choice]
    count: int
    combinations: list[Combination]
    draws: int
    column: list[float]
    is_logarithmic: bool
    share_belief: float | None
    share_ranges: float | None
    share_interplay: float | None

    @property
    def values(self) -> list[float]:
        """The values of the combinations that have one, from the lowest to the highest."""
        return sorted(one.value for one in self.combinations if one.value is not None)


def choices(
    evaluation: Evaluation,
    claim_id: str,
    chosen: Mapping[str, Sequence[str]] | None = None,
    at_least: str | None = None,
) -> list[Choice]:
    """What can be believed of the inputs of a claim; or only of those in `chosen`, out of the claims named there.

    Without `chosen`, an input that the reader has set is no choice. Raises `CalcError` for an input that the claim does
    not rest on.
    """
    if chosen is not None:
        chain = evaluation.chain(claim_id)
        for input_id in chosen:
            if evaluation.model[input_id].id not in chain:
                raise CalcError(
                    f"'{claim_id}' does not rest on '{input_id}' now.",
                    expected=f"one of {', '.join(evaluation.leaves(claim_id))}",
                )
        return [_choice(chosen_claims(evaluation, id, ids, at_least)) for id, ids in chosen.items()]
    inputs = [id for id in evaluation.leaves(claim_id) if id not in evaluation.edits]
    found = {id: rival_claims(evaluation, id, at_least) for id in inputs}
    fits = _fits(evaluation, found)
    in_fits = {id for members in fits.values() for id in members}
    return [
        *(_fit_choice(evaluation, whole, [found[id] for id in members]) for whole, members in fits.items()),
        *(_choice(rivals) for id, rivals in found.items() if id not in in_fits),
    ]


def _choice(rivals: RivalClaims) -> Choice:
    options = [Option(rival, {rivals.input_id: rival.id}) for rival in rivals.rivals]
    return Choice(rivals.input_id, [rivals.input_id], options, rivals.left_out)


def _fits(evaluation: Evaluation, found: Mapping[str, RivalClaims]) -> dict[str, list[str]]:
    """Inputs whose numbers are values of one claim, by that claim, where it or a rival of it is a joint fit."""
    wholes: dict[str, list[str]] = {}
    for input_id in found:
        whole = whole_of(evaluation.model, claim_of(evaluation, input_id))
        if whole is not None:
            wholes.setdefault(whole, []).append(input_id)
    return {whole: ids for whole, ids in wholes.items() if len(ids) > 1 and _has_fit(evaluation, whole, ids, found)}


def _has_fit(evaluation: Evaluation, whole: str, inputs: list[str], found: Mapping[str, RivalClaims]) -> bool:
    others = (one.id for id in inputs for one in [*found[id].rivals, *found[id].left_out])
    wholes = {whole, *(whole_of(evaluation.model, other) for other in others if other in evaluation.model)} - {None}
    return any(evaluation.model[one].record.get("joint") for one in wholes)


def _fit_choice(evaluation: Evaluation, whole: str, members: list[RivalClaims]) -> Choice:
    """The fits that have a number for every input; numbers of different fits are not mixed."""
    by_whole = [{whole_of(evaluation.model, rival.id): rival for rival in rivals.rivals} for rivals in members]
    choice = Choice(whole, [rivals.input_id for rivals in members], [], members[0].left_out)
    for one in dict.fromkeys(other for rivals in by_whole for other in rivals):
        values = [rivals.get(one) for rivals in by_whole]
        if one is None:
            lone = dict.fromkeys(rivals[None].id for rivals in by_whole if None in rivals)
            choice.left_out += [LeftOut(id, "It is no value of a fit, and fits are not mixed.") for id in lone]
        elif None in values:
            choice.left_out.append(LeftOut(one, "It has no value for some of the inputs, and fits are not mixed."))
        else:
            record = evaluation.model[one].record
            origins = tuple(sorted({origin for value in values for origin in value.origins}))
            date = date_of(evaluation.model, one)
            rival = RivalClaim(one, None, record.get("rating"), date, origins, one == whole)
            choice.options.append(Option(rival, {id: value.id for id, value in zip(choice.inputs, values)}))
    return choice


def combine(evaluation: Evaluation, claim_id: str, choices: Sequence[Choice]) -> Combinations:
    """All combinations of the options of these choices, and where their spread comes from."""
    choices = [choice for choice in choices if choice.options]
    count, places = _places([len(choice.options) for choice in choices])
    numbers = [[_handed_on(evaluation, choice, option) for option in choice.options] for choice in choices]
    values = _values(evaluation, claim_id, choices, numbers, places)
    draws, rows = _drawn(evaluation, claim_id, choices, numbers, places)
    known = [value for value in (rows or values) if not math.isnan(value)]
    is_logarithmic = bool(known) and min(known) > 0 and all(value > 0 for value in values if value == value)
    size = max(map(abs, known), default=0.0) or 1.0  # of huge numbers there is no square

    def scale(value: float) -> float:
        return math.log(value) if is_logarithmic else value / size

    cells = [
        [scale(value) for value in (rows[place * draws : (place + 1) * draws] if rows else [value]) if value == value]
        for place, value in enumerate(values)
    ]
    split = _split(cells, places, choices, evaluation.samples, draws)
    combinations = [
        Combination(_uses(choices, place), None if math.isnan(value) else value, *_interval(rows, draws, number))
        for number, (place, value) in enumerate(zip(places, values))
    ]
    return Combinations(choices, count, combinations, draws, known, is_logarithmic, *split)


def _places(lengths: list[int]) -> tuple[int, list[tuple[int, ...]]]:
    """How many combinations there are, and the options of each that is computed: all, or as many as may be.

    Those are taken evenly: a step that has no divisor in common with the number of combinations leads through all
    options of every choice in turn, and one near the golden section leaves no gaps.
    """
    count = math.prod(lengths)
    step = 1
    if count > MOST_COMBINATIONS:
        step = round(count * 0.6180339887498949)
        while math.gcd(step, count) > 1:
            step += 1
    places = []
    for number in range(min(count, MOST_COMBINATIONS)):
        rest, place = number * step % count, []
        for length in lengths:
            rest, option = divmod(rest, length)
            place.append(option)
        places.append(tuple(place))
    return count, places


# What an option hands on: for each input its number, and its draws where it has a range.
Numbers = dict[str, tuple[float | None, list[float] | None]]


def _handed_on(evaluation: Evaluation, choice: Choice, option: Option) -> Numbers:
    edits = {id: edit for id, edit in evaluation.edits.items() if id not in choice.inputs}
    uses = evaluation.uses if option.rival.is_present else {**evaluation.uses, **option.uses}
    revised = evaluation.revised(edits, uses)
    return {id: (revised.value(id), revised.column(id)) for id in choice.inputs}


def _uses(choices: Sequence[Choice], place: tuple[int, ...]) -> dict[str, str]:
    uses = {}
    for choice, option in zip(choices, place):
        uses.update(choice.options[option].uses)
    return {id: claim_id for id, claim_id in uses.items() if id != claim_id}


def _values(
    evaluation: Evaluation,
    claim_id: str,
    choices: Sequence[Choice],
    numbers: list[list[Numbers]],
    places: list[tuple[int, ...]],
) -> list[float]:
    """What each combination comes to with the numbers as they stand; NaN for nothing."""
    columns = {
        id: [numbers[which][place[which]][id][0] for place in places]
        for which, choice in enumerate(choices)
        for id in choice.inputs
    }
    found = evaluation.rows([claim_id], columns)[claim_id]
    if found is None:  # nothing that varies reaches it, or it has no number at all
        value = evaluation.value(claim_id)
        return [math.nan if value is None else value] * len(places)
    return found


def _drawn(
    evaluation: Evaluation,
    claim_id: str,
    choices: Sequence[Choice],
    numbers: list[list[Numbers]],
    places: list[tuple[int, ...]],
) -> tuple[int, list[float] | None]:
    """So many draws of every combination, one combination after the other; each takes the draws that follow those of
    the one before, so that all of them together use all draws. None where no number has a range."""
    samples = evaluation.samples
    leaves = {id: evaluation.column(id) for id in evaluation.leaves(claim_id)}
    for choice in choices:
        for id in choice.inputs:
            leaves.pop(id, None)
    varying = {id: column for id, column in leaves.items() if column is not None}
    chosen = [id for choice in choices for id in choice.inputs]
    if not varying and all(column is None for row in numbers for one in row for _, column in one.values()):
        return 0, None
    work = len(varying) + len(chosen) + len(evaluation.chain(claim_id)) - len(leaves)
    most = min(MOST_ROWS, MOST_NUMBERS // max(work, 1))
    draws = min(samples, max(FEWEST_DRAWS, most // len(places)))
    rows = draws * len(places)
    columns = {id: (column * (rows // samples + 1))[:rows] for id, column in varying.items()}
    for which, choice in enumerate(choices):
        for id in choice.inputs:
            options = [one[id] for one in numbers[which]]
            doubled = [[value] * draws if column is None else column + column for value, column in options]
            columns[id] = found = []
            for number, place in enumerate(places):
                start = 0 if options[place[which]][1] is None else number * draws % samples
                found += doubled[place[which]][start : start + draws]
    return draws, evaluation.rows([claim_id], columns)[claim_id]


def _split(
    cells: list[list[float]], places: list[tuple[int, ...]], choices: Sequence[Choice], samples: int, draws: int
) -> tuple[float | None, float | None, float | None]:
    """The shares of belief, ranges and interplay; sets the share of every choice."""
    means = [(sum(cell) / len(cell), place) for cell, place in zip(cells, places) if cell]
    if not means:
        return None, None, None
    inner = [_variance(cell) * len(cell) / (len(cell) - 1) for cell in cells if len(cell) > 1]
    within = sum(inner) / len(inner) if inner else 0.0
    # The noise of a mean of so many out of all draws; none where a combination has all of them.
    noise = within / draws * (samples - draws) / (samples - 1) if inner and samples > 1 else 0.0
    middle = sum(mean for mean, _ in means) / len(means)
    between = max(0.0, _variance([mean for mean, _ in means]) - noise * (1 - 1 / len(means)))
    if between + within <= _rounding(middle):
        return None, None, None
    between = 0.0 if between <= _rounding(middle) else between
    for which, choice in enumerate(choices):
        choice.share = 0.0
        if between:
            choice.share = max(0.0, _main_effect(means, which, middle, noise)) / between
    total = sum(choice.share for choice in choices)
    for choice in choices:
        choice.share = round(choice.share / max(total, 1.0), DIGITS)
    belief = round(between / (between + within), DIGITS)
    return belief, round(1 - belief, DIGITS), round(max(0.0, 1 - total), DIGITS) if between else 0.0


def _main_effect(means: list[tuple[float, tuple[int, ...]]], which: int, middle: float, noise: float) -> float:
    """The variance of the means over the options of one choice, without what noise adds to it."""
    options: dict[int, list[float]] = {}
    for mean, place in means:
        options.setdefault(place[which], []).append(mean)
    effect = sum(len(found) * (sum(found) / len(found) - middle) ** 2 for found in options.values())
    return (effect - noise * (len(options) - 1)) / len(means)


def _variance(values: Sequence[float]) -> float:
    middle = sum(values) / len(values)
    return sum((value - middle) ** 2 for value in values) / len(values)


def _rounding(middle: float) -> float:
    """A variance as small as this comes from the rounding of numbers of that size."""
    return (1e-13 * max(abs(middle), 1e-300)) ** 2


def _interval(rows: list[float] | None, draws: int, number: int) -> tuple[float | None, float | None]:
    found = rows[number * draws : (number + 1) * draws] if rows else []
    if len(found) < FEWEST_FOR_INTERVAL or any(map(math.isnan, found)):
        return None, None
    found.sort()
    return percentile(found, 0.05), percentile(found, 0.95)
