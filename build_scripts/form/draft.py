"""The records that a form stands for: what was filled in, with what drafting proposes for the rest."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date

from build_scripts.drafting.claim import Given, Problem, Proposal, propose
from build_scripts.drafting.source import SourceProposal, propose_source, sources_at
from build_scripts.drafting.subject import SUBJECTS, NewSubject
from build_scripts.drafting.topics import Topic, fits
from build_scripts.drafting.yaml_text import record_text
from build_scripts.form.desk import Desk
from build_scripts.form.form import NEW_SOURCE, NEW_SUBJECT, Form
from build_scripts.form.subject import new_subject
from build_scripts.records.load import slot_of
from build_scripts.records.records import Records
from build_scripts.records.snapshot import with_entries, with_texts
from build_scripts.records.vocabulary import Quantity, Subject
from calc.errors import CalcError

# What the page has as fields of the claim, and drafting asks for by its own names.
ASKED = ("quote", "unit", "statement", "locator", "subject", "quantity", "credibility", "rating_reason")
# Fields that a number in words fills; they stand on the page under the number, unless a person wrote them apart.
STATED = ("value", "p5", "p95", "least", "greatest", "family", "range_note", "qualifier")
MOST_SHOWN = 5
SUBJECTS_FILE = f"claims/{SUBJECTS}"


@dataclass
class Draft:
    """What is to be written, and what the page shows beside it. `known` are the records that there are, with a new
    subject among them; `problems` are by the names of the form's fields."""

    known: Records
    proposal: Proposal
    source_id: str | None
    new_source: SourceProposal | None
    new_subject: NewSubject | None = None
    problems: dict[str, Problem] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def claim_file(self) -> str:
        """The file of the claim as findings name it, "" while its id is open."""
        return self.proposal.file or ""

    @property
    def source_file(self) -> str:
        """The file of a new source, "" for one that there is."""
        return self.new_source.file if self.new_source else ""

    @property
    def lacks_subject(self) -> bool:
        """Whether a new subject is wanted of which something is missing or wrong."""
        return any(name.startswith("subject") for name in self.problems)

    def records(self) -> Records:
        """All records, with those of the draft among them."""
        new = {file: text for file, text in self.files.items() if file != SUBJECTS_FILE}
        return with_texts(self.known, new) if new else self.known


def make_draft(form: Form, desk: Desk, today: date) -> Draft:
    """Everything that follows from the form; what cannot be used is a problem, and the rest is drafted all the same."""
    source = _new_source(form, desk, today)
    subject, problems = new_subject(form, desk)
    records = with_entries(desk.records, SUBJECTS_FILE, subject.text) if subject else desk.records
    given = _given(form, desk, subject)
    proposal = propose(records, given, desk.topics, source.id if source else None)
    source_id = source.id if source else proposal.source.id if proposal.source else None
    draft = Draft(records, proposal, source_id, source, subject)
    names = {"value": "amount", "name": "claim_id", "source": "source"}
    draft.problems = {names.get(name, f"claim.{name}"): one for name, one in proposal.problems.items()} | problems
    if source and source.id in desk.records.directories:
        draft.problems["source_id"] = Problem(
            f"There is a source '{source.id}' already.",
            "an id that no source has",
            "Choose that source if it is the same document, else another id.",
        )
    _leave_to_the_check(draft, form)
    if draft.lacks_subject:
        _leave_subject_open(proposal)
    _write(draft, form)
    return draft


def _leave_subject_open(proposal: Proposal) -> None:
    """It is none of those that there are, whatever is likely: nothing may follow from one of them."""
    proposal.fields["subject"] = None
    proposal.unsure = [name for name in proposal.unsure if name != "subject"]
    proposal.rivals, proposal.duplicates = [], []
    if "statement" in proposal.proposed:
        proposal.fields["statement"] = None


def _leave_to_the_check(draft: Draft, form: Form) -> None:
    """What drafting could not use is written down all the same: the check says what is wrong with it, in its words."""
    for name in ("subject", "quantity", "unit", "credibility"):
        text = form.get(f"claim.{name}")
        if text and name in draft.proposal.problems:
            draft.proposal.fields[name] = int(text) if name == "credibility" and _is_count(text) else text


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _new_source(form: Form, desk: Desk, today: date) -> SourceProposal | None:
    """The source that is written together with the claim; None where there is one already, or nothing is known yet."""
    url, chosen = _url(form, desk), form.get("source")
    if chosen != NEW_SOURCE and (chosen or not url or sources_at(desk.records, url)):
        return None
    told = desk.text.fields if desk.text else {}
    given: dict[str, object] = {**told, "url": url, **form.of("source")}
    source = propose_source(desk.records, given, today, form.get("source_id"))
    source.proposed += [name for name in told if name != "url"]
    if desk.text is not None:
        source.fields["text"] = {"name": f"{source.id}.txt", "sha256": desk.text.sha256}
    return source


def _url(form: Form, desk: Desk) -> str | None:
    """The address, else the one that a saved page has of itself."""
    return form.get("url") or (desk.text.fields.get("url") if desk.text else None)


