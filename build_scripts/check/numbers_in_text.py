"""The numbers that stand in a text, in digits or words, with the units that are written with them.

    1,234,567 · 8'404'992 · 10 000 · 2.15e25 · 3.8 × 10^4 · $1.62 \\times 10^{10}$ · 10²⁵    digits
    63M · $63 million · 65-billion · 128k · 32% · 32 percent · 1/3 · ½                       with a scale, or a share
    90 to 100 days · 40-80% · 5B-500B · 30 or 65 billion · 770±50 PFLOP                      with one scale, one unit
    two-thirds · a hundred thousand · half a trillion · twice                                words: `number_words`

What is part of a name is no number: the digits of `A100`, `GPT-4` and `v4`; nor are ordinals, `1st` and `5th`. What
can be read in two ways is found in both: `12 768` of a table is 12, 768 and 12,768; `128k` is 128,000 and 131,072.

One pass over the text, with a bounded look ahead from each number: the cost grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from unicodedata import normalize as unicode_form
from unicodedata import numeric

from build_scripts.check.number_words import SCALES, numbers_in_words
from calc.errors import CalcError
from calc.number import LONGEST, Number, match_number, normalize
from calc.unit import Unit, parse_unit

# What is rewritten before numbers are looked for, each to the form that calc reads.
_REWRITINGS = [
    (re.compile(r"\\times\b|\\cdot\b|·(?=\s?10\^)"), "×"),
    (re.compile(r"\^\{([+-]?\d{1,4})\}"), r"^\1"),
    (re.compile(r"(?<![\d.])10\*\*(?=[+-]?\d)"), "10^"),
    (re.compile(r"(?<=\d)['’](?=\d{3}(?!\d))"), ","),
    (re.compile(r"(?i)(?<=[a-z\d])[ -]?(?:per ?cent|pct)\b"), "%"),
    (re.compile(rf"(?i)(?<=\d)-(?=(?:{'|'.join(SCALES)})\b)"), " "),
    (re.compile(r"(\d{1,6})([¼-¾⅐-⅞])"), lambda found: f"{int(found[1]) + numeric(found[2]):.4f}"),
    (re.compile("[¼-¾⅐-⅞]"), lambda found: unicode_form("NFKC", found[0])),
    (re.compile("⁄"), "/"),
    (re.compile(r"(?i)(?<![a-z])([kmgtpez])flop(?=s?(?![a-z]))"), lambda found: f"{found[1].upper()}FLOP"),
]
_START = re.compile(r"(?<!\.)\.\d|\d")
_REST_OF_NAME = re.compile(r"[\w.]*")
_NO_NAME = re.compile(r"(?i)(?<![a-z])(?:mid|early|late|pre|post|sub|top|over|under|non)-$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)s?\b")
_MORE_SCALE = re.compile(rf"(?i)[\s-]({'|'.join(SCALES)})\b")
_MINUS = re.compile(r"(?:^|[\s(\[{=,:;$|])[-]$")
_CURRENCY = re.compile(r"(?:\$|\bUSD)\s?$")
# What joins two numbers that share their scale and their unit.
_JOINT = re.compile(r"\s*(?:-|–|—|~|\.\.\.?|…|,|/|±|\+/-|\bto\b|\band\b|\bor\b|->|→)(?:\s*(?:or|and))?\s*~?\$?\s*")
_SPREAD = re.compile(r"\s*(?:±|\+/-|\\pm)\s*")
_UNIT = re.compile(
    r"[\s-]{0,2}(?P<unit>(?:(?:/|per\b)\s?)?[A-Za-zµ]\w*(?:(?:\s?/\s?|\s?\*\s?|·|-|\s)[A-Za-zµ]\w*){0,3})"
)
_LAST_WORD = re.compile(r"(?:\s?/\s?|\s?\*\s?|·|-|\s)\w+$")
_QUOTIENT = re.compile(r"/|\bper\b")
_OVER = re.compile("/")
_LONGEST_UNIT, _LONGEST_JOINT = 60, 12  # characters


@dataclass(frozen=True)
class Found:
    """A number of the text with its place. `unit` is the longest unit that can be read with it, `counted` the part of
    it that stands above the line (`USD` of `USD/month`); None where there is none."""

    start: int
    end: int
    number: Number
    unit: Unit | None = None
    counted: Unit | None = None
    is_ordinal: bool = False


def numbers_in(text: str) -> list[Found]:
    """Every number in the text in each of its readings, in the order of the text."""
    plain = _plain(text)
    single = sorted([*_in_digits(plain), *_in_words(plain)], key=lambda found: found.start)
    places = [list(readings) for _, readings in groupby(single, key=lambda found: found.start)]
    _carry(plain, places)
    found = [reading for readings in places for reading in readings if not reading.is_ordinal]
    return sorted([*found, *_joined(plain, places)], key=lambda found: found.start)


def _plain(text: str) -> str:
    text = normalize(text)
    for pattern, written in _REWRITINGS:
        text = pattern.sub(written, text)
    return text


def _in_digits(text: str) -> Iterator[Found]:
    place = 0
    while start := _START.search(text, place):
        begin = start.start()
        readings = [] if _is_within_name(text, begin) else list(_readings(text, begin))
        yield from readings
        place = readings[0].end if readings else _REST_OF_NAME.match(text, begin).end()


def _is_within_name(text: str, place: int) -> bool:
    """Whether the digits belong to a word: `A100`, `v4`, `p4d.24xlarge`; not the 7 of `8x7B` and the 63 of `USD63M`."""
    before = text[max(0, place - 3) : place]
    last = before[-1:]
    if last == "_" or (last.isascii() and last.isalpha()):
        return before != "USD" and not (last in "xX" and before[-2:-1].isdigit())
    return last.isdigit() and text[place] == "."


def _is_name(text: str, begin: int, number: Number) -> bool:
    """Whether it is the number of a thing: `GPT-4`. Not `LLaMA-13B`, which says how large it is, nor `mid-2024`."""
    before = text[max(0, begin - 7) : begin]
    is_joined = before[-1:] == "-" and before[-2:-1].isalpha() and not before[-3:-2].isdigit()
    return is_joined and number.scale == 1.0 and not _NO_NAME.search(before)


def _readings(text: str, begin: int) -> Iterator[Found]:
    """The number that begins here; and, where spaces may group its digits, the longer one as well."""
    piece = text[begin : begin + LONGEST]
    row = re.search(r"\d( )\d", piece)
    known = 0
    for part in (piece[: row.start(1)] if row else piece, piece):
        try:
            length, number = match_number(part, 0)
        except CalcError:
            return
        if number is None or length == LONGEST or length <= known or _is_name(text, begin, number):
            return
        known = length
        yield from _scaled(text, begin, begin + length, number)


def _scaled(text: str, begin: int, end: int, number: Number) -> Iterator[Found]:
    """The number with the words for its scale that calc does not know, its sign, and 1024 for its `k`."""
    while number.scale < 1e18 and not number.is_percent and (more := _MORE_SCALE.match(text, end)):
        number = _times(number, float(SCALES[more[1].lower()]))
        end = more.end()
    if number.text.startswith("10^"):
        number = exact(number.value, number.text)  # a power has no digits that say how precisely it was meant
    if _MINUS.search(text[max(0, begin - 2) : begin]):
        number = Number(-number.value, -number.high, -number.low, number.scale, number.text)
    yield _with_unit(text, begin, end, number)
    if number.text[-1] in "kK":
        yield _with_unit(text, begin, end, number.times(1.024))


def _times(number: Number, factor: float) -> Number:
    """The number with another factor behind it."""
    return Number(number.value * factor, number.low * factor, number.high * factor, number.scale * factor, number.text)


def exact(value: float, text: str, scale: float = 1.0) -> Number:
    """A number that stands for nothing but itself."""
    return Number(value, value, value, scale, text)


def _in_words(text: str) -> Iterator[Found]:
    for word in numbers_in_words(text):
        number = exact(word.value, text[word.start : word.end], word.scale)
        end = word.end
        if text.startswith("%", end):
            number, end = exact(word.value / 100, number.text + "%", 0.01), end + 1
        yield _with_unit(text, word.start, end, number)


def _with_unit(text: str, start: int, end: int, number: Number) -> Found:
    has_dollars = bool(_CURRENCY.search(text[max(0, start - 5) : start]))
    found = _UNIT.match(text, end, end + _LONGEST_UNIT)
    units = _read_unit(found["unit"] if found else "", has_dollars)
    return Found(start, end, number, *units, is_ordinal=bool(_ORDINAL.match(text, end)))


@lru_cache(maxsize=4096)
def _read_unit(written: str, has_dollars: bool) -> tuple[Unit | None, Unit | None]:
    """The longest unit that the text begins with, and what it counts; `$` in front stands for dollars."""
    while written:
        is_quotient = bool(_QUOTIENT.match(written))
        unit = _unit(f"USD {written}" if is_quotient and has_dollars else written)
        if unit is not None and not (is_quotient and not has_dollars):
            return unit, counted(unit)
        shorter = _LAST_WORD.sub("", written)
        written = shorter if shorter != written else ""
    return (_unit("USD"), _unit("USD")) if has_dollars else (None, None)


def _unit(text: str) -> Unit | None:
    try:
        return parse_unit(text.strip())
    except CalcError:
        return None


def counted(unit: Unit) -> Unit | None:
    """What stands above the line of a unit: `TFLOP` of `TFLOP/s/chip`."""
    return _unit(_QUOTIENT.split(unit.text)[0])


def _carry(text: str, places: list[list[Found]]) -> None:
    """In `90 to 100 days` and `30 or 65 billion` the first number has the scale and the unit of the last.

    What is written without them is kept as well: `500 to 1T`.
    """
    for readings, following in zip(places[-2::-1], places[:0:-1], strict=True):
        one, last = readings[0], following[0]
        if not _are_joined(text, one, last, _JOINT):
            continue
        if one.unit is None and last.unit is not None:
            readings[:] = [replace(reading, unit=last.unit, counted=last.counted) for reading in readings]
        if one.number.scale == 1.0 and last.number.scale != 1.0:
            readings.insert(0, replace(readings[0], number=_times(one.number, last.number.scale)))


def _joined(text: str, places: list[list[Found]]) -> Iterator[Found]:
    """What two numbers are together: `1/3`, `1/1,000th`, and the ends of `770±50`."""
    for (one, *_), (last, *_) in pairwise(places):
        if _are_joined(text, one, last, _OVER) and last.number.value:
            yield replace(
                last, start=one.start, number=exact(one.number.value / last.number.value, ""), is_ordinal=False
            )
        elif _are_joined(text, one, last, _SPREAD):
            for value in (one.number.value - last.number.value, one.number.value + last.number.value):
                yield replace(last, start=one.start, number=exact(value, ""))


def _are_joined(text: str, one: Found, last: Found, pattern: re.Pattern) -> bool:
    return 0 < last.start - one.end <= _LONGEST_JOINT and bool(pattern.fullmatch(text, one.end, last.start))
