"""Units: reading `TFLOP/s`, `million USD` or `kWh`, and the number of base units in one of them.

Definitions follow the SI brochure (9th ed., 2019) for prefixes, IEC 80000-13 for binary prefixes, and the Julian
year of 365.25 days (IAU) for years; a month is a twelfth of it, 730.5 hours, as in the Unified Code for Units of
Measure (`mo_j`).
"""

from __future__ import annotations

import math
import re

from calc.dimension import BASES, DIMENSIONLESS, Dimension
from calc.errors import CalcError, DimensionError
from calc.suggestion import did_you_mean

LONGEST = 120
LARGEST = 1e100

SI_PREFIXES = {"k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18, "Z": 1e21, "Y": 1e24}
SMALL_PREFIXES = {"m": 1e-3, "u": 1e-6, "µ": 1e-6, "n": 1e-9, "p": 1e-12}
BINARY_PREFIXES = {"Ki": 2.0**10, "Mi": 2.0**20, "Gi": 2.0**30, "Ti": 2.0**40, "Pi": 2.0**50}
SCALE_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15}

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
YEAR = 365.25 * DAY
WATT = Dimension({"J": 1, "s": -1})
FLOP_PER_SECOND = Dimension({"FLOP": 1, "s": -1})


def _base(symbol: str) -> Dimension:
    return Dimension({symbol: 1})


# name -> (base units in one, dimension, prefixes that it takes)
_NAMED: dict[str, tuple[float, Dimension, dict[str, float]]] = {
    **{symbol: (1.0, _base(symbol), {}) for symbol in BASES},
    "1": (1.0, DIMENSIONLESS, {}),
    "%": (0.01, DIMENSIONLESS, {}),
    "FLOP": (1.0, _base("FLOP"), SI_PREFIXES),
    "FLOPS": (1.0, FLOP_PER_SECOND, SI_PREFIXES),
    "bit": (1.0, _base("bit"), SI_PREFIXES | BINARY_PREFIXES),
    "byte": (8.0, _base("bit"), SI_PREFIXES | BINARY_PREFIXES),
    "nat": (1 / math.log(2), _base("bit"), {}),
    "J": (1.0, _base("J"), SI_PREFIXES | SMALL_PREFIXES),
    "W": (1.0, WATT, SI_PREFIXES | SMALL_PREFIXES),
    "Wh": (HOUR, _base("J"), SI_PREFIXES | SMALL_PREFIXES),
    "gCO2e": (1.0, _base("gCO2e"), SI_PREFIXES),
    "tCO2e": (1e6, _base("gCO2e"), SI_PREFIXES),
    "cent": (0.01, _base("USD"), {}),
    "s": (1.0, _base("s"), SMALL_PREFIXES),
    "min": (MINUTE, _base("s"), {}),
    "hour": (HOUR, _base("s"), {}),
    "day": (DAY, _base("s"), {}),
    "week": (7 * DAY, _base("s"), {}),
    "month": (YEAR / 12, _base("s"), {}),
    "year": (YEAR, _base("s"), {}),
    "GPU": (1.0, _base("chip"), {}),
    "TPU": (1.0, _base("chip"), {}),
    "accelerator": (1.0, _base("chip"), {}),
}

# Other ways in which people write them. What is shown is always the name on the right.
_ALIASES = {
    "$": "USD", "dollar": "USD", "usd": "USD", "US$": "USD", "¢": "cent", "gpu": "GPU", "tpu": "TPU",
    "flop": "FLOP", "FLOPs": "FLOP", "flops": "FLOP", "operation": "FLOP",
    "bits": "bit", "b": "bit", "B": "byte", "bytes": "byte", "nats": "nat",
    "param": "parameter", "params": "parameter", "vm": "VM",
    "sec": "s", "second": "s", "minute": "min", "h": "hour", "hr": "hour", "d": "day", "yr": "year", "mo": "month",
    "wk": "week", "watthour": "Wh",
    "percent": "%", "watt": "W", "joule": "J", "tCO2": "tCO2e", "gCO2": "gCO2e",
}  # fmt: skip

# Symbols that people prefix under another letter than the name that is shown: `GB` is a gigabyte, `Gb` a gigabit.
_PREFIXED_ALIASES = {
    "B": "byte", "b": "bit", "FLOPs": "FLOP", "flop": "FLOP", "flops": "FLOP",
    "watt": "W", "joule": "J", "watthour": "Wh", "second": "s", "sec": "s",
}  # fmt: skip
_WORD_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y",
    "milli": "m", "micro": "u", "nano": "n",
}  # fmt: skip
_SHORT_BYTES = re.compile(r"^([kMGTPE]|[KMGTP]i)byte$")

