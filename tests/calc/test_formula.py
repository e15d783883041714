"""The formula language: what it computes, what it refuses, and how it speaks of dimensions."""

import pytest

from calc import CalcError, DimensionError, parse, parse_unit
from calc.compilation import evaluate, evaluate_columns
from calc.formula import show

UNITS = {"a": "token", "b": "FLOP", "c": "1", "n": "parameter", "d": "token", "k": "FLOP/parameter/token"}
DIMENSIONS = {name: parse_unit(unit).dimension for name, unit in UNITS.items()}


def value_of(text, **values):
    formula = parse(text)
    return evaluate(formula, [values[name] for name in formula.names])


@pytest.mark.parametrize(
    "text, values, expected",
    [
        ("k * n * d", {"k": 6.0, "n": 280e9, "d": 13e12}, 6.0 * 280e9 * 13e12),
        ("a / b / c", {"a": 8.0, "b": 2.0, "c": 2.0}, 2.0),
        ("a - b - c", {"a": 8.0, "b": 2.0, "c": 2.0}, 4.0),
        ("-a**2", {"a": 3.0}, -9.0),
        ("2**a**2", {"a": 3.0}, 512.0),
        ("a**-1", {"a": 4.0}, 0.25),
        ("(a + b) * c", {"a": 1.0, "b": 2.0, "c": 3.0}, 9.0),
        ("sqrt(a) + max(b, c, 1)", {"a": 9.0, "b": 2.0, "c": 5.0}, 8.0),
        ("hartley_information(c)", {"c": 1024.0}, 10.0),
        ("1.5e3 * a", {"a": 2.0}, 3000.0),
    ],
)
def test_value(text, values, expected):
    assert value_of(text, **values) == expected


def test_columns_give_what_points_give():
    formula = parse("a / b + sqrt(a)")
    rows = [(1.0, 2.0), (9.0, 4.0), (2.0, 7.0)]
    assert evaluate_columns(formula, list(zip(*rows))) == [evaluate(formula, row) for row in rows]
    assert evaluate_columns(parse("2 * a"), [[1.0, 2.0]]) == [2.0, 4.0]


@pytest.mark.parametrize(
    "text", ["a + b * c", "(a + b) * c", "a / (b / c)", "a - (b - c)", "(a ** b) ** c", "-(a + b)", "a ** -b"]
)
def test_shown_reads_back(text):
    tree = parse(text).tree
    assert parse(show(tree)).tree == tree


@pytest.mark.parametrize(
    "text, expected",
    [
        ("k * n * a", "FLOP"),
        ("a / a", "1"),
        ("a**2 / a", "token"),
        ("sqrt(a * d)", "token"),
        ("max(a, d) / b", "token/FLOP"),
        ("exp(a / d)", "1"),
        ("a ** (1/2) * d ** 0.5", "token"),
        ("hartley_information(c)", "bit"),
    ],
)
def test_dimension(text, expected):
    assert str(parse(text).dimension(DIMENSIONS)) == expected


@pytest.mark.parametrize(
    "text, says",
    [
        ("a + b", "'a' is in token, but 'b' is in FLOP"),
        ("a + 1", "'a' is in token, but '1' is a pure number"),
        ("a - n * a", "'a' is in token, but 'n \\* a' is in parameter\\*token"),
        ("log(a)", "'a' in log is in token"),
        ("max(a, b)", "'a' in max is in token, but 'b' in max is in FLOP"),
        ("a ** c", "'a' is in token and is raised to 'c'"),
        # Rounded away and brought back, a dimension would be lost on the way.
        ("(a ** 1e-10) ** 1e10", "'a' is in token and is raised to '1e-10'"),
        ("2 ** a", "The exponent 'a' is in token"),
        ("hartley_information(a)", "'a' in hartley_information is in token"),
    ],
)
def test_clash_names_both_sides(text, says):
    with pytest.raises(DimensionError, match=says):
        parse(text).dimension(DIMENSIONS)


