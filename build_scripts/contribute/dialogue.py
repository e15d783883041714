"""Questions on a terminal: a proposal that Enter takes, choices with their definitions, `?` for what a field is for."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from build_scripts.check.finding import printable
from build_scripts.schema import schema

WIDTH = 96


class Stopped(Exception):
    """The person does not want to go on: Ctrl-C, or the end of the input."""


@dataclass
class Choice:
    """One answer to choose from: what is written (`key`), how it is called, and what it means."""

    key: str
    label: str
    text: str = ""


def is_terminal() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(text: str = "") -> None:
    """Print lines; what the terminal cannot show, or should not be told, is written as an escape."""
    shown = "\n".join(printable(line, longest=4000) for line in text.split("\n"))
    encoding = sys.stdout.encoding or "utf-8"
    print(shown.encode(encoding, errors="backslashreplace").decode(encoding))


def paragraph(text: str, indent: str = "") -> str:
    """Text broken into lines for a terminal."""
    return (
        textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        if text
        else ""
    )


def prepare() -> None:
    """Let lines be edited while they are typed, and pasted with their line breaks, where the machine can do that."""
    with suppress(ImportError):
        import readline

        readline.parse_and_bind("set enable-bracketed-paste on")


def explain(kind: str, name: str) -> str:
    """What the schema says of a field: its description, what it may be, examples."""
    part = schema(kind)["properties"].get(name, {})
    lines = [paragraph(part.get("description", "Nothing more is known of this."), "    ")]
    if "enum" in part:
        lines.append(paragraph(f"One of {', '.join(map(str, part['enum']))}.", "    "))
    examples = part.get("examples", [])
    if examples:
        lines.append(paragraph(f"For example: {'; '.join(map(str, examples))}", "    "))
    return "\n".join(lines)


def ask(
    question: str,
    help_text: str,
    proposal: str | None = None,
    choices: Sequence[Choice] = (),
    optional: bool = False,
    accept: Callable[[str], str | None] | None = None,
) -> str:
    """Ask until there is an answer: the text that was typed, or the key of a choice; "" where it is optional.

    A choice is named by its number, key or label. `accept` says what is wrong with an answer, None when nothing is.
    """
    _show(choices, proposal)
    while True:
        say(f"{question}{_hint(proposal, optional)}:")
        answer = line()
        if answer == "?":
            say(help_text)
            continue
        if not answer:
            if not proposal and not optional:
                say("    An answer is needed; ? explains the field, Ctrl-C stops.")
                continue
            return proposal or ""
        answer = _chosen(answer, choices)
        wrong = accept(answer) if accept else None
        if wrong is None:
            return answer
        say(paragraph(wrong, "    "))


def _show(choices: Sequence[Choice], proposal: str | None) -> None:
    if choices:
        say()
    for number, choice in enumerate(choices, 1):
        mark = "*" if choice.key == proposal else " "
        names = [name for name in dict.fromkeys((choice.key, choice.label)) if name != str(number)]
        say(f" {mark}{number:>2}  {'  '.join(names)}")
        if choice.text:
            say(paragraph(choice.text, "        "))


def _hint(proposal: str | None, optional: bool) -> str:
    if proposal:
        return f" [{proposal}]"
    return " [none]" if optional else ""


def _chosen(answer: str, choices: Sequence[Choice]) -> str:
    for choice in choices:
        if answer == choice.key or answer.lower() in (choice.key.lower(), choice.label.lower()):
            return choice.key
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(choices):
        return choices[int(answer) - 1].key
    return answer


def line() -> str:
    """One line that is typed, without spaces at its ends. Raises `Stopped` where there is none."""
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        print()
        raise Stopped from None
    except UnicodeDecodeError:
        say("    That could not be read as text. Type or paste it again.")
        return "?"
