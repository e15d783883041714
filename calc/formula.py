"""The formula language: arithmetic over named inputs, and nothing else.

A formula is data that a stranger sent us, and it runs in other people's browsers. It is never given to Python as
source: it is read here into a small tree of five kinds of node, and whatever is not in this grammar is refused.

    expression = term { ("+" | "-") term }
    term       = factor { ("*" | "/") factor }
    factor     = ("+" | "-") factor | power
    power      = atom [ "**" factor ]
    atom       = number | name | name "(" expression { "," expression } ")" | "(" expression ")"

Numbers are floats from the start (so `9**9**9` cannot grow), names are plain lower-case ASCII, calls reach only the
functions of `calc.functions`, and length, depth and magnitudes are bounded. See also `calc.compilation`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from calc.dimension import DIMENSIONLESS, Dimension, require_equal
from calc.errors import CalcError, DimensionError
from calc.functions import FUNCTIONS, Function
from calc.suggestion import did_you_mean

LONGEST = 500
DEEPEST = 30
LARGEST_CONSTANT = 1e300
LONGEST_NAME = 60

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/(),]))", re.ASCII
)
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", re.ASCII)


class _Part:
    """A node of the tree; two are equal when all that they hold is."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._held() == other._held()

    def __hash__(self) -> int:
        return hash((type(self), self._held()))

    def _held(self) -> tuple:
        return tuple(getattr(self, name) for name in self.__slots__)


class Constant(_Part):
    """A number that stands in the formula."""

    __match_args__ = __slots__ = ("value",)

    def __init__(self, value: float):
        self.value = value


class Name(_Part):
    """An input."""

    __match_args__ = __slots__ = ("name",)

    def __init__(self, name: str):
        self.name = name


class Negation(_Part):
    """A minus sign before something."""

    __match_args__ = __slots__ = ("operand",)

    def __init__(self, operand: Node):
        self.operand = operand


class Operation(_Part):
    """Two operands and the sign between them: + - * / **."""

    __match_args__ = __slots__ = ("sign", "left", "right")

    def __init__(self, sign: str, left: Node, right: Node):
        self.sign = sign
        self.left = left
        self.right = right


class Call(_Part):
    """A function with its arguments."""

    __match_args__ = __slots__ = ("function", "arguments")

    def __init__(self, function: Function, arguments: tuple[Node, ...]):
        self.function = function
        self.arguments = arguments


Node = Constant | Name | Negation | Operation | Call


@dataclass(frozen=True)
class Formula:
    """A formula that was read: its `text`, its tree, and the input names in the order of their first appearance."""

    text: str
    tree: Node
    names: tuple[str, ...]

    def dimension(self, inputs: Mapping[str, Dimension]) -> Dimension:
        """The dimension of the result when the inputs have these. Raises `DimensionError` naming both sides."""
        return _dimension(self.tree, inputs)

    @property
    def functions(self) -> tuple[str, ...]:
        """The names of the functions that it calls, sorted; `**` counts as `pow`."""
        return tuple(sorted(_functions(self.tree)))


_cache: dict[str, Formula] = {}


def parse(text: str) -> Formula:
    """Read a formula. Raises `CalcError` with the column of what is wrong."""
    if text not in _cache:
        if len(_cache) > 2000:
            _cache.clear()
        _cache[text] = _Parser(text).parse()
    return _cache[text]


