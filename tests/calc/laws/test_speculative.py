"""Speculative decoding against the tables of Leviathan et al. 2022, and the best length against trying all."""

import math
import random

import pytest

from calc.compilation import evaluate
from calc.errors import CalcError
from calc.formula import parse
from calc.laws import best_draft_length, speculative_operations, speculative_speed_up, speculative_tokens

# Table 1: α, γ, operations, speed, with a draft that costs nothing.
TABLE_1 = [
    (0.6, 2, 1.53, 1.96),
    (0.7, 3, 1.58, 2.53),
    (0.8, 2, 1.23, 2.44),
    (0.8, 5, 1.63, 3.69),
    (0.9, 2, 1.11, 2.71),
    (0.9, 10, 1.60, 6.86),
]
# Table 4: γ, α, c, expected improvement.
TABLE_4 = [
    (7, 0.75, 0.02, 3.2),
    (7, 0.8, 0.04, 3.3),
    (7, 0.82, 0.11, 2.5),
    (7, 0.62, 0.02, 2.3),
    (5, 0.68, 0.04, 2.4),
    (3, 0.71, 0.11, 2.0),
    (5, 0.65, 0.02, 2.4),
    (5, 0.73, 0.04, 2.6),
    (3, 0.74, 0.11, 2.0),
    (5, 0.53, 0.02, 1.9),
    (3, 0.55, 0.04, 1.8),
    (3, 0.56, 0.11, 1.6),
]


@pytest.mark.parametrize(("acceptance", "draft", "operations", "speed"), TABLE_1)
def test_table_1(acceptance, draft, operations, speed):
    assert speculative_speed_up(acceptance, draft, 0) == pytest.approx(speed, abs=0.005)
    assert speculative_operations(acceptance, draft, 0) == pytest.approx(operations, abs=0.005)


@pytest.mark.parametrize(("draft", "acceptance", "cost", "expected"), TABLE_4)
def test_table_4(draft, acceptance, cost, expected):
    """To the digit that is printed, with α and c anywhere within the rounding of theirs."""
    least = speculative_speed_up(acceptance - 0.005, draft, cost + 0.005)
    most = speculative_speed_up(acceptance + 0.005, draft, cost - 0.005)
    assert least - 0.05 < expected < most + 0.05


def test_tokens_of_a_pass_are_the_mean_of_a_capped_geometric_variable():
    generator = random.Random(3)

    def tokens_of_one_pass():
        count = 1
        while count <= 5 and generator.random() < 0.8:
            count += 1
        return count

    drawn = [tokens_of_one_pass() for _ in range(100_000)]
    assert sum(drawn) / len(drawn) == pytest.approx(speculative_tokens(0.8, 5), rel=0.01)


def test_a_draft_that_is_always_accepted_yields_all_its_tokens_and_one_more():
    assert speculative_tokens(1, 7) == 8
    assert speculative_tokens(1 - 1e-12, 7) == pytest.approx(8, rel=1e-3)


def test_without_a_draft_nothing_changes():
    assert speculative_speed_up(0.8, 0, 0.05) == 1
    assert speculative_operations(0.8, 0, 0.05) == 1


@pytest.mark.parametrize("acceptance", [0.05, 0.3, 0.5, 0.75, 0.9, 0.99, 0.999])
@pytest.mark.parametrize("cost", [0.001, 0.02, 0.11, 0.29, 0.6, 1.5])
def test_the_best_length_is_the_best_of_all(acceptance, cost):
    tried = max(range(8000), key=lambda length: speculative_speed_up(acceptance, length, cost))
    assert best_draft_length(acceptance, cost) == tried


def test_a_long_best_length_is_found_too():
    """Millions of tokens: found by halving, and no neighbour is faster."""
    length = best_draft_length(0.999999, 1e-9)
    assert length > 1e6
    speeds = [speculative_speed_up(0.999999, length + step, 1e-9) for step in (-50_000, 0, 50_000)]
    assert speeds[1] == max(speeds)


@pytest.mark.parametrize(("acceptance", "cost"), [(0.3, 0.3), (0, 0), (0, 0.5)])
def test_no_draft_is_best_where_acceptance_is_no_higher_than_its_cost(acceptance, cost):
    assert best_draft_length(acceptance, cost) == 0


@pytest.mark.parametrize(("acceptance", "cost"), [(0.8, 0.0), (1.0, 0.1)])
def test_with_a_free_or_a_faultless_draft_there_is_no_best_length(acceptance, cost):
    with pytest.raises(CalcError, match="the longer the draft, the faster"):
        evaluate(parse("best_draft_length(acceptance_rate, cost_ratio)"), [acceptance, cost])


def test_where_a_draft_helps_one_token_gives_the_promised_factor():
    """Corollary 3.9: at least (1 + α) / (1 + c)."""
    best = best_draft_length(0.6, 0.2)
    assert speculative_speed_up(0.6, best, 0.2) >= (1 + 0.6) / (1 + 0.2)
    assert math.isclose(speculative_speed_up(0.6, 1, 0.2), 1.6 / 1.2)