def _given(form: Form, desk: Desk, subject: NewSubject | None) -> Given:
    chosen, position = form.get("source"), form.get("claim.position") or ""
    more: dict[str, object] = {name: text for name, text in form.of("claim").items() if name not in ASKED}
    if _is_count(position):
        more["position"] = int(position)
    sources = (form.get("derived_from") or "").replace(",", " ").split()
    more |= {
        "derived_from": sources or None,
        "inputs": form.inputs or None,
        "forecast": bool(form.get("forecast")) or None,
    }
    return Given(
        url=_url(form, desk),
        source=None if chosen == NEW_SOURCE else chosen,
        value=form.get("amount"),
        name=form.get("claim_id"),
        text=desk.text.text if desk.text else None,
        more={name: value for name, value in more.items() if value is not None},
        **{name: form.get(f"claim.{name}") for name in ASKED} | _subject_given(form, subject),
    )  # fmt: skip


def _subject_given(form: Form, subject: NewSubject | None) -> dict[str, str | None]:
    """What stands for a subject that is written now; nothing while something is wrong with it."""
    return {"subject": subject and subject.id} if form.get("claim.subject") == NEW_SUBJECT else {}


def _write(draft: Draft, form: Form) -> None:
    """The files, the source's first; none while something stands in the way of writing them at all."""
    if draft.source_id is None or not draft.claim_file or {"source_id", "claim_id", "source"} & draft.problems.keys():
        return
    for file, kind in ((draft.source_file, "source"), (draft.claim_file, "claim")):
        slot = slot_of(file) if file else None
        if file and (slot is None or slot.kind != kind or not _is_safe(file)):
            draft.problems[f"{kind}_id"] = Problem(
                "This cannot be the name of a file.",
                "lower-case letters, digits and single dashes",
                "Give it a name that says what it is about.",
            )
            return
    written = {}
    try:
        if draft.new_source:
            written[draft.source_file] = record_text("source", draft.new_source.fields)
        written[draft.claim_file] = record_text("claim", draft.proposal.fields)
        if draft.new_subject:
            written[SUBJECTS_FILE] = draft.new_subject.text
    except CalcError as error:
        name = next((key for key in form.fields if f"'{key.rpartition('.')[2]}'" in error.message), "")
        draft.problems[name] = Problem(error.message, error.expected or "", error.hint or "")
        return
    draft.files = written


def _is_safe(file: str) -> bool:
    return file.isascii() and file.isprintable() and not set(' \\:*?"<>|') & set(file) and ".." not in file


def as_json(draft: Draft, form: Form, desk: Desk) -> dict:
    """The draft as plain JSON for the page."""
    proposal = draft.proposal
    records = desk.records
    fields = proposal.fields
    subject, quantity = (str(fields.get(name) or "") for name in ("subject", "quantity"))
    return {
        "source_id": draft.source_id,
        "claim_id": proposal.id.partition("/")[2] if proposal.id else None,
        "is_new_source": draft.new_source is not None,
        "is_new_subject": form.get("claim.subject") == NEW_SUBJECT,
        "source": proposal.source and asdict(proposal.source),
        "sources": [asdict(one) for one in proposal.sources[:MOST_SHOWN]],
        "proposed": _proposed(draft, form, desk),
        "number": {name: str(fields[name]) for name in (*STATED, "unit") if fields.get(name) is not None},
        "unsure": [f"claim.{name}" for name in proposal.unsettled],
        "subjects": _choices(proposal.subjects, records.subjects.get(subject), None),
        "quantities": _choices(
            proposal.quantities, records.quantities.get(quantity), str(fields.get("unit") or "") or None
        ),
        "units": proposal.units,
        "files": [
            {"path": path, "text": text, "is_added": path == SUBJECTS_FILE} for path, text in draft.files.items()
        ],
    }


def _choices(topics: list[Topic], chosen: Subject | Quantity | None, unit: str | None) -> list[dict]:
    """The likeliest, and what was chosen, always with its definition."""
    shown = [_choice(one, one.fits) for one in topics[:MOST_SHOWN]]
    if chosen is not None and all(one["id"] != chosen.id for one in shown):
        shown.append(_choice(chosen, fits(unit, getattr(chosen, "unit", None))))
    return shown


def _choice(entry: Topic | Subject | Quantity, does_fit: bool | None) -> dict:
    return {"id": entry.id, "label": entry.label, "description": entry.description or "", "fits": does_fit}


def _proposed(draft: Draft, form: Form, desk: Desk) -> dict[str, str]:
    """What nobody filled in and drafting did, by the names of the form's fields."""
    proposal, found = draft.proposal, {}
    for name in proposal.proposed:
        if name == "source" and proposal.source:
            found["source"] = proposal.source.id
        elif name == "name" and proposal.id:
            found["claim_id"] = proposal.id.partition("/")[2]
        elif proposal.fields.get(name) is not None:
            found[f"claim.{name}"] = str(proposal.fields[name])
    if draft.new_subject and not form.get("subject_id"):
        found["subject_id"] = draft.new_subject.id
    if draft.new_source:
        found |= {} if form.get("source") else {"source": NEW_SOURCE}
        found |= {} if form.get("source_id") else {"source_id": draft.new_source.id}
        fields = draft.new_source.fields
        found |= {f"source.{name}": str(fields[name]) for name in draft.new_source.proposed if fields[name] is not None}
    if url := _url(form, desk):
        found["url"] = url
    return {name: text for name, text in found.items() if form.get(name) is None}