# Two names that make one, what is counted and how long: `GPU-hours`, `chip-years`. Where only a space joins them, a
# word may have been left out (`USD month`), unless it is chips or a power that last: `GPU hours`, `kilowatt hours`.
_LASTING = re.compile(
    r"(?P<scale>(?:thousand|million|billion|trillion) +)?(?P<name>[A-Za-z]+)(?P<sign>-| +)"
    r"(?P<time>(?:hour|hr|day|week|month|year|yr)s?)\b"
)
_LASTS = frozenset(["chip", "core", "VM", "J/s", "s"])
_MOMENTS = frozenset(["s", "sec", "second", "seconds", "min", "minute", "minutes"])
_TOKEN = re.compile(r"\s*(?:(?P<op>[*·×/()^])|(?P<number>-?\d+(?:\.\d+)?)|(?P<name>[^\s*·×/()^\d-][^\s*·×/()^]*))")


class Unit:
    """A unit of measurement: its `text`, its `dimension`, and `factor`, the number of base units in one of it."""

    __slots__ = ("dimension", "factor", "text")

    def __init__(self, text: str, factor: float, dimension: Dimension):
        self.text = text
        self.factor = factor
        self.dimension = dimension

    def to_base(self, value: float) -> float:
        return value * self.factor

    def from_base(self, value: float) -> float:
        return value / self.factor

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Unit({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unit) and (self.factor, self.dimension) == (other.factor, other.dimension)

    def __hash__(self) -> int:
        return hash((self.factor, self.dimension))


ONE = Unit("1", 1.0, DIMENSIONLESS)


def convert(value: float, unit: Unit, to: Unit) -> float:
    """`value` in `unit`, expressed in the unit `to`. Raises `DimensionError` when the two do not fit."""
    if unit.dimension != to.dimension:
        raise DimensionError(
            f"'{unit}' cannot be turned into '{to}': one is {_kind(unit)}, the other {_kind(to)}.",
            expected="a pure number" if to.dimension.is_dimensionless else f"a unit that fits '{to}'",
        )
    if unit.factor == to.factor:
        return value
    return to.from_base(unit.to_base(value))


def _kind(unit: Unit) -> str:
    return "a pure number" if unit.dimension.is_dimensionless else f"in {unit.dimension}"


def known_names() -> list[str]:
    """Every name without a prefix that a unit may be built from."""
    return [*_NAMED, *_ALIASES, *SCALE_WORDS]


_cache: dict[str, Unit] = {}


def parse_unit(text: str) -> Unit:
    """Read a unit such as `TFLOP/s`, `FLOP/parameter/token`, `million USD`, `kWh` or `USD per month`.

    Products are written `*` or `·`, quotients `/` or `per` and are taken from left to right, powers `^2`.
    Raises `CalcError` naming the part that is not known, with the nearest name that is.
    """
    if text not in _cache:
        if len(_cache) > 1000:
            _cache.clear()
        _cache[text] = _Reader(text).read()
    return _cache[text]


def _lasts(name: str) -> bool:
    try:
        return str(_named(name, 0)[1]) in _LASTS
    except CalcError:
        return False


def _joined(text: str) -> str:
    """The text with a sign wherever names are joined: a hyphen multiplies, and so does the space of `GPU hours`. Behind
    a quotient the two are one, `USD per GPU-hour`, but for a rate that lasts, `PFLOP/s-days`."""

    def product(found: re.Match) -> str:
        scale, name, time = found["scale"] or "", found["name"], found["time"]
        before = text[: found.start()].rstrip()
        if name in SCALE_WORDS or name == "per" or (found["sign"] != "-" and not _lasts(name)):
            return found.group()
        if name not in _MOMENTS and (before.endswith("/") or re.search(r"(?<![A-Za-z])per$", before)):
            return f"({scale}{name}*{time})"
        return f"{scale}{name}*{time}"

    text = re.sub(r"(?<![A-Za-z])US [Dd]ollars?(?![A-Za-z])", "USD", text)
    return re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z])", "*", _LASTING.sub(product, text))


