"""`python -m build_scripts from-issue FILE`: a draft of a claim from an issue that was written with the form.

    gh issue view 12 --json body --jq .body | python -m build_scripts from-issue -
    python -m build_scripts from-issue issue.md --new                        goes on with `new`, which asks for the rest
    python -m build_scripts from-issue issue.md --new -- --subject gpt-3     with options for it

Without --new it prints the command, for a person to look at: what stands in an issue is a stranger's. Exit status 0
when the issue holds what a claim needs, 1 when something is missing, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from build_scripts.hosting.body import read_file
from build_scripts.hosting.issue_form import labels, read_issue
from build_scripts.printable import printable, write
from build_scripts.publish.safe_url import safe_url

FORM = Path(__file__).resolve().parents[2] / ".github" / "ISSUE_TEMPLATE" / "claim.yml"
NEEDED = ("url", "quote", "locator")
# The fields for which `new` has an option of the same name; the others are shown to whoever writes the claim.
OPTIONS = ("url", "quote", "locator", "value", "statement")
NEW = "build_scripts.contribute.new"
LONGEST = 2_000  # characters of a field; more than any field of a record may have


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts from-issue", description=__doc__.split("\n")[0])
    options.add_argument("file", metavar="FILE", help="the text of the issue; - reads it from standard input")
    options.add_argument("--new", action="store_true", help="go on with `new` instead of printing the command")
    options.usage = "%(prog)s [-h] FILE [--new [-- OPTION ...]]"
    options.epilog = "What stands after -- are options of `new`."
    return options


def main(argv: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    arguments = list(argv)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = parser().parse_args(arguments[:end])
    names = labels(FORM)
    try:
        body = sys.stdin.read() if options.file == "-" else read_file(Path(options.file))
    except (ValueError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    fields = {name: _one_line(text) for name, text in read_issue(body, names).items()}
    problems = list(_problems(fields, names))
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    for name in ("about", "doubt"):
        if name in fields:
            write(f"# {names[name]}: {printable(fields[name], LONGEST)}\n")
    draft = [f"--{name}={fields[name]}" for name in OPTIONS if name in fields] + arguments[end + 1 :]
    if options.new:
        return import_module(NEW).main(draft)
    write(f"python -m build_scripts new {shlex.join(draft)}\n")
    return 0


def _one_line(text: str) -> str:
    """A field as one line; where the source has other white space within a quote, the check says so."""
    return " ".join(text.split())


def _problems(fields: dict[str, str], names: dict[str, str]):
    """Everything that is missing or cannot be used, each in a sentence."""
    missing = [f"'{names[name]}'" for name in NEEDED if name not in fields]
    if missing:
        yield f"The issue has no {', '.join(missing)}. Ask whoever wrote it, or fill it in below its heading."
    for name, text in fields.items():
        if len(text) > LONGEST:
            yield f"'{names[name]}' is longer than {LONGEST:,} characters. Shorten it."
        elif not text.isprintable():
            yield f"'{names[name]}' holds characters that cannot be seen: {printable(text, 80)}. Write it without them."
    if "url" in fields and safe_url(fields["url"]) is None:
        yield f"'{printable(fields['url'], 80)}' is no address of the web. Write it as https://example.org/page."
