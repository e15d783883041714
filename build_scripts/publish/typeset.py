"""LaTeX to MathML, which browsers set by themselves: no script, no font and no style attribute is needed.

The converter passes on whatever it meets (`\\text{<script>}`, `\\href`, `\\style`), so its tree is written out anew:
only the elements and attributes listed here, every text escaped. What it did not understand is an error instead of a
backslash on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markupsafe import Markup, escape

LONGEST = 300

# Every element that may stand on a page, with the number of its children; None for any number.
_ELEMENTS: dict[str, int | None] = {
    "mrow": None, "mi": 0, "mn": 0, "mo": 0, "mtext": 0, "mspace": 0, "mfrac": 2, "msqrt": None, "mroot": 2,
    "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mstyle": None,
    "mtable": None, "mtr": None, "mtd": None,
}  # fmt: skip
_ATTRIBUTES = {
    "stretchy": re.compile("true|false"),
    "fence": re.compile("true|false"),
    "form": re.compile("prefix|infix|postfix"),
    "accent": re.compile("true|false"),
    "displaystyle": re.compile("true|false"),
    "scriptlevel": re.compile("[0-2]"),
    "mathvariant": re.compile("normal"),
    "width": re.compile(r"[0-9](\.[0-9]{1,3})?em"),
}
# Written so, and not as the command that means the character, these are mistakes.
_STRAY = frozenset("&{}$#%\\")
_ENTITY = re.compile(r"&#x[0-9A-Fa-f]{1,6};")
# Names of functions that the converter does not know.
_UNKNOWN = re.compile(r"\\(arg)(?![A-Za-z])")
_THIN_SPACE = "0.167em"
# What has its limits below and above it, on a line of its own.
_LIMITED = frozenset(["max", "min", "lim", "∑", "∏"])
_BELOW = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_SCRIPTS = frozenset([*_BELOW, *_BELOW.values()])
_OPENING, _CLOSING = frozenset("([{⌈⌊⟨"), frozenset(")]}⌉⌋⟩")
_ACCENTS = {"^": "\u0302", "~": "\u0303", "―": "\u0304", "¯": "\u0304"}
_TIGHT = frozenset("_^/!′∣|")


class TypesettingError(ValueError):
    """Why a formula cannot be set, as a sentence."""


@dataclass(frozen=True)
class Typeset:
    """A formula as MathML, and as plain text for where that cannot be shown."""

    html: Markup
    text: str


@lru_cache(maxsize=1000)
def typeset(latex: str, is_block: bool = True) -> Typeset:
    """Set a formula, on a line of its own or within one. Raises `TypesettingError`."""
    root = _converted(latex)
    text = " ".join(_plain(root).split())
    display = "block" if is_block else "inline"
    inner = Markup("").join(_written(child) for child in root)
    return Typeset(Markup('<math display="{}" alttext="{}">{}</math>').format(display, text, inner), text)


def _converted(latex: str) -> Element:
    if len(latex) > LONGEST:
        raise TypesettingError(f"The formula is {len(latex)} characters long; {LONGEST} can be set.")
    if not latex.strip():
        raise TypesettingError("There is no formula.")
    try:
        root = convert_to_element(_UNKNOWN.sub(r"\\operatorname{\1}", latex))
    except Exception as error:  # the converter has errors of a dozen classes, and stumbles with others
        raise TypesettingError(f"'{latex}' is not LaTeX that can be set: {_words(error)}.") from None
    for element in root.iter():
        _check(element, latex, is_root=element is root)
    for element in list(root.iter()):
        _tidy(element)
    return root


def _words(error: Exception) -> str:
    """`NoAvailableTokensError` as "no available tokens"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()


def _check(element: Element, latex: str, is_root: bool) -> None:
    """Raise `TypesettingError` for an element that is not to stand on a page, or that lacks a part."""
    if not is_root and element.tag not in _ELEMENTS:
        raise TypesettingError(f"'{latex}' holds something that is not set here (<{element.tag}>).")
    children = None if is_root else _ELEMENTS[element.tag]
    is_empty = children and any(child.tag == "mrow" and not len(child) for child in element)
    if is_empty or (children is not None and len(element) != children):
        raise TypesettingError(f"'{latex}' lacks a part: a fraction, root, power or index has an empty side.")
    for name in element.attrib:
        if name in ("href", "style", "class", "id"):
            raise TypesettingError(f"'{latex}' has a command for links or styles, which are not set.")
    # The converter writes what a command gave as an entity, and what was written as it is.
    written = _ENTITY.sub("", element.text or "")
    stray = next((character for character in written if character in _STRAY), None)
    if stray and (stray == "\\" or element.tag != "mtext"):
        raise TypesettingError(f"'{latex}' has a part that cannot be set: '{written.strip()}'.")


