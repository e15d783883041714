"""Numbers written in words: `two-thirds`, `a hundred thousand`, `half a trillion`, `twice`, `two orders of magnitude`.

Ordinals are no numbers (`the fifth`), and neither are words that only say how many digits one would have (`hundreds of
billions`, `tens of thousands`). One pass over the words of a text: the cost grows with its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from calc.number import LARGEST

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
DOZEN, HUNDRED = 12, 100
THOUSANDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15}
SCALES = {"dozen": DOZEN, "hundred": HUNDRED, **THOUSANDS}
# Below what a number is divided, when it stands behind one: `one third`, `two-thirds`, `a quarter`.
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000, "millionth": 1e6, "billionth": 1e9,
}  # fmt: skip
_MANY_PARTS = {**{f"{word}s": value for word, value in PARTS.items()}, "halves": 2}
ALONE = {
    "half": 0.5, "halve": 0.5, "halves": 0.5, "halved": 0.5, "halving": 0.5, "single": 1, "once": 1,
    "twice": 2, "double": 2, "doubles": 2, "doubled": 2, "doubling": 2,
    "thrice": 3, "triple": 3, "triples": 3, "tripled": 3, "tripling": 3,
    "quadruple": 4, "quadruples": 4, "quadrupled": 4, "quadrupling": 4,
    **{f"{word}fold": value for word, value in {**ONES, **TENS, **SCALES}.items()},
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"\s{1,3}|\s?-\s?")
_BEFORE_WHOLE = re.compile(rf"\s+(?:of\s+)?an?\s+(?P<scale>{'|'.join(SCALES)})\b", re.I)
_MAGNITUDE = re.compile(r"\s+orders?\s+of\s+magnitude\b", re.I)


@dataclass
class InWords:
    """A number in words: where it stands, its value, and the word for its scale that it ends with (1 for none)."""

    start: int
    end: int
    value: float
    scale: float


def numbers_in_words(text: str) -> Iterator[InWords]:
    """Every number that is written in words, in the order of the text."""
    words = [(found.group().lower(), found.start(), found.end()) for found in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        phrase = _Phrase(text, words, place)
        if phrase.value is None:
            place += 1
        else:
            yield InWords(words[place][1], phrase.end, phrase.value, phrase.scale)
            place = phrase.place


class _Phrase:
    """The longest number that begins at a word. `value` is None where none does; `place` is the word behind it."""

    def __init__(self, text: str, words: list[tuple[str, int, int]], place: int):
        self.text, self.words, self.first, self.place = text, words, place, place
        self.value: float | None = None
        self.scale = 1.0
        self.end = 0
        self._read()

    def _word(self, ahead: int = 0) -> str:
        """A word of the phrase to come; "" where something else than a space or a hyphen stands before it."""
        here = self.place + ahead
        if here >= len(self.words):
            return ""
        word, start, _ = self.words[here]
        is_first = here == self.first
        return word if is_first or _GAP.fullmatch(self.text, self.words[here - 1][2], start) else ""

    def _take(self, count: int = 1) -> None:
        self.place += count
        self.end = self.words[self.place - 1][2]

    def _read(self) -> None:
        word = self._word()
        if word in ("a", "an"):
            self._read_article()
        elif word in ALONE:
            self._take()
            self.value = float(ALONE[word])
            self._read_whole()
        elif word in ONES or word in TENS:
            self._read_cardinal()
        if self.value is not None:
            self._read_magnitude()

    def _read_article(self) -> None:
        """`a dozen`, `a hundred thousand`, `a third`, `an order of magnitude`; any other `a` is no number."""
        following = self._word(1)
        if following in SCALES:
            self._take()
            self.value = 1.0
            self._read_rest(1.0, 0.0)
        elif following in PARTS and following != "half":
            self._take(2)
            self.value = 1 / PARTS[following]
            self._read_whole()
        elif _MAGNITUDE.match(self.text, self.words[self.place][2]):
            self._take()
            self.value = 1.0

    def _read_cardinal(self) -> None:
        word = self._word()
        self._take()
        self._read_rest(float(TENS[word] if word in TENS else ONES[word]), 0.0)

    def _read_rest(self, current: float, before: float) -> None:
        """The words behind a first one: `before` is what is complete (`one thousand`), `current` what goes on."""
        last = current
        while word := self._word():
            if word in SCALES and current < LARGEST / 1e15:
                last = SCALES[word]
                current, self.scale = current * last, (1.0 if last < 1e3 else self.scale * last)
                self._take()
                continue
            ahead = 1 if word == "and" else 0
            small = self._small(ahead)
            if small is not None and self._goes_on(last, small, bool(ahead)):
                self._take(ahead + 1)
                if last >= 1e3:
                    before, current = before + current, small
                else:
                    current += small
                last, self.scale = small, 1.0
            elif word == "and" and self._word(1) == "a" and self._word(2) == "half":
                self._take(3)
                current += 0.5 * (last if last in SCALES.values() else 1)
                last = 0.5
            else:
                break
        self.value = before + current
        self._read_part()

    def _small(self, ahead: int) -> float | None:
        word = self._word(ahead)
        found = ONES.get(word, TENS.get(word))
        return None if found is None else float(found)

    @staticmethod
    def _goes_on(last: float, small: float, has_and: bool) -> bool:
        """`twenty` goes on with `five`, `hundred` and `thousand` with anything small; `two three` are two numbers."""
        if last >= HUNDRED:
            return small > 0
        return not has_and and last in TENS.values() and 0 < small < 10

    def _read_part(self) -> None:
        """What it is divided by: `two thirds`, `three quarters`, `one tenth`."""
        word = self._word()
        kinds = PARTS if self.value == 1 else _MANY_PARTS
        if word in kinds and 0 < self.value < 100:
            self._take()
            self.value /= kinds[word]
            self._read_whole()

    def _read_whole(self) -> None:
        """What it is a part of: `half a trillion`, `a quarter of a million`."""
        found = _BEFORE_WHOLE.match(self.text, self.end)
        if found and found["scale"].lower() in SCALES:
            self.value *= SCALES[found["scale"].lower()]
            while self.place < len(self.words) and self.words[self.place][2] <= found.end():
                self._take()

    def _read_magnitude(self) -> None:
        """`two orders of magnitude` are a factor of 100."""
        found = _MAGNITUDE.match(self.text, self.end)
        if found and self.value <= 30:
            self.value = 10.0**self.value
            while self.place < len(self.words) and self.words[self.place][2] <= found.end():
                self._take()
