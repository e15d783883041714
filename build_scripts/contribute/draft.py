"""The records that a form stands for: what was filled in, with what is proposed for the rest."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date

from build_scripts.contribute.desk import Desk
from build_scripts.contribute.form import NEW_SOURCE, Form
from build_scripts.drafting.names import claim_name
from build_scripts.drafting.source import KnownSource, known_source, known_sources, propose_source
from build_scripts.drafting.stated import read_stated
from build_scripts.drafting.topics import Topic, topic
from build_scripts.drafting.yaml_text import record_text
from build_scripts.records.load import slot_of
from calc.errors import CalcError, DimensionError
from calc.unit import parse_unit

WHOLE_NUMBERS = ("position", "credibility")
STATED = ("value", "p5", "p95", "least", "greatest", "family", "range_note", "qualifier")
STEP = 10  # between the positions of neighbours, so that a claim that is found later fits in
MOST_SHOWN = 5


@dataclass
class Complaint:
    """Something of the form that cannot even be written down, in the words of a finding; `field` is one of the form."""

    field: str
    message: str
    expected: str
    advice: str


@dataclass
class Draft:
    """What is to be written: the source's and the claim's fields, and the files; and what the page shows beside them."""

    source_id: str | None = None
    claim_id: str | None = None
    is_new_source: bool = False
    source: KnownSource | None = None
    sources: list[KnownSource] = field(default_factory=list)
    claim: dict[str, object] = field(default_factory=dict)
    source_fields: dict[str, object] = field(default_factory=dict)
    proposed: dict[str, str] = field(default_factory=dict)
    subjects: list[Topic] = field(default_factory=list)
    quantities: list[Topic] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def claim_file(self) -> str:
        """The file of the claim as findings name it."""
        return f"claims/{self.source_id}/{self.claim_id}.yaml"

    @property
    def source_file(self) -> str:
        """The file of the source."""
        return f"claims/{self.source_id}/source.yaml"


def make_draft(form: Form, desk: Desk, today: date) -> Draft:
    """Everything that follows from the form; what cannot be read is a complaint, and the rest is drafted all the same."""
    draft = Draft()
    _choose_source(draft, form, desk, today)
    _choose_topics(draft, form, desk)
    _read_number(draft, form, desk)
    _fill_claim(draft, form, desk)
    _write(draft, form, desk)
    return draft


def _choose_source(draft: Draft, form: Form, desk: Desk, today: date) -> None:
    url, chosen = form.get("url"), form.get("source")
    draft.sources = known_sources(desk.records, url)[:MOST_SHOWN] if url else []
    if chosen is None and (draft.sources or url):
        chosen = draft.sources[0].id if draft.sources else NEW_SOURCE
        draft.proposed["source"] = chosen
    if chosen is None:
        return
    if chosen != NEW_SOURCE:
        record = desk.records.sources.get(chosen)
        if record is None:
            _complain(draft, "source", f"There is no source '{chosen[:80]}'.", "one of the sources", "Choose one, or a new one.")
            return
        draft.source_id, draft.source = record.id, known_source(desk.records, record)
        return
    proposal = propose_source(desk.records, {"url": url, **form.of("source")}, today, form.get("source_id"))
    draft.is_new_source, draft.source_id, draft.source_fields = True, proposal.id, proposal.fields
    if form.get("source_id") is None:
        draft.proposed["source_id"] = proposal.id
    elif proposal.id in desk.records.directories:
        _complain(
            draft, "source_id", f"There is a source '{proposal.id}' already.", "an id that no source has",
            "Choose that source above if it is the same document, or another id.",
        )  # fmt: skip
    for name in proposal.proposed:
        if proposal.fields[name] is not None:
            draft.proposed[f"source.{name}"] = str(proposal.fields[name])
    if desk.text is not None:
        draft.source_fields["text"] = {"name": f"{proposal.id}.txt", "sha256": desk.text.sha256}


def _choose_topics(draft: Draft, form: Form, desk: Desk) -> None:
    """The subjects and quantities that may be meant; the likeliest is taken where there is a number to explain."""
    said = " ".join(text for name in ("claim.statement", "claim.quote", "claim.locator") if (text := form.get(name)))
    unit = form.get("claim.unit") or _written_unit(form.get("amount"))
    records = desk.records
    subject, quantity = form.get("claim.subject"), form.get("claim.quantity")
    if said:
        draft.subjects = desk.topics.subjects(said, draft.source_id)[:MOST_SHOWN]
        if subject is None and form.get("amount"):
            subject = _propose(draft, "claim.subject", draft.subjects)
        draft.quantities = desk.topics.quantities(f"{said} {form.get('amount') or ''}", unit, subject)[:MOST_SHOWN]
        if quantity is None and form.get("amount"):
            quantity = _propose(draft, "claim.quantity", [one for one in draft.quantities if one.fits is not False])
    draft.subjects = _with_chosen(draft.subjects, records.subjects.get(subject or ""), None)
    draft.quantities = _with_chosen(draft.quantities, records.quantities.get(quantity or ""), unit)
    draft.claim |= {"subject": subject, "quantity": quantity}


def _propose(draft: Draft, name: str, topics: list[Topic]) -> str | None:
    if not topics:
        return None
    draft.proposed[name] = topics[0].id
    return topics[0].id


def _with_chosen(topics: list[Topic], entry, unit: str | None) -> list[Topic]:
    """What was chosen always stands among the choices, with its definition."""
    if entry is None or any(one.id == entry.id for one in topics):
        return topics
    return [*topics, topic(entry, unit)]


def _written_unit(amount: str | None) -> str | None:
    try:
        return read_stated(amount).unit if amount else None
    except (CalcError, ArithmeticError):
        return None


def _read_number(draft: Draft, form: Form, desk: Desk) -> None:
    """The fields that the written number fills, and its unit: the one that was written, else that of the quantity."""
    amount = form.get("amount")
    quantity = desk.records.quantities.get(str(draft.claim["quantity"] or ""))
    usual = quantity.unit if quantity else None
    draft.units = list(dict.fromkeys([*(quantity.units if quantity else []), *([usual] if usual else [])]))
    unit = form.get("claim.unit")
    if not amount:
        draft.claim["unit"] = unit
        return
    try:
        stated = _read(amount, unit or usual)
    except (CalcError, ArithmeticError) as error:
        known = error if isinstance(error, CalcError) else CalcError("The number is too large to be read.")
        _complain(draft, "amount", known.message, known.expected or "a number", known.hint or "Write it another way.")
        draft.claim["unit"] = unit or usual
        return
    for name, text in stated.fields.items():
        draft.claim[name] = text
        if form.get(f"claim.{name}") is None:
            draft.proposed[f"claim.{name}"] = text
    draft.claim["unit"] = unit or stated.unit or usual
    if unit is None and draft.claim["unit"]:
        draft.proposed["claim.unit"] = str(draft.claim["unit"])


def _read(amount: str, unit: str | None):
    """A unit that does not fit is no obstacle here: the check says so, in its words."""
    try:
        return read_stated(amount, _readable(unit))
    except DimensionError:
        return read_stated(amount)


def _readable(unit: str | None) -> str | None:
    try:
        return unit and parse_unit(unit) and unit
    except CalcError:
        return None


def _fill_claim(draft: Draft, form: Form, desk: Desk) -> None:
    """What was filled in goes before what was read and proposed."""
    draft.claim |= form.of("claim")
    if form.get("amount") and "qualifier" not in draft.claim:
        draft.proposed["claim.qualifier"] = "exact"
    if draft.claim.get("qualifier") == "exact":
        del draft.claim["qualifier"]
    if draft.source_id and "position" not in draft.claim:
        # One after the last, at the next ten.
        last = max((claim.position or 0 for claim in desk.records.claims_of(draft.source_id)), default=0)
        draft.claim["position"] = draft.proposed["claim.position"] = str((last // STEP + 1) * STEP)
    for name in WHOLE_NUMBERS:
        text = str(draft.claim.get(name) or "")
        if text.isascii() and text.isdigit() and len(text) < 10:
            draft.claim[name] = int(text)
    sources = (form.get("derived_from") or "").replace(",", " ").split()
    draft.claim |= {"derived_from": sources or None, "inputs": form.inputs or None}
    if form.get("forecast"):
        draft.claim["forecast"] = True
    if draft.source_id is None:
        return
    name = form.get("claim_id")
    if name is None:
        name = claim_name(
            desk.records, draft.source_id, draft.claim.get("subject"), draft.claim.get("quantity"),
            form.get("claim.statement"), form.get("claim.quote") or "",
        )  # fmt: skip
        draft.proposed["claim_id"] = name
    draft.claim_id = name
    if f"{draft.source_id}/{name}" in desk.records.claims:
        _complain(
            draft, "claim_id", f"There is a claim '{draft.source_id}/{name}' already.", "an id that no claim has",
            "Choose another id; a claim that is there is not written over.",
        )  # fmt: skip


def _write(draft: Draft, form: Form, desk: Desk) -> None:
    """The files, in the order in which they must be proposed."""
    if draft.source_id is None or draft.claim_id is None:
        return
    for file, kind, name in ((draft.source_file, "source", "source_id"), (draft.claim_file, "claim", "claim_id")):
        slot = slot_of(file)
        if slot is None or slot.kind != kind or not _is_safe(file):
            _complain(
                draft, name, "This cannot be the name of a file.", "lower-case letters, digits and single dashes",
                "Give it a name that says what it is about.",
            )  # fmt: skip
            return
    taken = any(one.field in ("source_id", "claim_id") for one in draft.complaints)
    try:
        if draft.is_new_source:
            draft.files[draft.source_file] = record_text("source", draft.source_fields)
        draft.files[draft.claim_file] = record_text("claim", draft.claim)
    except CalcError as error:
        draft.files.clear()
        name = next((key for key in form.fields if f"'{key.partition('.')[2] or key}'" in error.message), "")
        _complain(draft, name, error.message, error.expected or "", error.hint or "")
    if taken:
        draft.files.clear()


def _is_safe(file: str) -> bool:
    return file.isascii() and file.isprintable() and " " not in file and ".." not in file and "\\" not in file


def _complain(draft: Draft, name: str, message: str, expected: str, advice: str) -> None:
    draft.complaints.append(Complaint(name, message, expected, advice))


def as_json(draft: Draft) -> dict:
    """The draft as plain JSON, without what only this side needs."""
    whole = asdict(draft)
    for name in ("claim", "source_fields", "complaints"):
        del whole[name]
    whole["files"] = [{"path": path, "text": text} for path, text in draft.files.items()]
    return whole