def _tidy(element: Element) -> None:
    """Words for functions upright with a little room beside them, as print has them; a word in one piece."""
    if len(element) > 1 and all(child.tag == "mi" and child.get("mathvariant") for child in element):
        word = "".join(map(_text, element))
        element[:] = [Element("mi")]
        element[0].text = word
    for child in element:
        text = _text(child)
        if child.tag == "mo" and len(text) > 1 and text.isalpha():
            child.tag = "mi"
        elif child.tag in _BELOW and len(child) and _text(child[0]) in _LIMITED:
            child.tag = _BELOW[child.tag]
        elif child.tag == "mi" and text in _OPENING | _CLOSING:
            child.tag = "mo"
            child.set("stretchy", "false")
    if element.tag not in ("mrow", "mstyle", "mtd", "math"):
        return
    children = list(element)
    for place in reversed(range(len(children))):
        if not _is_word(children[place]):
            continue
        if place + 1 < len(children) and children[place + 1].tag not in ("mo", "mspace"):
            element.insert(place + 1, Element("mspace", {"width": _THIN_SPACE}))
        if place and children[place - 1].tag not in ("mo", "mspace"):
            element.insert(place, Element("mspace", {"width": _THIN_SPACE}))


def _is_word(element: Element) -> bool:
    """`log`, also with an index or a power."""
    if element.tag in _SCRIPTS:
        return _is_word(element[0])
    return element.tag == "mi" and len(_text(element)) > 1 and _text(element).isalpha()


def _text(element: Element) -> str:
    return _ENTITY.sub(lambda found: unescape(found.group()), element.text or "")


def _written(element: Element) -> Markup:
    """The element as HTML: known attributes with known values, and escaped text."""
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value)
        for name, value in element.attrib.items()
        if name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value)
    )
    inner = escape(_text(element)) + Markup("").join(map(_written, element))
    return Markup("<{0}{1}>{2}</{0}>").format(element.tag, attributes, inner)


def _plain(element: Element) -> str:
    """The formula on one line, as one would write it in a mail: `E + A / N^α`."""
    parts = [_plain(child) for child in element]
    match element.tag:
        case "mfrac":
            return f"{_bracketed(parts[0])} / {_bracketed(parts[1])}"
        case "mover" if parts[1] in _ACCENTS:
            return parts[0] + _ACCENTS[parts[1]]
        case "msup" | "mover":
            return f"{parts[0]}^{_bracketed(parts[1])}"
        case "msub" | "munder":
            return f"{parts[0]}_{_bracketed(parts[1])}"
        case "msubsup" | "munderover":
            return f"{parts[0]}_{_bracketed(parts[1])}^{_bracketed(parts[2])}"
        case "msqrt":
            return f"√({''.join(parts)})"
        case "mroot":
            return f"{_bracketed(parts[0])}^(1 / {parts[1]})"
        case "mspace":
            return " "
        case "mtr":
            return ", ".join(parts)
        case "mtable":
            return "; ".join(parts)
        case "mi" | "mn" | "mo" | "mtext":
            return _text(element).replace("\u00a0", " ")
    return "".join(_spaced(list(element), parts))


def _spaced(elements: list[Element], parts: list[str]) -> Iterator[str]:
    """The parts of a row with a space between what would run together, and around signs."""
    before: Element | None = None
    for place, (element, part) in enumerate(zip(elements, parts)):
        if before is not None and not _is_minus_of(elements[:place]) and _needs_space(before, element):
            yield " "
        yield f"({part})" if _is_fraction(element) and _has_factor_beside(elements, place) else part
        before = element


def _is_minus_of(before: list[Element]) -> bool:
    """Whether the last of them is the sign of what follows, as in `= −x`, and not one between two numbers."""
    signs = [_sign(element) for element in before[-2:]]
    return signs[-1] in ("−", "+") and (len(signs) == 1 or (bool(signs[0]) and signs[0] not in _CLOSING))


def _is_fraction(element: Element) -> bool:
    return element.tag == "mfrac" or (element.tag == "mstyle" and len(element) == 1 and _is_fraction(element[0]))


def _is_letter(element: Element) -> bool:
    """A letter or word, also with an index: what may be the name of a function."""
    if element.tag in _SCRIPTS:
        return _is_letter(element[0])
    return element.tag in ("mi", "mtext")


def _has_factor_beside(elements: list[Element], place: int) -> bool:
    """Whether something stands beside it without a sign between: `B / p X` would be taken for B / (p X)."""
    beside = (
        next((one for one in row if one.tag != "mspace"), None)
        for row in (elements[:place][::-1], elements[place + 1 :])
    )
    return any(one is not None and not _sign(one) for one in beside)


def _sign(element: Element) -> str:
    """The sign that an element is, or is the base of: `)` for a bracket with a power."""
    if element.tag in _SCRIPTS:
        return _sign(element[0])
    return _text(element) if element.tag == "mo" else ""


def _needs_space(left: Element, right: Element) -> bool:
    ends = _sign(left), _sign(right)
    if ends[0] in _OPENING or ends[1] in _CLOSING or ends[1] == ",":
        return False
    if ends[0] == ",":
        return True
    if ends[1] in _OPENING:
        if not ends[0]:
            return not _is_letter(left)  # `L(N)`, but `6 (a + b)`
        return ends[0] not in _TIGHT
    return not _TIGHT.intersection(ends) - {""}


def _bracketed(text: str) -> str:
    text = text.strip()
    return f"({text})" if re.search(r"[\s/]", text) and not re.fullmatch(r"\([^()]*\)", text) else text