# ANCHORS, "Formula safety": escapes and exhaustions that other evaluators have had. Each must be refused when read.
REFUSED = [
    "().__class__.__bases__[0].__subclasses__()",
    "a.__class__",
    "a.real",
    "a.gi_frame.f_builtins",
    "__import__('os')",
    "'{0.__class__}'.format(a)",
    "f'{a}'",
    "'%s' % a",
    "a % 2",
    "eval('1')",
    "open(a)",
    "getattr(a, b)",
    "ſqrt(a)",
    "ａ + 1",
    "ℯxp(a)",
    "a\u200b + 1",
    "a\x00",
    "[a][0]",
    "{a: 1}",
    "(a, b)",
    "[a for a in b]",
    "{**a}",
    "lambda: a",
    "a if b else c",
    "a := 1",
    "(a := 1)",
    "*a",
    "max(*a)",
    "f(x=1)",
    "max(a, key=b)",
    "max(**a)",
    "a = 1",
    "a == b",
    "a < b",
    "a and b",
    "not a",
    "a; b",
    "a\\b",
    "a # b",
    "`a`",
    "a, b",
    "...",
    "a...",
    "10j * a",
    "True + True",
    "None",
    "a // b",
    "a @ b",
    "a << b",
    "~a",
    "a & b",
    "a | b",
    "a ^ b",
    "0x10 * a",
    "1_000 * a",
    "1e400 * a",
    "9" * 50 + " * a",
    "import os",
    "a b",
    "a(b)",
    "a()",
    "",
    "   ",
    "6 * 7",
    "a +",
    "(a",
    "a)",
    "-" * 3000 + "a",
    "-" * 200 + "a",
    "(" * 200 + "a" + ")" * 200,
    "a" + " + a" * 5000,
    "a" + "+a" * 200,
    "a**" * 100 + "a",
    "__a",
    "_a",
    "a__b",
    "A",
    "a" * 100,
    "sqrt",
    "sqrt + 1",
    "sqrt()",
    "sqrt(a, b)",
    "min(a)",
    "nosuch(a)",
    "a.b(c)",
    "print(a)",
    "a'",
    '"a"',
    "a\n;b",
    "$a",
    "a!",
]


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text[:30]))
def test_refused(text):
    with pytest.raises(CalcError):
        parse(text)


@pytest.mark.parametrize(
    "text, values, why",
    [
        ("9**9**9 * a", {"a": 1.0}, "too large"),
        ("(10**9999)**9999 * a", {"a": 1.0}, "too large"),
        ("(-8)**0.33 * a", {"a": 1.0}, "has none"),
        ("sqrt(-a)", {"a": 1.0}, "has none"),
        ("log(a)", {"a": 0.0}, "has none"),
        ("1 / a", {"a": 0.0}, "divides by zero"),
        ("0 ** -a", {"a": 1.0}, "divides by zero"),
        # What is infinite on the way must not end as a number.
        ("a / (1e300 * 1e300)", {"a": 2.0}, "too large"),
        ("1 / (a * 1e200 * 1e200)", {"a": 1.0}, "too large"),
        ("min(a, 1e300 * 1e300 - 1e300 * 1e300)", {"a": 2.0}, "too large"),
        ("a * a", {"a": 1e300}, "too large"),
        ("exp(a)", {"a": 1e6}, "too large"),
    ],
)
def test_no_value_is_said_and_never_complex_or_infinite(text, values, why):
    with pytest.raises(CalcError, match=why):
        value_of(text, **values)


def test_messages_point_at_the_column_and_at_the_nearest_name():
    with pytest.raises(CalcError) as raised:
        parse("a + sqr(b)")
    assert (raised.value.column, raised.value.hint) == (4, "Did you mean 'sqrt'?")
    with pytest.raises(CalcError) as raised:
        parse("cost / tokns").dimension({"cost": DIMENSIONS["c"], "tokens": DIMENSIONS["a"]})
    assert raised.value.hint == "Did you mean 'tokens'?"


def test_python_keywords_are_ordinary_names_and_stay_harmless():
    assert value_of("lambda_size * is_value", lambda_size=2.0, is_value=3.0) == 6.0
    assert evaluate(parse("lambda * 2"), [4.0]) == 8.0


def test_functions_are_listed_for_parity():
    assert parse("sqrt(a) * a ** 2 + log(c)").functions == ("log", "pow", "sqrt")


def test_columns_are_refused_where_a_point_would_be():
    for text in ("a * b", "1 / (a * b)", "min(a * b, 1)"):
        with pytest.raises(CalcError, match="too large"):
            evaluate_columns(parse(text), [[1.0, 1e300], [2.0, 1e300]])