class _Parser:
    """Recursive descent over the tokens of one formula; used once."""

    def __init__(self, text: str):
        if len(text) > LONGEST:
            raise CalcError(f"The formula is {len(text)} characters long.", expected=f"at most {LONGEST} characters")
        for column, character in enumerate(text):
            # Refused before anything is normalised: some letters turn into others (NFKC), and names with them.
            if not " " <= character <= "~" and character != "\n":
                raise CalcError(
                    f"The formula has a character that is not plain ASCII: {character!a}.",
                    expected="letters a to z, digits and + - * / ** ( )",
                    column=column,
                )
        self.text = text
        self.tokens = self._tokens()
        self.place = 0
        self.depth = 0
        self.names: list[str] = []

    def _tokens(self) -> list[tuple[str, str, int]]:
        tokens, place, end = [], 0, len(self.text.rstrip())
        while place < end:
            found = _TOKEN.match(self.text, place)
            if not found:
                column = place + len(self.text[place:]) - len(self.text[place:].lstrip())
                raise CalcError(
                    f"'{self.text[column]}' has no meaning in a formula.",
                    expected="names, numbers, + - * / **, parentheses and the functions of calc",
                    column=column,
                )
            tokens.append((found.lastgroup, found.group(found.lastgroup), found.start(found.lastgroup)))
            place = found.end()
        return tokens

    def parse(self) -> Formula:
        if not self.tokens:
            raise CalcError("The formula is empty.", expected="a formula such as 'cost / tokens'")
        tree = self._expression()
        if self.place < len(self.tokens):
            raise self._out_of_place()
        if not self.names:
            raise CalcError("The formula uses no input.", expected="at least one name that stands for a claim")
        return Formula(self.text.strip(), tree, tuple(self.names))

    def _accept(self, *signs: str) -> str | None:
        if self.place < len(self.tokens):
            kind, word, _ = self.tokens[self.place]
            if kind == "op" and word in signs:
                self.place += 1
                return word
        return None

    def _expression(self) -> Node:
        return self._series(("+", "-"), self._term)

    def _term(self) -> Node:
        return self._series(("*", "/"), self._factor)

    def _series(self, signs: tuple[str, str], part) -> Node:
        """Operands joined by signs of one precedence, taken from left to right."""
        self._deeper()
        tree, joined = part(), 0
        while sign := self._accept(*signs):
            # Each one more makes the tree one deeper on its left.
            self._deeper()
            joined += 1
            tree = Operation(sign, tree, part())
        self.depth -= 1 + joined
        return tree

    def _factor(self) -> Node:
        sign = self._accept("+", "-")
        if not sign:
            return self._power()
        self._deeper()
        operand = self._factor()
        self.depth -= 1
        return Negation(operand) if sign == "-" else operand

    def _power(self) -> Node:
        base = self._atom()
        if not self._accept("**"):
            return base
        self._deeper()
        exponent = self._factor()
        self.depth -= 1
        return Operation("**", base, exponent)

    def _atom(self) -> Node:
        if self.place >= len(self.tokens):
            raise CalcError("The formula ends too early.", expected="a name, a number or '('", column=len(self.text))
        kind, word, column = self.tokens[self.place]
        if kind == "number":
            self.place += 1
            return Constant(self._constant(word, column))
        if kind == "name":
            self.place += 1
            return self._call(word, column) if self._accept("(") else self._name(word, column)
        if self._accept("("):
            inner = self._expression()
            self._close(column)
            return inner
        raise self._out_of_place()

    def _constant(self, word: str, column: int) -> float:
        value = float(word) if len(word) <= 40 else math.inf
        is_zero = not re.search("[1-9]", re.split("[eE]", word)[0])
        if value > LARGEST_CONSTANT or (value < 1 / LARGEST_CONSTANT and not is_zero):
            raise CalcError(
                f"The number {word[:20]}{'...' if len(word) > 20 else ''} is too large, too small or too long.",
                expected="at most 40 characters, and 0 or a number from 1e-300 to 1e300",
                column=column,
            )
        return value

    def _name(self, word: str, column: int) -> Name:
        if not _NAME.fullmatch(word) or len(word) > LONGEST_NAME:
            raise CalcError(
                f"'{word[:LONGEST_NAME]}' cannot be the name of an input.",
                expected="lower-case letters, digits and single underscores, a letter first",
                column=column,
            )
        if word in FUNCTIONS:
            raise CalcError(f"'{word}' is a function and needs its arguments in parentheses.", column=column)
        if word not in self.names:
            self.names.append(word)
        return Name(word)

    def _call(self, word: str, column: int) -> Call:
        function = FUNCTIONS.get(word)
        if function is None:
            raise CalcError(
                f"There is no function '{word[:LONGEST_NAME]}'.",
                expected=", ".join(sorted(FUNCTIONS)),
                hint=did_you_mean(word, FUNCTIONS),
                column=column,
            )
        arguments = []
        if not self._accept(")"):
            arguments.append(self._expression())
            while self._accept(","):
                arguments.append(self._expression())
            self._close(column)
        if not function.least <= len(arguments) <= function.most:
            raise CalcError(f"{word} was given {len(arguments)} arguments.", expected=function.signature, column=column)
        return Call(function, tuple(arguments))

    def _close(self, column: int) -> None:
        if not self._accept(")"):
            if self.place < len(self.tokens):
                raise self._out_of_place()
            raise CalcError("A parenthesis is not closed.", expected="')'", column=column)

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > 2 * DEEPEST:
            raise CalcError(
                "The formula is nested too deeply or has too many terms.", hint="Split it into several claims."
            )

    def _out_of_place(self) -> CalcError:
        _, word, column = self.tokens[self.place]
        return CalcError(f"'{word}' is out of place.", expected="an operator between two operands", column=column)


