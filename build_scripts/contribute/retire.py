"""`withdraw ID --reason …` and `supersede OLD NEW --reason …`: a claim that no longer holds keeps its file and its id.

Only the lines of its status change. Exit status 0 when that was written (or shown, with --dry-run), 1 when it was
refused or the check finds an error afterwards, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from build_scripts.check import report
from build_scripts.check.command import CLAIMS, DEFAULT_TEXTS, read_records
from build_scripts.check.context import Context
from build_scripts.check.finding import NOTE, Finding, printable
from build_scripts.check.measured import references
from build_scripts.check.nearest import Nearest
from build_scripts.check.run import check
from build_scripts.check.shape import field_name
from build_scripts.check.texts import Texts
from build_scripts.contribute import dialogue
from build_scripts.contribute.dialogue import Stopped, paragraph, say
from build_scripts.contribute.files import CannotWrite, Changes
from build_scripts.drafting.status import with_status
from build_scripts.records.claim import RELATIONS, Claim
from build_scripts.records.records import Records
from build_scripts.records.snapshot import with_texts
from calc.dimension import in_words
from calc.errors import CalcError

GONE = ("withdrawn", "superseded")


class Refused(Exception):
    """Why a claim cannot be given this status."""


def withdraw(argv: Sequence[str] | None = None) -> int:
    """`python -m build_scripts withdraw`; returns the exit status."""
    options = _parser("withdraw", "Withdraw a claim: it stays where it is, with the reason and the date.")
    options.add_argument("claim", metavar="ID", help="the claim, <source-id>/<claim-id>")
    return _run(options, argv, "withdrawn")


def supersede(argv: Sequence[str] | None = None) -> int:
    """`python -m build_scripts supersede`; returns the exit status."""
    options = _parser("supersede", "Let another claim take the place of one: both stay, and the old one names the new.")
    options.add_argument("claim", metavar="OLD", help="the claim that no longer holds, <source-id>/<claim-id>")
    options.add_argument("successor", metavar="NEW", help="the claim that takes its place")
    return _run(options, argv, "superseded")


def _parser(name: str, text: str) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog=f"python -m build_scripts {name}", description=text, allow_abbrev=False)
    options.add_argument("--reason", help="why, in a sentence")
    options.add_argument("--date", help="the day, such as 2023-06-29; today unless another is given")
    options.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    options.add_argument("--root", type=Path, default=CLAIMS, help="the directory with the claims")
    options.add_argument(
        "--texts", action="append", type=Path, metavar="DIR", help="look for the texts of sources here"
    )
    return options


def _run(parser: argparse.ArgumentParser, argv: Sequence[str] | None, status: str) -> int:
    options = parser.parse_args(argv)
    records = read_records(options.root)
    try:
        claim = _claim(records, options.claim)
        successor = _successor(records, claim, getattr(options, "successor", None))
        fields = {"status": status, "status_reason": _reason(options.reason), "status_date": _day(options.date)}
        if successor:
            fields["superseded_by"] = successor.id
        path = options.root / f"{claim.id}.yaml"
        before = path.read_bytes()
        after = with_status(before.decode("utf-8"), fields).encode("utf-8")
    except (Refused, CalcError) as error:
        print(paragraph(f"{error} Nothing was written."), file=sys.stderr)
        return 1
    except (Stopped, KeyboardInterrupt):
        print("Stopped. Nothing was written.", file=sys.stderr)
        return 1
    _say_who_rests_on_it(records, claim)
    found = _findings_new(records, claim, after.decode("utf-8"), options.texts or DEFAULT_TEXTS)
    if options.dry_run:
        _show_change(claim.file, before, after)
        say("Nothing was written (--dry-run).")
    else:
        changes = Changes()
        changes.change(path, before, after)
        try:
            changes.write()
        except CannotWrite as error:
            print(paragraph(str(error)), file=sys.stderr)
            return 1
        say(f"Written: {path}")
    if found:
        say("\nThe check finds, that it did not find before:\n")
        say("\n\n".join(report.paragraph(one) for one in found))
    else:
        say("The check finds nothing new.")
    return int(any(one.severity == "error" for one in found))


def _claim(records: Records, name: str) -> Claim:
    """The claim that is meant. Raises `Refused` for one that is not there, or is gone already."""
    claim = _find(records, name)
    if claim.status in GONE:
        by = f" by {claim.superseded_by}" if claim.superseded_by else ""
        reason = printable(claim.status_reason or "no reason is given")
        raise Refused(
            f"'{claim.id}' is {claim.status} already{by}, since {claim.status_date or 'a day not given'} (“{reason}”)."
        )
    if claim.document.troubles:
        raise Refused(f"{claim.file} has faults. Run 'python -m build_scripts check', repair them, and try again.")
    return claim


def _find(records: Records, name: str) -> Claim:
    plain = name.removesuffix(".yaml").removeprefix("./").removeprefix("claims/")
    claim = records.claims.get(plain)
    if claim is not None and claim.part_of:
        raise Refused(f"'{plain}' is one value of '{claim.part_of}'; only the whole claim can be given a status.")
    if claim is None:
        near = Nearest(records).claim(plain, plain.partition("/")[0])
        hint = f"Did you mean '{near}'?" if near else "An id is <source-id>/<claim-id>, the path under claims/."
        raise Refused(f"There is no claim '{printable(name, longest=100)}'. {hint}")
    return claim


def _successor(records: Records, claim: Claim, name: str | None) -> Claim | None:
    """The claim that takes the place of another. Raises `Refused` for one that cannot."""
    if name is None:
        return None
    successor = _find(records, name)
    if successor.id == claim.id:
        raise Refused(f"'{claim.id}' cannot take its own place.")
    if successor.status in GONE:
        instead = f" Use '{successor.superseded_by}'." if successor.superseded_by else ""
        raise Refused(f"'{successor.id}' is {successor.status} itself.{instead}")
    context = Context(records, Texts(()), date.today())
    old, new = context.dimension(claim), context.dimension(successor)
    if old is not None and new is not None and old != new:
        raise Refused(
            f"'{claim.id}' is {in_words(old)}, '{successor.id}' is {in_words(new)}: they measure different things."
        )
    if (old is None) != (new is None):
        raise Refused(f"One of '{claim.id}' and '{successor.id}' states a number, the other does not.")
    return successor


def _reason(given: str | None) -> str:
    if (given or "").strip():
        return " ".join(str(given).split())
    if not dialogue.is_terminal():
        raise Refused("The reason is missing: give it with --reason.")
    dialogue.prepare()
    return dialogue.ask("Reason, in a sentence", dialogue.explain("claim", "status_reason"))


def _day(given: str | None) -> str:
    try:
        return date.fromisoformat(given).isoformat() if given else date.today().isoformat()
    except ValueError:
        raise Refused(f"'{printable(given or '', longest=40)}' is no day such as 2023-06-29.") from None


def _say_who_rests_on_it(records: Records, claim: Claim) -> None:
    resting = list(who_rests_on(records, claim))
    if not resting:
        say(f"Nothing rests on '{claim.id}'.")
        return
    say(f"{len(resting)} {'place rests' if len(resting) == 1 else 'places rest'} on '{claim.id}':")
    for line in resting:
        say(f"    {line}")


def who_rests_on(records: Records, claim: Claim) -> Iterator[str]:
    """Every place that names a claim, or one of its values: by what, and how."""

    def is_it(target: str | None) -> bool:
        return (target or "").partition("#")[0] == claim.id

    for one in records.statements:
        if one.id == claim.id:
            continue
        yield from (f"{one.id}: input '{name}'" for name, target in one.inputs.items() if is_it(target))
        yield from (f"{one.id}: derived from it" for target in one.derived_from if is_it(target))
        yield from (f"{one.id}: cites it" for target in one.cites if is_it(target))
        for relation in RELATIONS:
            yield from (f"{one.id}: {relation} it" for target in one.relations.get(relation, ()) if is_it(target))
        if one.finding and is_it(one.finding.corrected_by):
            yield f"{one.id}: its finding is corrected by it"
        if is_it(one.superseded_by):
            yield f"{one.id}: superseded by it"
    for calculator in records.calculators.values():
        fields = {field_name(path[:2]) for path, target in references(calculator) if is_it(target)}
        yield from (f"{calculator.id}: {name}" for name in sorted(fields))
    for question in records.questions.values():
        if any(map(is_it, question.claims)) or question.asks(claim.subject, claim.quantity):
            yield f"question '{question.id}': one of its answers"
    for feature in records.featured.values():
        if is_it(feature.claim) or any(map(is_it, feature.vary)):
            yield f"featured on '{feature.name}'"


def _findings_new(records: Records, claim: Claim, text: str, places: Sequence[Path]) -> list[Finding]:
    """What the check says of all records with the change, and did not say before."""
    before = {(one.code, one.file, one.field, one.message) for one in check(records, places)}
    after = check(with_texts(records, {claim.file: text}), places)
    return [one for one in after if one.severity != NOTE and (one.code, one.file, one.field, one.message) not in before]


def _show_change(name: str, before: bytes, after: bytes) -> None:
    lines = (content.decode("utf-8").splitlines() for content in (before, after))
    say("\n".join(difflib.unified_diff(*lines, name, name, n=1, lineterm="")))
