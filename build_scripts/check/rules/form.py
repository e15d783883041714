"""Texts have the form and length of their field, whole numbers lie within its limits, lists have no doubles.

Ids become addresses, dates are sorted, sums are compared: each needs its form.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import ShapeError
from build_scripts.records.reader import Document

RULE = Rule("RR205", "form", "document", "Texts, whole numbers and lists have the form that their field asks for.")
EXAMPLE = Example("post/cost.yaml", "credibility: 3", "credibility: 7")

# Here the rule on references says more: which record there is instead.
REFERENCES = frozenset(
    {
        "inputs",
        "cites",
        "derived_from",
        "supports",
        "disputes",
        "refutes",
        "superseded_by",
        "corrected_by",
        "subject",
        "quantity",
        "quoted_in",
        "claim",
        "default",
        "use",
        "rivals",
        "sources",
        "source",
        "vary",
        "claims",
        "subjects",
        "quantities",
        "to",
    }
)
FORMS = {
    "^[0-9a-f]{64}$": "64 hexadecimal digits in lower case",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "a date such as 2023-06-29",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "a date such as 2023-06-29, 2023-06 or 2023",
    "^[a-z][a-z0-9]*(_[a-z0-9]+)*$": "lower-case letters, digits and single underscores, a letter first",
    "^[a-z0-9]+([._-][a-z0-9]+)*$": "lower-case letters and digits, joined by - or _",
    "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$": "an id: <source-id>/<claim-id>, or <source-id>",
    "^[A-Za-z0-9._-]+$": "the name of a file, without directories",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Patterns, lengths, limits and doubles, as the schema has them."""
    for error in context.shapes(
        document,
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "uniqueItems",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    ):
        if error.keyword == "pattern" and REFERENCES.intersection(error.path[-2:]) and not _is_name(error):
            continue
        message, expected, advice = _words(error)
        place = error.key_place(str(error.value)) if _is_name(error) else error.place
        yield RULE.error(place, message, field=error.field, found=_found(error.value), expected=expected, advice=advice)


def _is_name(error: ShapeError) -> bool:
    """The complaint is about a key (`propertyNames`): its path is that of the mapping."""
    return error.keyword == "pattern" and "type" not in error.schema


def _found(value: object) -> str:
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return f"{len(value)} keys" if isinstance(value, dict) else f"'{short(str(value))}'"


def _words(error: ShapeError) -> tuple[str, str, str]:
    """What is wrong, what was expected, what to do."""
    name = f"'{error.field}'" if error.path else "the file"
    again = f"Write for example `{error.example}`." if isinstance(error.example, (str, int)) else error.description
    if error.keyword == "pattern":
        form = FORMS.get(str(error.limit), f"a text that matches {error.limit}")
        what = f"The key '{short(str(error.value))}' in {name}" if _is_name(error) else f"The text of {name}"
        return (
            f"{what} does not have the form that is asked for.",
            form,
            error.description if _is_name(error) else again,
        )
    if error.keyword == "minLength":
        return f"The text of {name} is empty.", error.description, "Write it, or delete the line."
    if error.keyword == "maxLength":
        long = f"The text of {name} is too long: {len(str(error.value)):,} characters."
        return long, f"at most {error.limit:,} characters", "Say it in fewer words."
    if error.keyword in ("minimum", "maximum"):
        bound = "at least" if error.keyword == "minimum" else "at most"
        return f"The number {error.value} is out of range for {name}.", f"{bound} {error.limit}", error.description
    if error.keyword == "uniqueItems":
        doubles = sorted({str(item) for item in error.value if error.value.count(item) > 1})  # type: ignore[attr-defined]
        return f"The list {name} names '{short(doubles[0])}' twice.", "each item once", "Delete one of the two."
    bound = "at least" if error.keyword.startswith("min") else "at most"
    return (
        f"There are too {'few' if bound == 'at least' else 'many'} in {name}.",
        f"{bound} {error.limit}",
        error.description,
    )