def show(node: Node) -> str:
    """A node as text, with no more parentheses than it needs."""
    return _show(node)[0]


_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4}


def _show(node: Node) -> tuple[str, int]:
    match node:
        case Constant(value):
            return str(int(value)) if value < 1e15 and value == int(value) else repr(value), 5
        case Name(name):
            return name, 5
        case Call(function, arguments):
            return f"{function.name}({', '.join(show(argument) for argument in arguments)})", 5
        case Negation(operand):
            text, precedence = _show(operand)
            return "-" + (text if precedence >= 3 else f"({text})"), 3
        case Operation(sign, left, right):
            own = _PRECEDENCE[sign]
            (a, left_precedence), (b, right_precedence) = _show(left), _show(right)
            # `**` binds to the right, the others to the left.
            a = a if left_precedence > own or (left_precedence == own and sign != "**") else f"({a})"
            b = b if right_precedence > own or (right_precedence == own and sign in "+*") else f"({b})"
            return f"{a} {sign} {b}", own


def _dimension(node: Node, inputs: Mapping[str, Dimension]) -> Dimension:
    match node:
        case Constant():
            return DIMENSIONLESS
        case Name(name):
            if name not in inputs:
                raise CalcError(
                    f"The formula uses '{name}', which is not among the inputs.", hint=did_you_mean(name, inputs)
                )
            return inputs[name]
        case Negation(operand):
            return _dimension(operand, inputs)
        case Call(function, arguments):
            names = [f"'{show(argument)}'" for argument in arguments]
            return function.dimension([_dimension(argument, inputs) for argument in arguments], names)
        case Operation("*", left, right):
            return _dimension(left, inputs) * _dimension(right, inputs)
        case Operation("/", left, right):
            return _dimension(left, inputs) / _dimension(right, inputs)
        case Operation("**", left, right):
            return _power_dimension(left, right, inputs)
        case Operation(_, left, right):
            sides = _dimension(left, inputs), _dimension(right, inputs)
            require_equal(*sides, f"'{show(left)}'", f"'{show(right)}'")
            return sides[0]


def _power_dimension(base: Node, exponent: Node, inputs: Mapping[str, Dimension]) -> Dimension:
    below, above = _dimension(base, inputs), _dimension(exponent, inputs)
    if not above.is_dimensionless:
        raise DimensionError(f"The exponent '{show(exponent)}' is in {above}.", expected="a pure number")
    if below.is_dimensionless:
        return below
    power = _constant_value(exponent)
    # A very small exponent would round a dimension away (see dimension.PLACES), and a later one bring back the number.
    if power is None or abs(power) > 9 or 0 < abs(power) < 0.01:
        raise DimensionError(
            f"'{show(base)}' is in {below} and is raised to '{show(exponent)}'.",
            expected="a written number of size 0.01 to 9 as the exponent of something with a dimension",
        )
    return below**power


def _constant_value(node: Node) -> float | None:
    """The value of a node in which no input stands, None if one does."""
    match node:
        case Constant(value):
            return value
        case Negation(operand):
            value = _constant_value(operand)
            return None if value is None else -value
        case Operation("/", left, right):
            over, under = _constant_value(left), _constant_value(right)
            return None if over is None or not under else over / under
    return None


def _functions(node: Node) -> set[str]:
    match node:
        case Negation(operand):
            return _functions(operand)
        case Operation(sign, left, right):
            return _functions(left) | _functions(right) | ({"pow"} if sign == "**" else set())
        case Call(function, arguments):
            return {function.name}.union(*map(_functions, arguments))
    return set()
