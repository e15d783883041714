"""A record as YAML text, laid out as the records are: keys in the order of the schema, quotation marks only where they
are needed, long texts folded. What is written is read back the same by `records.reader`."""

from __future__ import annotations

import json
import re
import textwrap

from build_scripts.records.node import FALSE, FLOAT, INTEGER, NULLS, TRUE
from build_scripts.records.reader import CONTROL, HIDDEN
from build_scripts.schema import schema
from calc.errors import CalcError

WIDTH = 104
INDENT = "  "
SCHEMA_OF = "../../build_scripts/schema/{kind}.json"
# What YAML 1.1, which many tools still read, takes for a truth value, a time or a number.
_YAML_1_1 = re.compile(
    r"(?i)yes|no|on|off|y|n|[-+]?\d[\d_]*(:[0-5]?\d)+(\.\d*)?|0x[\da-f_]+|0o?[0-7_]+|\d[\d_]*|[-+]?\.(inf|nan)"
)
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")
# A text that YAML takes as it stands: no sign that begins something else, no `: `, ` #` or bracket.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n:#]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def record_text(kind: str, fields: dict[str, object], schema_path: str | None = None) -> str:
    """The YAML of a record ("claim", "source") with these fields; None is left out, but where the schema allows null.

    `schema_path` is that of the schema from the file, for editors; without it, from `claims/<source>/<file>`.
    Raises `CalcError` for a text that no record may hold.
    """
    properties = schema(kind)["properties"]
    lines = [f"# yaml-language-server: $schema={schema_path or SCHEMA_OF.format(kind=kind)}"]
    known = [name for name in properties if name in fields]
    for name in (*known, *(name for name in fields if name not in properties)):
        value, types = fields[name], _types(properties.get(name, {}))
        if value is None and "null" not in types:
            continue
        lines += _entry(name, value, types, "")
    return "\n".join(lines) + "\n"


def entry_lines(kind: str, name: str, value: object) -> list[str]:
    """The lines of one field of a record. Raises `CalcError` as `record_text` does."""
    return _entry(name, value, _types(schema(kind)["properties"].get(name, {})), "")


def entry_text(key: str, fields: dict[str, object]) -> str:
    """One entry of a vocabulary, `key:` with its fields below. Raises `CalcError` as `record_text` does."""
    return "\n".join(_entry(key, fields, (), "")) + "\n"


def _types(part: dict) -> tuple[str, ...]:
    types = part.get("type", ())
    return (types,) if isinstance(types, str) else tuple(types)


def _entry(key: str, value: object, types: tuple[str, ...], indent: str) -> list[str]:
    head = f"{indent}{_scalar(key, ('string',), key)}:"
    if isinstance(value, dict):
        return [head, *(line for name, one in value.items() for line in _entry(name, one, (), indent + INDENT))]
    if isinstance(value, (list, tuple)):
        if not value:
            return [f"{head} []"]
        return [head, *(f"{indent}{INDENT}- {_scalar(one, (), key)}" for one in value)]
    if isinstance(value, str):
        refuse_hidden(key, value)
        if "\n" in value and _fits_block(value):
            return [f"{head} |-", *(f"{indent}{INDENT}{line}" if line else "" for line in value.split("\n"))]
        if len(head) + 1 + len(value) > WIDTH and _folds(value):
            width = WIDTH - len(indent) - len(INDENT)
            folded = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
            return [f"{head} >-", *(f"{indent}{INDENT}{line}" for line in folded)]
    return [f"{head} {_scalar(value, types, key)}"]


def _scalar(value: object, types: tuple[str, ...], key: str) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    refuse_hidden(key, text)
    may_be_number = "number" in types or "integer" in types
    if _DATE.fullmatch(text) or (may_be_number and _is_number(text)) or (_is_plain(text) and not _looks_other(text)):
        return text
    if text.isprintable() and ("\\" in text or ('"' in text and "'" not in text)):
        return "'" + text.replace("'", "''") + "'"
    return _double_quoted(text)


def _is_number(text: str) -> bool:
    return bool(INTEGER.fullmatch(text) or FLOAT.fullmatch(text))


def _is_plain(text: str) -> bool:
    return text.isprintable() and bool(_PLAIN.fullmatch(text))


def _looks_other(text: str) -> bool:
    """Whether a text without quotation marks would be read as something else than a text."""
    is_word = text in NULLS or text in TRUE or text in FALSE
    return is_word or _is_number(text) or bool(_YAML_1_1.fullmatch(text))


def _double_quoted(text: str) -> str:
    """In double quotes; what is not printable is written as an escape, which JSON and YAML share."""
    return "".join(_escaped(character) for character in json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    number = ord(character)
    if character.isprintable():
        return character
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"


def _folds(text: str) -> bool:
    """Whether a text can be broken at its spaces and put together again."""
    return text.isprintable() and text == text.strip() and " " in text and "  " not in text


def _fits_block(text: str) -> bool:
    """Whether several lines can stand below their key as they are."""
    lines = text.split("\n")
    printable = all(line.isprintable() for line in lines)
    return printable and bool(lines[0]) and not lines[0][0].isspace() and bool(lines[-1].strip()) and bool(text.strip())


def refuse_hidden(key: str, text: str) -> None:
    """Raise `CalcError` for a text that no record may hold: control characters, and what hides how it reads."""
    found = CONTROL.search(text) or HIDDEN.search(text) or _SURROGATE.search(text)
    if found:
        what = "turns the reading direction or breaks lines" if HIDDEN.match(found.group()) else "cannot be shown"
        raise CalcError(
            f"The text of '{key}' holds a character that {what}: U+{ord(found.group()):04X}, "
            f"at place {found.start() + 1}.",
            expected="text that reads as it looks",
            hint="Delete the character, or type the words anew.",
        )
