"""Numbers in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.check.number_words import ONES, SCALES, TENS, numbers_in_words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("seven of them", [7]),
        ("twenty-five", [25]),
        ("a hundred thousand", [100_000]),
        ("one hundred and twenty", [120]),
        ("one thousand two hundred and five", [1_205]),
        ("two hundred five thousand", [205_000]),
        ("nineteen hundred", [1_900]),
        ("one million two hundred thousand", [1_200_000]),
        ("five trillion tokens", [5e12]),
        ("a dozen", [12]),
        ("two dozen", [24]),
        ("half", [0.5]),
        ("half a trillion", [5e11]),
        ("half a dozen", [6]),
        ("two and a half million", [2.5e6]),
        ("a million and a half", [1.5e6]),
        ("one third", [1 / 3]),
        ("a third", [1 / 3]),
        ("two-thirds", [2 / 3]),
        ("three quarters", [0.75]),
        ("a quarter of a million", [250_000]),
        ("One Tenth", [0.1]),
        ("twice", [2]),
        ("doubled", [2]),
        ("tenfold", [10]),
        ("an order of magnitude", [10]),
        ("two orders of magnitude", [100]),
        ("a million trillion", [1e18]),
        ("four, five and six", [4, 5, 6]),
        ("two three", [2, 3]),
    ],
)
def test_a_number_in_words_is_read(text, values):
    assert [one.value for one in numbers_in_words(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    "text",
    ["", "a", "an H100", "the fifth", "hundreds of billions", "tens of thousands", "millions", "a thirdly", "and",
     "per million", "someone often", "A. Hundred"],
)  # fmt: skip
def test_what_is_no_number_is_left_alone(text):
    assert list(numbers_in_words(text)) == []


def in_words(number):
    """A whole number below a quadrillion as it is spoken."""
    parts = []
    for word in ("trillion", "billion", "million", "thousand", ""):
        size = int(SCALES[word]) if word else 1
        here, number = divmod(number, size)
        hundreds, rest = divmod(here, 100)
        tens = [word for word, value in TENS.items() if value == rest // 10 * 10] if rest >= 20 else []
        ones = [word for word, value in ONES.items() if value and value == (rest % 10 if rest >= 20 else rest)]
        spoken = [in_words(hundreds), "hundred"] if hundreds else []
        if rest:
            spoken.append("-".join(tens + ones))
        if here:
            parts.append(" ".join([*spoken, word]).strip())
    return " ".join(parts)


@settings(deadline=None)
@given(st.integers(1, 10**15 - 1))
def test_every_whole_number_is_found_again(number):
    assert [one.value for one in numbers_in_words(f"about {in_words(number)} of them")] == [number]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*ONES, *TENS, *SCALES, "a", "and", "half", "third", "thirds", "orders of magnitude"])))
def test_no_row_of_such_words_is_too_much(words):
    text = " ".join(words)
    for one in numbers_in_words(text):
        assert 0 <= one.start < one.end <= len(text) and 0 <= one.value < 1e301