class _Reader:
    """One pass over the text of a unit; a reader is used once."""

    def __init__(self, text: str):
        if len(text) > LONGEST:
            raise CalcError(f"The unit is {len(text)} characters long.", expected=f"at most {LONGEST}")
        self.text = text
        self.tokens = list(self._tokens(_joined(text)))
        self.place = 0

    def _tokens(self, text: str):
        place, end = 0, len(text.rstrip())
        while place < end:
            found = _TOKEN.match(text, place)
            if not found:
                raise CalcError(f"'{text}' is not a unit: '{text[place:].strip()[:12]}' cannot be read.", column=place)
            kind = found.lastgroup
            word = found.group(kind)
            if word == "per":
                kind, word = "op", "/"
            yield kind, word, found.start(kind)
            place = found.end()

    def read(self) -> Unit:
        if not self.tokens:
            raise CalcError("The unit is empty.", expected="a unit such as 'token' or 'TFLOP/s'; '1' for a pure number")
        try:
            factor, dimension, parts = self._product(depth=0)
        except ArithmeticError:
            factor = math.inf
        if not 1 / LARGEST <= factor <= LARGEST:
            raise CalcError(f"'{self.text}' is too large or too small for a unit.")
        if self.place < len(self.tokens):
            raise self._unexpected()
        return Unit(parts, factor, dimension)

    def _peek(self, kind: str, words: str = "") -> str | None:
        if self.place < len(self.tokens):
            found, word, _ = self.tokens[self.place]
            if found == kind and (not words or word in words):
                return word
        return None

    def _product(self, depth: int) -> tuple[float, Dimension, str]:
        factor, dimension, text = self._scaled(depth)
        while self.place < len(self.tokens) and not self._peek("op", ")"):
            sign = self._peek("op", "*·×/")
            if not sign:
                raise self._unexpected()
            self.place += 1
            other, other_dimension, other_text = self._scaled(depth)
            if sign == "/":
                factor, dimension, text = factor / other, dimension / other_dimension, f"{text}/{other_text}"
            else:
                factor, dimension, text = factor * other, dimension * other_dimension, f"{text}*{other_text}"
        return factor, dimension, text

    def _scaled(self, depth: int) -> tuple[float, Dimension, str]:
        """A factor with a word for its scale before it, as in `million USD` and `USD/million token`."""
        word = self._peek("name")
        following = self.tokens[self.place + 1][0] if len(self.tokens) > self.place + 1 else None
        if word not in SCALE_WORDS or following != "name":
            return self._factor(depth)
        self.place += 1
        factor, dimension, text = self._factor(depth)
        return SCALE_WORDS[word] * factor, dimension, f"{word} {text}"

    def _factor(self, depth: int) -> tuple[float, Dimension, str]:
        if depth > 5:
            raise CalcError(f"'{self.text}' is nested too deeply for a unit.")
        if self._peek("op", "("):
            self.place += 1
            factor, dimension, text = self._product(depth + 1)
            if not self._peek("op", ")"):
                raise CalcError(f"'{self.text}' is not a unit: a closing parenthesis is missing.")
            self.place += 1
            text = f"({text})"
        elif self._peek("name"):
            _, word, column = self.tokens[self.place]
            self.place += 1
            factor, dimension, text = _named(word, column)
        elif self._peek("number") == "1":
            self.place += 1
            factor, dimension, text = 1.0, DIMENSIONLESS, "1"
        else:
            raise self._unexpected()
        return self._raised(factor, dimension, text)

    def _raised(self, factor: float, dimension: Dimension, text: str) -> tuple[float, Dimension, str]:
        if not self._peek("op", "^"):
            return factor, dimension, text
        self.place += 1
        exponent = self._peek("number")
        if exponent is None or not 0.1 <= abs(float(exponent)) <= 9:
            raise CalcError(f"'{self.text}' is not a unit: '^' needs a number of size 0.1 to 9 after it.")
        self.place += 1
        return factor ** float(exponent), dimension ** float(exponent), f"{text}^{exponent}"

    def _unexpected(self) -> CalcError:
        if self.place < len(self.tokens):
            _, word, column = self.tokens[self.place]
            return CalcError(
                f"'{self.text}' is not a unit: '{word}' is out of place.",
                expected="names joined by * and /, such as 'USD/month'",
                column=column,
            )
        return CalcError(f"'{self.text}' is not a unit: something is missing at its end.", column=len(self.text))


def _named(word: str, column: int) -> tuple[float, Dimension, str]:
    small = word.lower()
    found = _lookup(word) or _lookup(_singular(word)) or _plain_word(small) or _plain_word(_singular(small))
    if not found:
        raise CalcError(
            f"'{word}' is not a unit that is known here.",
            expected="a unit such as token, parameter, USD, FLOP, byte, hour, chip or core, also with a prefix (TFLOP)",
            hint=did_you_mean(word, known_names()),
            column=column,
        )
    return found


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


def _plain_word(word: str) -> tuple[float, Dimension, str] | None:
    """A word without a prefix, for those who wrote it large: `Tokens`, `HOURS`. Of a letter, size says what it is."""
    name = _ALIASES.get(word, word)
    return _lookup(word) if len(word) > 2 and (name in _NAMED or word in SCALE_WORDS) else None


def _lookup(word: str) -> tuple[float, Dimension, str] | None:
    name = _ALIASES.get(word, word)
    if name in _NAMED:
        factor, dimension, _ = _NAMED[name]
        return factor, dimension, name
    if word in SCALE_WORDS:
        return SCALE_WORDS[word], DIMENSIONLESS, word
    for long, short in _WORD_PREFIXES.items():
        if word.lower().startswith(long):
            word = short + word[len(long) :]
    return _prefixed(word)


def _prefixed(word: str) -> tuple[float, Dimension, str] | None:
    for length in (2, 1):
        prefix, rest = word[:length], word[length:]
        prefix = "k" if prefix == "K" else prefix  # KB, as many write it
        name = _PREFIXED_ALIASES.get(rest, rest)
        if name in _NAMED and prefix in _NAMED[name][2]:
            factor, dimension, prefixes = _NAMED[name]
            return prefixes[prefix] * factor, dimension, _shown(prefix, name)
    return None


def _shown(prefix: str, name: str) -> str:
    text = prefix + name
    return _SHORT_BYTES.sub(r"\1B", text)
