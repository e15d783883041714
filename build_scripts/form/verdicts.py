"""What the check finds in a draft: every rule of `build_scripts.check`, with each finding at its field of the page."""

from __future__ import annotations

from datetime import date

from build_scripts.check.context import Context
from build_scripts.check.finding import ERROR, Finding, printable
from build_scripts.check.rules import all_rules
from build_scripts.check.run import apply
from build_scripts.drafting.claim import Problem, Proposal
from build_scripts.form.desk import Desk, DeskTexts
from build_scripts.form.draft import STATED, SUBJECTS_FILE, Draft
from build_scripts.form.form import Form, names
from build_scripts.records.records import Records

# Fields of the records that stand on the page under another name.
ELSEWHERE = {"source.url": "url", "claim.derived_from": "derived_from", "claim.inputs": "inputs"}


def findings(draft: Draft, form: Form, desk: Desk, records: Records, today: date) -> list[dict]:
    """What is wrong with the draft, as plain JSON; `entry` is the field of the page, "" where there is none."""
    checked = [one.as_dict() | {"entry": _entry(one, draft, form)} for one in _check(draft, desk, records, today)]
    if draft.lacks_subject:  # then the claim cannot have one yet, nor a statement made from it
        waiting = {"claim.subject"} if form.get("claim.statement") else {"claim.subject", "claim.statement"}
        checked = [one for one in checked if one["entry"] not in waiting]
    # What drafting says too is said once, in the words of the check.
    said = {one["entry"] for one in checked}
    problems = [_said_of(name, one) for name, one in draft.problems.items() if name not in said]
    return problems + _unsettled(draft, form) + checked


def _unsettled(draft: Draft, form: Form) -> list[dict]:
    """What a person must still choose, as the command `new` asks for it; nothing before they have said anything."""
    if not draft.files or not any(map(form.get, ("claim.quote", "claim.statement", "amount"))):
        return []
    return [_said_of(f"claim.{name}", _problem(name, draft.proposal)) for name in draft.proposal.unsettled]


def _problem(name: str, proposal: Proposal) -> Problem:
    if name == "statement":
        return Problem(
            "It is proposed from a subject or a quantity that nobody has chosen yet.",
            hint="Choose those, and read it again; or write it yourself.",
        )
    likely = proposal.likely(name)
    return Problem("It is not clear which is meant.", likely, "Choose one of those above, or write another.")


def _said_of(entry: str, problem: Problem) -> dict:
    """What drafting says of a field, in the form of a finding of the check."""
    return {
        **{"code": "", "severity": ERROR, "file": "", "line": 0, "column": 0, "found": ""},
        **{"field": entry, "entry": entry, "message": printable(problem.message)},
        **{"expected": printable(problem.expected), "advice": printable(problem.hint)},
    }


def _check(draft: Draft, desk: Desk, records: Records, today: date) -> list[Finding]:
    if not draft.files:
        return []
    context = Context(records, DeskTexts(desk.text, draft.source_id), today)
    found = {one: None for loaded in all_rules() for one in apply(loaded, context, draft.files)}
    return sorted(found, key=lambda one: one.order)


def _entry(finding: Finding, draft: Draft, form: Form) -> str:
    if finding.file == SUBJECTS_FILE:
        name = f"subject.{finding.field.rpartition('.')[2]}"
        return name if name in names() else "subject_id"
    kind = "source" if draft.source_file and finding.file == draft.source_file else "claim"
    field = finding.field.split(".")[0].split("[")[0]
    name = f"{kind}.{field}"
    is_typed_apart = form.get(name) is not None or field == "range_note"
    if kind == "claim" and field in STATED and not is_typed_apart:
        return "amount"
    name = ELSEWHERE.get(name, name)
    if not field and finding.code == "RR301":
        return f"{kind}_id"
    return name if name in (*names(), "inputs") else ""
