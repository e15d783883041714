"""What a person wrote for an amount, taken apart: numbers, what joins them, units, and the family of a range.

    63M USD · $63M · USD 63M · 32% · ~1.8T · 2.15e25 FLOP
    90 to 100 day · 1.5T..4T · 1-2 million USD · between 90 and 100 days · from 1 to 2     a 90 % interval
    90 to 100, median 92 · 92 (90 to 100)                                                  the same with its median
    5T ± 1T · 5T ± 10%                                                                     a 90 % interval, normal
    5T ×/÷ 2 · 5T within a factor of 2                                                     a 90 % interval, lognormal
    normal 90 to 100 · 90 to 100 lognormal                                                 of that family
    uniform 90 to 100 day · uniform(90, 100) day · log-uniform 1e24 to 1e26                least and greatest value
    triangular 80 90 120 · triangular(80, 90, 120) day · triangular 80 to 120, mode 90     least, most likely, greatest
    beta 8, 4 · beta(8, 4)                                                                 a and b, of a share
    beta 30% to 40%                                                                        a 90 % interval of a share

Nothing here knows what a unit is or which numbers go together; `calc.amount` does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from calc.errors import CalcError
from calc.number import Number, match_number, normalize, read_number

NORMAL, LOGNORMAL = "normal", "lognormal"
UNIFORM, LOG_UNIFORM, TRIANGULAR, BETA = "uniform", "log-uniform", "triangular", "beta"
TO, SPREAD, TIMES, LIST = "to", "±", "×/÷", ","

# Patterns are texts, which `re` compiles when they are first needed and keeps: most fields hold a plain number.
_ABOUT = r"(?i)^(?:~|≈|∼|(?:about|approximately|approx\.?|around|roughly|circa|ca\.|exactly)(?![a-z]))\s*"
_CURRENCY = r"(?:(?:US)?\$|USD(?=\s?[\d.]))\s?"
# What joins two numbers. A hyphen joins only where a number or a $ follows, as in `1.5-4T` and not in `GPU-hours`.
_JOINT = (
    r"(?i)\s*(?:(?P<spread>±|\+/-|\+-|\bplus or minus\b)"
    r"|(?P<times>[×x*]\s?/\s?÷|×÷|\btimes or divided by\b|\b(?:with)?in a factor of\b|\bgive or take a factor of\b)"
    r"|\.\.\.?|…|–|—|-(?=\s*[-\d$.])|~|\bto\b|(?P<until>\b(?:and|until|till)\b|&))\s*"
)
_FAMILY = r"(?P<family>log[- ]?uniform|uniform|log[- ]?normal|normal|gaussian|triangular|triangle|beta)"
_FAMILY_BEFORE = rf"(?i){_FAMILY}(?:\s+distribution)?(?![a-z])\s*[,:]?\s*"
_FAMILY_BEHIND = rf"(?i)[\s,;(]+{_FAMILY}(?:\s+distribution)?\)?$"
_OTHER_NAMES = {"gaussian": NORMAL, "triangle": TRIANGULAR, "loguniform": LOG_UNIFORM}
_INTERVAL = r"(?i)(?P<share>\d+)\s?%\s+(?:confidence |credible )?(?:interval|range|CI)\b\s*[,:]?\s*"
_MIDDLE = r"(?i)[\s,;(]+(?P<what>mode|most likely|peak|median)\b\s*(?:is\b|at\b|[=:])?\s*(?P<rest>[^()]*)\)?$"
_BOUND = r"(?i)(?:[<>≤≥]=?|(?:at least|at most|up to|more than|less than|fewer than|over|under|above|below|min|max)\b)"
_MOMENTS = r"\b(?:mean|average|sd|std|stdev|sigma|σ|variance|standard deviations?|standard errors?|se)\b"
_ERROR_IN_BRACKETS = r"\d\s*\(\s*[\d.]+\s*\)"
_PERCENT = r"(?i)(?<=\d)\s?(?:per ?cent|pct)\b"
_MULTIPLE = r"(?i)(?:x|×|times|-?fold)$"

# How many numbers a family takes where they are listed.
_LISTED = {UNIFORM: 2, LOG_UNIFORM: 2, TRIANGULAR: 3, BETA: 2}
_EXAMPLES = {
    UNIFORM: "'uniform 90 to 100' or 'uniform(90, 100)'",
    LOG_UNIFORM: "'log-uniform 1e24 to 1e26'",
    TRIANGULAR: "'triangular 80 to 120, mode 90' or 'triangular(80, 90, 120)'",
    BETA: "'beta(8, 4)' or 'beta 30% to 40%'",
    NORMAL: "'normal 90 to 100'",
    LOGNORMAL: "'lognormal 90 to 100'",
}


@dataclass
class Written:
    """The parts of what was written. `units` has the text behind each number, `joint` what joins them (None for one
    number alone). Three numbers are the least, the middle (most likely, or median) and the greatest."""

    numbers: list[Number]
    units: list[str]
    joint: str | None
    family: str | None
    has_dollars: bool
    is_multiple: bool = False


def take_apart(text: str, is_percent: bool = False) -> Written:
    """The parts of what a person wrote; `is_percent` where a number alone is in percent.

    Raises `CalcError` that says what cannot be read.
    """
    plain = normalize(text)
    end, number = match_number(plain, 0)
    if number is not None and end == len(plain):
        return Written([number], [""], None, None, False)
    clean = re.sub(_ABOUT, "", re.sub(_PERCENT, "%", plain))
    clean = _without_brackets(_without_interval(clean))
    _refuse_what_is_no_amount(clean, text)
    clean, family, behind = _family(clean)
    if re.search(_MOMENTS, clean) or re.search(_ERROR_IN_BRACKETS, clean):
        raise CalcError(
            "Means, standard deviations and standard errors are not read here.",
            expected=f"a 90 % interval, as in {_EXAMPLES[NORMAL]}",
            hint="Of a normal distribution it is the mean ± 1.645 standard deviations.",
        )
    clean, middle, what = _middle(_median_first(clean))
    family = _family_of_middle(family, what)
    joint, pieces = _pieces(clean, family, text)
    terms = [_term(piece, text) for piece in pieces]
    if middle is not None:
        if joint != TO:
            raise CalcError(f"A {what} belongs between two ends.", expected=f"a range, as in '80 to 120, {what} 90'")
        terms.insert(1, _term(middle, text))
    _check_count(family, joint, terms, text)
    return _put_together(terms, joint, family, behind, is_percent)


def _put_together(terms: list[_Term], joint: str | None, family: str | None, behind: str, is_percent: bool) -> Written:
    units = [term.unit for term in terms]
    if behind:
        if units[-1]:
            raise CalcError(f"'{units[-1]}' and '{behind}' are two units for one range.", expected="one unit")
        units[-1] = behind
    is_multiple = len(terms) == 1 and bool(re.match(_MULTIPLE, units[0]))
    numbers = [term.number for term in terms]
    if joint is not None and not (family == BETA and joint == LIST):
        numbers = _with_one_scale(numbers, joint, is_percent)
    has_dollars = any(term.has_dollars for term in terms)
    return Written(numbers, [""] if is_multiple else units, joint, family, has_dollars, is_multiple)


def _without_interval(clean: str) -> str:
    """Without `90 % interval,` in front, as the echo of a field has it; another percentage is another interval."""
    found = re.match(_INTERVAL, clean)
    if not found:
        return clean
    if found["share"] != "90":
        raise CalcError(
            f"A {found['share']} % interval is not read here.",
            expected="a 90 % interval, from the 5th to the 95th percentile",
        )
    return clean[found.end() :]


def _without_brackets(clean: str) -> str:
    """`[90, 100] day` -> `90 to 100 day`."""
    found = re.fullmatch(r"\[([^\[\]]*)\]([^\[\]]*)", clean)
    ends = re.split(r"\s*;\s*|,\s+|,(?=[^,]*$)", found[1]) if found else []
    return f"{ends[0]} to {ends[1]}{found[2]}" if len(ends) == 2 else clean


def _refuse_what_is_no_amount(clean: str, text: str) -> None:
    shown = text.strip()[:40]
    if re.search("[€£¥₹]", clean):
        raise CalcError("Money is in US dollars here; rates of exchange are not known.", expected="an amount in USD")
    if re.match(_BOUND, clean):
        raise CalcError(
            f"'{shown}' is a bound, neither a number nor a range.", expected="a number, or both ends, as in '90 to 100'"
        )
    joint = re.match(_JOINT, clean)
    if joint and (joint["spread"] or joint["times"]):
        raise CalcError(
            f"There is no number before '{joint.group().strip()}'.",
            expected="a number and its spread, as in '5T ± 10%'",
        )


def _family(clean: str) -> tuple[str, str | None, str]:
    """The text without the word for the family, the family, and the unit behind a call such as `uniform(1, 2) day`."""
    before = re.match(_FAMILY_BEFORE, clean)
    family, behind = None, ""
    if before:
        family, clean = _named(before), clean[before.end() :]
        if clean.startswith("("):
            inner, closed, behind = clean[1:].partition(")")
            if not closed:
                raise CalcError("A closing parenthesis is missing.", expected=f"a form such as {_EXAMPLES[family]}")
            return inner.strip(), family, behind.strip()
    found = re.search(_FAMILY_BEHIND, clean)
    if found and found.start() > 0:
        if family is not None and family != _named(found):
            raise CalcError(
                f"'{family}' and '{_named(found)}' are two families for one range.", expected="one of the two"
            )
        family, clean = _named(found), clean[: found.start()]
    return clean.strip(), family, behind


def _named(found: re.Match) -> str:
    name = re.sub("[- ]", "", found["family"].lower())
    return _OTHER_NAMES.get(name, name)


def _median_first(clean: str) -> str:
    """`92 (90 to 100) day` -> `90 to 100 day, median 92`, as ranges with their value are shown."""
    found = re.fullmatch(r"([^()]*\d[^()]*?)\s*\((\s*[-+$.\d][^()]*)\)([^()]*)", clean)
    if not found or not re.search(_JOINT, found[2][1:]):
        return clean
    return f"{found[2]}{found[3]}, median {found[1]}"


def _middle(clean: str) -> tuple[str, str | None, str | None]:
    """The text without `, mode 90`, and the text and the name of that middle."""
    found = re.search(_MIDDLE, clean)
    if not found:
        return clean, None, None
    return clean[: found.start()], found["rest"].strip(), "median" if found["what"].lower() == "median" else "mode"


def _family_of_middle(family: str | None, what: str | None) -> str | None:
    if what is None:
        return family
    fitting = (None, TRIANGULAR) if what == "mode" else (None, NORMAL, LOGNORMAL)
    if family not in fitting:
        raise CalcError(f"A {what} does not go with '{family}'.", expected=f"a form such as {_EXAMPLES[family]}")
    return TRIANGULAR if what == "mode" else family


def _pieces(clean: str, family: str | None, text: str) -> tuple[str | None, list[str]]:
    """What joins the numbers, and the text of each with its unit."""
    opened = re.match(r"(?:from|between)\b\s*", clean, re.IGNORECASE)
    if opened:
        clean = clean[opened.end() :]
    place = _skip_currency(clean)
    end, first = match_number(clean, place)
    if first is None:
        read_number(clean)  # raises, and says why
        raise CalcError(f"'{text.strip()[:40]}' is not a number.", expected="a number such as 63M or 1,234,567")
    joint = re.search(_JOINT, clean[end:])
    if joint and joint["until"] and not opened:
        joint = None
    if joint is None and family in (NORMAL, LOGNORMAL):
        raise CalcError(
            f"A {family} range needs its two ends; a mean and a standard deviation are not read.",
            expected=f"a 90 % interval, as in {_EXAMPLES[family]}",
        )
    if joint is None:
        return (LIST, _listed(clean, family)) if family in _LISTED else (None, [clean])
    pieces = [clean[: end + joint.start()], clean[end + joint.end() :]]
    if not pieces[1]:
        raise CalcError(f"'{text.strip()[:40]}' ends too early.", expected="a second number, as in '90 to 100 day'")
    return SPREAD if joint["spread"] else TIMES if joint["times"] else TO, pieces


def _listed(clean: str, family: str) -> list[str]:
    """`80, 90, 120` · `1,000, 2,000` · `80,90` · `80; 90` · `80 90 120`: at whatever gives as many as are needed."""
    count = _LISTED[family]
    for separator in (r"\s*;\s*", r",\s+", r"\s*,\s*"):
        pieces = re.split(separator, clean)
        if len(pieces) == count:
            return pieces
    return _spaced(clean)


def _spaced(clean: str) -> list[str]:
    """Numbers with nothing but spaces and commas between them; the last keeps what stands behind it."""
    pieces, place = [], 0
    while place < len(clean):
        end, number = match_number(clean, place, in_row=True)
        if number is None:
            break
        pieces.append(clean[place:end].strip())
        place = len(clean) - len(clean[end:].lstrip(" ,;"))
    if not pieces:
        return [clean]
    pieces[-1] = f"{pieces[-1]} {clean[place:]}".strip()
    return pieces


@dataclass
class _Term:
    """One number with the text of its unit, and whether `$` or `USD` stood in front of it."""

    number: Number
    unit: str
    has_dollars: bool


def _term(piece: str, text: str) -> _Term:
    piece = piece.strip()
    place = _skip_currency(piece)
    end, number = match_number(piece, place)
    if number is None:
        read_number(piece)  # raises, and says why
        raise CalcError(f"'{text.strip()[:40]}' is not a number.", expected="a number such as 63M or 1,234,567")
    _refuse_stray_digits(piece, end, text)
    unit = piece[end:].strip()
    if re.match(_JOINT, piece[end:]) and re.search(r"\d", unit):
        raise CalcError(f"'{text.strip()[:40]}' has more than two ends.", expected="two numbers, as in '90 to 100 day'")
    return _Term(number, unit, place > 0)


def _skip_currency(clean: str) -> int:
    """Where the number begins, behind a `$` or `USD`."""
    found = re.match(_CURRENCY, clean)
    return found.end() if found else 0


def _refuse_stray_digits(clean: str, place: int, text: str) -> None:
    """`1,5` and `1234,567` must not be read as 1 followed by something: say what is wrong with the number."""
    if re.match(r"(?!\.\.)[\d,._]", clean[place:]):
        read_number(clean.split(" ")[0])
        raise CalcError(f"'{text.strip()[:40]}' is not a number.", expected="a number such as 63M or 1,234,567")


def _check_count(family: str | None, joint: str | None, terms: list[_Term], text: str) -> None:
    """A family has as many numbers as it needs, and no two that could mean something else."""
    if family is None:
        return
    needed = _LISTED.get(family)
    if family == BETA and joint in (SPREAD, TIMES):
        raise CalcError(f"'{joint}' does not go with 'beta'.", expected=f"a form such as {_EXAMPLES[BETA]}")
    if family == BETA and joint == LIST and any(term.number.is_percent for term in terms):
        raise CalcError(
            "The two parameters of a beta distribution are no shares.", expected="'beta 30% to 40%' for ends"
        )
    if needed and joint in (TO, LIST) and len(terms) != needed:
        words = {2: "two numbers", 3: "three numbers: the least, the most likely and the greatest"}[needed]
        raise CalcError(
            f"'{family}' needs {words}; here are {len(terms)}." if len(terms) > 1 else f"'{family}' needs {words}.",
            expected=_EXAMPLES[family],
        )


def _with_one_scale(numbers: list[Number], joint: str, is_percent: bool) -> list[Number]:
    """One scale for all numbers where only one is written with one: from the last to the first. `5 ± 10%` is 10 % of 5,
    but where numbers are in percent anyway `40 ± 5%` is 35% to 45%."""
    if joint == TIMES:
        return numbers
    if joint == SPREAD and numbers[1].is_percent and not numbers[0].is_percent:
        first, half = numbers
        return [first.scaled(0.01), half] if is_percent and first.scale == 1.0 else [first, half.share_of(first)]
    first, last = _of_one_scale(numbers[0], numbers[-1], joint)
    return [first, *(_of_one_scale(middle, last, joint)[0] for middle in numbers[1:-1]), last]


def _of_one_scale(first: Number, second: Number, joint: str) -> tuple[Number, Number]:
    """`1.5 to 4T`, `32 to 36%` and `1.8T ± 0.2` have one scale for both numbers; `600 to 1T` and `1k to 5000` have
    not, since the range would be upside down, or is not without it."""
    if first.scale == second.scale or (first.scale != 1.0 and second.scale != 1.0):
        return first, second
    if first.is_percent or second.is_percent:
        return first.scaled(0.01), second.scaled(0.01)
    if joint == SPREAD:
        return _spread_scale(first, second)
    if second.scale != 1.0 and first.value * second.scale <= second.value:
        return first.scaled(second.scale), second
    if first.scale != 1.0 and second.value < first.value:
        return first, second.scaled(first.scale)
    return first, second


def _spread_scale(middle: Number, half: Number) -> tuple[Number, Number]:
    scale = max(middle.scale, half.scale)
    if half.scale != 1.0:
        return middle.scaled(scale), half
    return middle, half.scaled(scale) if half.value * scale <= abs(middle.value) else half
