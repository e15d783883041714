"""Every value has the type of its field.

A list where a text is due, or a number where a word is, is read by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import ShapeError
from build_scripts.records.reader import Document

RULE = Rule("RR203", "wrong-type", "document", "Every value has the type of its field: text, number, list or mapping.")
EXAMPLE = Example("post/cost.yaml", "position: 1", "position: first")

WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing (null)",
    "boolean": "true or false",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Values of another type than the schema names for them."""
    for error in context.shapes(document, "type"):
        types = error.limit if isinstance(error.limit, list) else [error.limit]
        expected = " or ".join(WORDS[kind] for kind in types)
        name = f"'{error.field}'" if error.path else "The file"
        message = f"The field {name} is empty." if error.value is None and error.path else f"{name} must be {expected}."
        yield RULE.error(
            error.place,
            message,
            field=error.field,
            found=_found(error.value),
            expected=expected,
            advice=_advice(error, types),
        )


def _found(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{short(value)}'"
    return "a list" if isinstance(value, list) else "keys with values"


def _advice(error: ShapeError, types: list[str]) -> str:
    if not error.path:
        return "Begin with the first field, for example `statement: …`, at the left margin."
    if error.value is None:
        return "Give it a value, or delete the line."
    if "string" in types and isinstance(error.value, (int, float)):
        return f'Put it in quotes: "{error.written}".'
    if types == ["integer"] and isinstance(error.value, str) and error.value.isdigit():
        return "Take the quotes away."
    if "array" in types and not isinstance(error.value, (dict, list)):
        return f"Write a list: [{short(str(error.value))}]."
    if types == ["boolean"]:
        return f"Write `{error.path[-1]}: true`, or delete the line."
    example = error.example
    if isinstance(example, (str, int, float)):
        return f"Write for example `{error.path[-1]}: {example}`."
    return f"{error.description} See another record that has this field."
