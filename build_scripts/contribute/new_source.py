"""`python -m build_scripts new source FILE|-`: record a document from a saved page (HTML) or a text.

The text is kept in `texts/`, which is never committed, so that quotes are looked up in it; the record has its name and
its sha256. Of HTML it is what a reader sees, as plain text; a plain text in UTF-8 is kept as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence

from build_scripts.check.command import read_records
from build_scripts.check.finding import ERROR, printable
from build_scripts.check.run import Wanted, check
from build_scripts.check.texts import LARGEST_TEXT
from build_scripts.contribute import dialogue, new, show
from build_scripts.contribute.dialogue import Stopped, paragraph, say
from build_scripts.contribute.files import CannotWrite, Changes
from build_scripts.contribute.source_questions import ORDER, ask_field, ask_id
from build_scripts.drafting.claim import Problem
from build_scripts.drafting.names import is_name
from build_scripts.drafting.page import Page, kept_text, read_page
from build_scripts.drafting.source import SourceProposal, known_sources, propose_source
from build_scripts.drafting.yaml_text import record_text, refuse_hidden
from build_scripts.records.records import Records
from build_scripts.records.snapshot import with_texts
from build_scripts.schema import schema
from calc.errors import CalcError

FIELDS = ("url", *new.SOURCE_FIELDS)


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(
        prog="python -m build_scripts new source",
        description="Record a document from a saved page (HTML) or a text; the text is kept in texts/, uncommitted.",
        allow_abbrev=False,
    )
    options.add_argument("file", metavar="FILE", help="the saved page or text; - reads it from the input")
    options.add_argument("--id", help="the id of the source")
    for name in FIELDS:
        text = schema("source")["properties"][name]["description"].replace("%", "%%")
        options.add_argument(_option(name), dest=name, help=text[0].lower() + text[1:])
    new.add_common(options)
    return options


def _option(name: str) -> str:
    return "--reason" if name == "rating_reason" else f"--{name.replace('_', '-')}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    try:
        content = _read(options.file)
        page = read_page(content)
    except CalcError as error:
        return new.fail(show.problem(options.file, _problem(error)).strip())
    text = kept_text(page, content)
    records = read_records(options.root)
    digest = hashlib.sha256(text).hexdigest()
    same = [source.id for source in records.sources.values() if source.text_sha256 == digest]
    if same:
        return new.fail(f"This text is that of the source '{same[0]}', which is here already. Nothing was written.")
    given: dict[str, object] = dict(page.fields)
    given |= {name: value for name in FIELDS if (value := getattr(options, name))}
    if options.id and (not is_name(options.id) or options.id in records.directories):
        return new.fail(f"'{options.id}' cannot be the id of a new source: it is taken, or not a-z, 0-9 and dashes.")
    _say_what_was_read(page, records, given)
    source_id = options.id
    if dialogue.is_terminal():
        dialogue.prepare()
        try:
            source_id = _ask(given, records, options)
        except (Stopped, KeyboardInterrupt):
            source = _with_text(propose_source(records, given, source_id=source_id), digest)
            return new.stopped({source.file: record_text("source", source.fields)})
    source = _with_text(propose_source(records, given, source_id=source_id), digest)
    if not dialogue.is_terminal() and not _is_complete(source, options):
        return 1
    return _write(source, text, records, options)


def _read(name: str) -> bytes:
    """The bytes of the file, or of the input. Raises `CalcError` for what cannot be read or is too large."""
    try:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST_TEXT + 1)
        else:
            with open(name, "rb") as file:
                content = file.read(LARGEST_TEXT + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CalcError(f"It cannot be read: {why}.", "the name of a saved page or text") from None
    if len(content) > LARGEST_TEXT:
        raise CalcError(
            "It is too large.", f"at most {LARGEST_TEXT // 1_000_000} MB", "Save the part that is quoted from."
        )
    return content


def _problem(error: CalcError) -> Problem:
    return Problem(error.message, error.expected or "", error.hint or "")


def _say_what_was_read(page: Page, records: Records, given: dict[str, object]) -> None:
    for remark in page.remarks:
        say(remark)
    if page.is_html:
        say(paragraph("The page was turned into plain text, as a reader sees it. Quotes are looked up in that text."))
        for name, value in page.fields.items():
            say(f"    {name} (from the page): {value}")
    for known in known_sources(records, str(given["url"])) if given.get("url") else []:
        say("A source with this address is here already:\n" + show.source(known))


def _ask(given: dict[str, object], records: Records, options: argparse.Namespace) -> str:
    """Ask for every field that no option gave; the id."""
    say("Enter takes what stands in brackets, ? explains a field, Ctrl-C stops without writing anything.\n")
    for name in ("url", *ORDER):
        if not getattr(options, name):
            proposed = propose_source(records, given).fields.get(name)
            _ask_until_good(given, records, name, proposed)
    return options.id or ask_id(records, propose_source(records, given).id)


def _ask_until_good(given: dict[str, object], records: Records, name: str, proposed: object) -> None:
    while True:
        ask_field(given, records, name, proposed)
        try:
            refuse_hidden(name, str(given[name] or ""))
            return
        except CalcError as error:
            say(show.problem(name, _problem(error)))
            proposed = None


def _with_text(source: SourceProposal, digest: str) -> SourceProposal:
    fields = {**source.fields, "text": {"name": f"{source.id}.txt", "sha256": digest}}
    names = list(schema("source")["properties"])
    source.fields = dict(sorted(fields.items(), key=lambda item: names.index(item[0])))
    return source


def _is_complete(source: SourceProposal, options: argparse.Namespace) -> bool:
    """Whether nothing is missing; else say what is."""
    wanting = [f"{_option(name)}  {schema('source')['properties'][name]['description']}" for name in source.missing]
    if not (options.yes or options.dry_run):
        wanting.append("--yes  to write without being asked, or --dry-run to see what would be written")
    if wanting:
        print("Nobody can be asked here, so these options are needed:", file=sys.stderr)
        print("\n".join(f"  {line}" for line in wanting), file=sys.stderr)
    return not wanting


def _write(source: SourceProposal, text: bytes, records: Records, options: argparse.Namespace) -> int:
    """Show the record and what the check says of it, and write it with its text."""
    try:
        record = record_text("source", source.fields)
    except CalcError as error:
        return new.fail(f"{error} Nothing was written.")
    name = f"{options.root.resolve().name}/{source.id}/source.yaml"
    places = options.texts or [options.root.resolve().parent / "texts"]
    found = check(with_texts(records, {name: record}), places, wanted=Wanted([name]))
    errors = [one for one in found if one.severity == ERROR]
    say(f"--- {name}\n{record}")
    if errors:
        print(show.findings(errors), file=sys.stderr)
        return new.fail("Nothing was written. Correct it with the options of these fields.")
    copy = places[0] / f"{source.id}.txt"
    if options.dry_run:
        say(f"Nothing was written (--dry-run). The text would be kept in {printable(str(copy))}.")
        return 0
    changes = Changes()
    changes.add(options.root / source.id / "source.yaml", record)
    if not (copy.is_file() and copy.read_bytes() == text):
        changes.add_bytes(copy, text)
    try:
        changes.write()
    except CannotWrite as error:
        return new.fail(f"{error} Nothing was written.")
    say(f"The text that quotes are looked up in: {copy}. It is not committed.")
    return new.report_written([options.root / source.id / "source.yaml"], options.root, places)
