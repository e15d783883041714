"""`python -m build_scripts new`: write a claim from an address, a quote and a value; `new source` records a document.

On a terminal it asks for what it cannot propose. Without one everything is an option, and what is missing is said at
once. Exit status 0 when something was written (or shown, with --dry-run) and has no error, 1 when not, 2 for a wrong
command line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.check.command import CLAIMS, DEFAULT_TEXTS, read_records
from build_scripts.check.command import main as check_command
from build_scripts.check.finding import ERROR
from build_scripts.contribute import dialogue, show
from build_scripts.contribute.dialogue import Stopped, paragraph, say
from build_scripts.contribute.draft import Draft
from build_scripts.contribute.files import CannotWrite
from build_scripts.contribute.interview import interview
from build_scripts.drafting.claim import Given, Proposal
from build_scripts.drafting.names import is_name
from build_scripts.drafting.source import SourceProposal
from build_scripts.drafting.subject import NewSubject
from build_scripts.schema import schema

# Fields of the claim and of a new source that have an option of another name.
OPTIONS = {"rating_reason": "--reason", "name": "--id"}
MORE = ("prefix", "suffix", "kind", "qualifier", "speaker", "stated_on", "note")
SOURCE_FIELDS = (
    "title",
    "kind",
    "producer",
    "published",
    "archived_url",
    "licence",
    "reliability",
    "rating_reason",
    "summary",
    "note",
)


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(
        prog="python -m build_scripts new",
        description="Write a claim: asks for what it cannot propose. 'new source FILE' records a document.",
        allow_abbrev=False,
    )
    claim = options.add_argument_group("the claim")
    claim.add_argument("--url", help="the address of the document")
    claim.add_argument("--source", metavar="ID", help="the source, when it is here already")
    claim.add_argument("--value", help="the number as it is written there: '63M USD', '90 to 100 day', 'at least 32%%'")
    for name in ("quote", "statement", "locator", "subject", "quantity", "unit", *MORE):
        claim.add_argument(_option(name), dest=name, help=_help("claim", name))
    claim.add_argument("--credibility", help=_help("claim", "credibility"))
    claim.add_argument("--reason", dest="rating_reason", help=_help("claim", "rating_reason"))
    claim.add_argument("--derived-from", action="append", metavar="ID", help=_help("claim", "derived_from"))
    claim.add_argument("--forecast", action="store_true", help=_help("claim", "forecast"))
    claim.add_argument("--position", type=int, help=_help("claim", "position"))
    claim.add_argument("--id", dest="name", help="the name of the claim within its source")
    source = options.add_argument_group("a new source, where the address is not known")
    source.add_argument("--source-id", help="its id")
    for name in SOURCE_FIELDS:
        source.add_argument(_source_option(name), dest=f"source_{name}", help=_help("source", name))
    subject = options.add_argument_group("a new subject, where the vocabulary has not got it")
    subject.add_argument("--subject-label", help="its name as pages show it")
    subject.add_argument("--subject-description", help="what it is, in a sentence or two")
    add_common(options)
    return options


def add_common(options: argparse.ArgumentParser) -> None:
    """The options that all commands which write have."""
    options.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    options.add_argument("--yes", action="store_true", help="write without asking once more")
    options.add_argument("--root", type=Path, default=CLAIMS, help="the directory with the claims")
    options.add_argument(
        "--texts", action="append", type=Path, metavar="DIR", help="look for the texts of sources here"
    )


def _option(name: str) -> str:
    return OPTIONS.get(name) or f"--{name.replace('_', '-')}"


def _source_option(name: str) -> str:
    return "--source-reason" if name == "rating_reason" else f"--source-{name.replace('_', '-')}"


def _help(kind: str, name: str) -> str:
    text = schema(kind)["properties"][name]["description"].replace("%", "%%")
    return text[0].lower() + text[1:]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["source"]:
        from build_scripts.contribute.new_source import main as new_source

        return new_source(arguments[1:])
    options = parser().parse_args(arguments)
    draft = draft_from(options)
    if isinstance(draft, str):
        return fail(draft)
    if not dialogue.is_terminal():
        return _without_asking(draft, options)
    dialogue.prepare()
    try:
        interview(draft)
        return _write(draft, options.dry_run)
    except (Stopped, KeyboardInterrupt):
        return stopped(_as_far_as_known(draft))


def draft_from(options: argparse.Namespace) -> Draft | str:
    """The draft that the options describe, or what is wrong with them."""
    if not (options.root / "vocabulary").is_dir():
        return f"There are no claims in {options.root}: it has no directory 'vocabulary'. Give another --root."
    more: dict[str, object] = {name: getattr(options, name) or None for name in MORE}
    more |= {"derived_from": options.derived_from, "forecast": options.forecast or None}
    names = ("url", "source", "quote", "value", "unit", "statement", "locator", "subject", "quantity", "credibility")
    given = Given(
        **{name: getattr(options, name) or None for name in (*names, "rating_reason", "name")},
        position=options.position,
        more={name: value for name, value in more.items() if value is not None},
    )
    source = {name: getattr(options, f"source_{name}") or None for name in SOURCE_FIELDS}
    texts = tuple(options.texts if options.texts is not None else DEFAULT_TEXTS)
    draft = Draft(options.root, read_records(options.root), texts, given)
    draft.source_given = {name: value for name, value in source.items() if value is not None}
    draft.source_id = options.source_id or None
    if draft.source_id and (not is_name(draft.source_id) or draft.source_id in draft.known.directories):
        return f"'{draft.source_id}' cannot be the id of a new source: it is taken, or not made of a-z, 0-9 and dashes."
    if options.subject_label or options.subject_description:
        if not (options.subject and options.subject_label and options.subject_description):
            return "A new subject needs --subject (its id), --subject-label and --subject-description."
        if options.subject in draft.known.subjects:
            return (
                f"There is a subject '{options.subject}' already: leave out --subject-label and --subject-description"
            )
        draft.subject = NewSubject(options.subject, options.subject_label, options.subject_description)
    return draft


def _without_asking(draft: Draft, options: argparse.Namespace) -> int:
    """Write what the options say; or name everything that is missing or wrong."""
    proposal, source = draft.proposal(), draft.source()
    wanting = list(_wanting(proposal, source))
    wrong = [show.problem(_option(name), one) for name, one in proposal.problems.items()]
    if not (options.yes or options.dry_run):
        wanting.append("--yes  to write without being asked, or --dry-run to see what would be written")
    if wanting or wrong:
        if wrong:
            print("\n".join(wrong), file=sys.stderr)
        if wanting:
            print("Nobody can be asked here, so these options are needed:", file=sys.stderr)
            print("\n".join(f"  {line}" for line in wanting), file=sys.stderr)
        return 1
    files = draft.files(proposal, source)
    found = draft.findings(files)
    errors = [one for one in found if one.severity == ERROR]
    if errors:
        print(show.findings(found), file=sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return 1
    _show_all(draft, proposal)
    return _write(draft, options.dry_run)


def _wanting(proposal: Proposal, source: SourceProposal | None):
    """Each option that is still needed, with what it is for."""
    for name in proposal.missing:
        if name == "source":
            known = ", ".join(one.id for one in proposal.sources)
            yield f"--source  the address leads to more than one: {known}; or --source-id for a new one"
        else:
            yield f"{_option(name)}  {_first_sentence('claim', name)}"
    for name in proposal.unsure:
        yield f"{_option(name)}  it is not clear which is meant: {proposal.likely(name)}"
    for name in source.missing if source else ():
        yield f"{_source_option(name)}  {_first_sentence('source', name)}"


def _first_sentence(kind: str, name: str) -> str:
    if name == "url":
        return "the address of the document; or --source, the id of a source"
    return schema(kind)["properties"][name]["description"]


def _show_all(draft: Draft, proposal: Proposal) -> None:
    say(show.chosen(proposal, draft.records()))
    subject, quantity = proposal.fields.get("subject"), proposal.fields.get("quantity")
    if subject and quantity:
        say(show.rivals(proposal.rivals, str(subject), str(quantity)))
    if proposal.duplicates:
        say(show.duplicates(proposal.duplicates))
    say()


def _write(draft: Draft, is_dry_run: bool) -> int:
    """Write the files, and run the check on them."""
    files = draft.files(draft.proposal(), draft.source())
    if is_dry_run:
        say("\n".join(f"--- {name}\n{text}" for name, text in files.items()))
        say("Nothing was written (--dry-run).")
        return 0
    try:
        written = draft.write(files)
    except CannotWrite as error:
        say("\n".join(f"--- {name}\n{text}" for name, text in files.items()))
        return fail(f"{error} Nothing was written; above is what would have been.")
    return report_written(written, draft.root, draft.text_places)


def report_written(written: list[Path], root: Path, texts: Sequence[Path]) -> int:
    """Say what was written, and what the check says of it; the exit status."""
    for path in written:
        say(f"Written: {path}")
    # Texts need not be at hand; the check refuses places that are not there.
    places = [part for place in texts if place.is_dir() for part in ("--texts", str(place))]
    return check_command([*map(str, written), "--root", str(root), *places])


def _as_far_as_known(draft: Draft) -> dict[str, str]:
    """What would have been written, of a draft that is not finished."""
    proposal, source = draft.proposal(), draft.source()
    for name in proposal.problems:
        proposal.fields.pop(name, None)
    if not (draft.given.quote or draft.given.value or draft.given.statement or source):
        return {}
    proposal.id = proposal.id or f"{source.id if source else 'source'}/claim"
    return draft.files(proposal, source)


def stopped(files: dict[str, str]) -> int:
    """Say that nothing was written, and show what was known so far."""
    if files:
        say("This is what would have been written, as far as it is known:\n")
        say("\n".join(f"--- {name}\n{text}" for name, text in files.items()))
    return fail("Stopped. Nothing was written.")


def fail(message: str) -> int:
    """Say what is wrong; the exit status."""
    print(paragraph(message), file=sys.stderr)
    return 1
