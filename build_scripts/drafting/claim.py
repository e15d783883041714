"""A new claim: what a person gives, what can be proposed for the rest, and what is still missing."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from build_scripts.drafting.names import claim_name, is_name
from build_scripts.drafting.quote_place import quote_place
from build_scripts.drafting.rivals import Duplicate, Rival, duplicates, rivals
from build_scripts.drafting.source import KnownSource, known_source, known_sources
from build_scripts.drafting.stated import Stated, read_stated
from build_scripts.drafting.topics import Topic, Topics, fits
from build_scripts.drafting.yaml_text import refuse_hidden
from build_scripts.records.records import Records
from build_scripts.schema import schema
from calc.errors import CalcError
from calc.suggestion import closest
from calc.text import unit_text
from calc.unit import parse_unit

# The best candidate is taken as meant when more than habit speaks for it, and so many times as much as for the next.
LEAST, SURE = 1.0, 1.3
STEP = 10  # between positions, so that a claim can be put between two others
_SAID = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


@dataclass
class Given:
    """What a person has given, as they wrote it; None (or "") where they gave nothing.

    `value` may have its unit, a range and words such as `about`. `name` is that of the claim within its source.
    `text` is that of the source, when it is at hand.
    """

    url: str | None = None
    source: str | None = None
    quote: str | None = None
    value: str | None = None
    unit: str | None = None
    statement: str | None = None
    locator: str | None = None
    subject: str | None = None
    quantity: str | None = None
    credibility: str | None = None
    rating_reason: str | None = None
    name: str | None = None
    position: int | None = None
    text: str | None = None
    more: dict[str, object] = field(default_factory=dict)  # further fields of the claim, as in its schema


@dataclass
class Problem:
    """What is wrong with something that was given; `instead` is what was probably meant."""

    message: str
    expected: str = ""
    hint: str = ""
    instead: str = ""


@dataclass
class Grade:
    """One step of a rating, with its words; never chosen for a person."""

    code: str
    words: str
    description: str


@dataclass
class Proposal:
    """A claim as far as it is known.

    `fields` are those of the record, in the order of the schema; `proposed` names those that nobody gave, `missing`
    those that somebody must still give, `unsure` those whose first candidate is hardly likelier than the next.
    `problems` has what is wrong, by the name of the field. `sources` are those that the address leads to; `source` is
    the one that is meant, None for a new one or when that is open.
    """

    source: KnownSource | None = None
    sources: list[KnownSource] = field(default_factory=list)
    is_new_source: bool = False
    id: str | None = None
    fields: dict[str, object] = field(default_factory=dict)
    proposed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    problems: dict[str, Problem] = field(default_factory=dict)
    subjects: list[Topic] = field(default_factory=list)
    quantities: list[Topic] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    reliability: Grade | None = None
    credibility: list[Grade] = field(default_factory=list)
    rivals: list[Rival] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)

    @property
    def file(self) -> str | None:
        """The file as people name it; None while the source is open."""
        return f"claims/{self.id}.yaml" if self.id else None

    @property
    def unsettled(self) -> list[str]:
        """The fields that nobody gave and that may well be wrong: what is unsure, and a statement made from it."""
        return [*self.unsure, *(["statement"] if self.unsure and "statement" in self.proposed else [])]

    def likely(self, name: str) -> str:
        """In words, what an unsure subject or quantity may be."""
        candidates = {"subject": self.subjects, "quantity": self.quantities}[name]
        return "; ".join(f"{one.id} ({one.label})" for one in candidates[:4])

    def as_dict(self) -> dict:
        """All of it as plain data."""
        return asdict(self) | {"file": self.file}


def propose(records: Records, given: Given, topics: Topics | None = None, new_source: str | None = None) -> Proposal:
    """Propose what can be proposed. `topics` spares counting the words again; `new_source` is the id of a source that
    is being written together with the claim."""
    proposal = Proposal(credibility=_grades(records.ratings.credibility))
    _source(records, given, proposal, new_source)
    stated = _stated(given, proposal)
    _topics(records, given, proposal, stated, topics or Topics(records))
    _number(records, given, proposal, stated)
    _words(records, given, proposal)
    _rating(records, given, proposal)
    proposal.fields |= given.more
    _identity(records, given, proposal, new_source)
    proposal.rivals = rivals(records, proposal.fields.get("subject"), proposal.fields.get("quantity"))
    source_id = proposal.source.id if proposal.source else new_source
    proposal.duplicates = duplicates(
        records, source_id, given.quote, *map(proposal.fields.get, ("subject", "quantity")), proposal.fields
    )
    names = list(schema("claim")["properties"])
    order = sorted(proposal.fields, key=lambda name: names.index(name) if name in names else len(names))
    proposal.fields = {name: proposal.fields[name] for name in order if proposal.fields[name] is not None}
    for name, value in proposal.fields.items():
        try:
            refuse_hidden(name, str(value))
        except CalcError as error:
            proposal.problems[name] = _problem(error)
    return proposal


def _grades(grades: dict) -> list[Grade]:
    return [Grade(grade.code, grade.words, grade.description or "") for grade in grades.values()]


def _source(records: Records, given: Given, proposal: Proposal, new_source: str | None) -> None:
    """The source that is meant: the one that was named, else the only one, or only one version, at the address."""
    proposal.sources = known_sources(records, given.url) if given.url else []
    if given.source and given.source in records.sources:
        proposal.source = known_source(records, records.sources[given.source])
    elif given.source and given.source != new_source:
        near = closest(given.source, records.directories)
        proposal.problems["source"] = Problem(
            f"There is no source '{given.source}'.",
            "the id of a source, such as kaplan-2020",
            f"Did you mean '{near}'?" if near else "Leave it out and give the address; or make it with new source.",
        )
    elif proposal.sources and not new_source:
        exact = [one for one in proposal.sources if one.is_exact]
        if len(exact) == 1 or len(proposal.sources) == 1:
            proposal.source = (exact or proposal.sources)[0]
            proposal.proposed.append("source")
        else:
            proposal.missing.append("source")
    elif given.url or new_source:
        proposal.is_new_source = True
    else:
        proposal.missing.append("url")
    if proposal.source:
        grade = records.ratings.reliability.get(proposal.source.reliability or "")
        proposal.reliability = Grade(grade.code, grade.words, grade.description or "") if grade else None


def _stated(given: Given, proposal: Proposal) -> Stated:
    unit = given.unit or None
    if unit:
        try:
            unit = parse_unit(unit).text
        except CalcError as error:
            proposal.problems["unit"] = _problem(error)
            unit = None
    if not (given.value or "").strip():
        return Stated(unit=unit)
    try:
        stated = read_stated(given.value or "", unit)
    except CalcError as error:
        proposal.problems["value"] = _problem(error)
        return Stated(unit=unit)
    stated.unit = stated.unit or unit
    return stated


def _problem(error: CalcError) -> Problem:
    return Problem(error.message, error.expected or "", error.hint or "")


def _topics(records: Records, given: Given, proposal: Proposal, stated: Stated, topics: Topics) -> None:
    said = " ".join(filter(None, (given.quote, given.statement)))
    source_id = proposal.source.id if proposal.source else None
    proposal.subjects = topics.subjects(said, source_id)
    subject = _chosen("subject", given.subject, records.subjects, proposal, proposal.subjects, bool(stated.fields))
    likely = subject or (proposal.subjects[0].id if proposal.subjects else None)
    proposal.quantities = topics.quantities(said, stated.unit, likely)
    if not stated.fields and not given.quantity:
        return  # a statement without a number needs no quantity
    fitting = [one for one in proposal.quantities if one.fits is not False]
    _chosen("quantity", given.quantity, records.quantities, proposal, fitting, True)


def _chosen(
    name: str, given: str | None, entries: dict, proposal: Proposal, candidates: list[Topic], is_needed: bool
) -> str | None:
    """The entry that was given, by its id, label or alias, else the likeliest candidate."""
    if given:
        found = find(entries, given)
        if found is None:
            near = closest(
                given, [*entries, *(one for entry in entries.values() for one in (entry.label, *entry.aliases))]
            )
            proposal.problems[name] = Problem(
                f"There is no {name} '{given}' in the vocabulary.",
                f"an id from claims/vocabulary/{_plural(name)}.yaml",
                f"Did you mean '{near}'?" if near else "",
            )
            return None
        proposal.fields[name] = found
        return found
    if not candidates:
        if is_needed:
            proposal.missing.append(name)
        return None
    first, *others = candidates
    if first.score < LEAST or (others and first.score < SURE * others[0].score):
        proposal.unsure.append(name)
    proposal.fields[name] = first.id
    proposal.proposed.append(name)
    return first.id


def _plural(name: str) -> str:
    return "quantities" if name == "quantity" else f"{name}s"


def find(entries: dict, text: str) -> str | None:
    """The id of the entry of a vocabulary that a person names by its id, label or an alias."""
    if text in entries:
        return text
    plain = _plain(text)
    by_name = {_plain(name): key for key, entry in entries.items() for name in (*entry.aliases, entry.label, key)}
    return by_name.get(plain)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _number(records: Records, given: Given, proposal: Proposal, stated: Stated) -> None:
    quantity = records.quantities.get(str(proposal.fields.get("quantity") or ""))
    proposal.fields |= stated.fields
    for name in stated.fields:
        if name != "value":
            proposal.proposed.append(name)
    if quantity is None:
        proposal.fields["unit"] = stated.unit if stated.fields else None
        return
    proposal.units = quantity.units or [quantity.unit or "1"]
    if stated.unit is None:
        if stated.fields:
            proposal.fields["unit"] = proposal.units[0]
            proposal.proposed.append("unit")
            _read_again(given, proposal, proposal.units[0])
        return
    proposal.fields["unit"] = _as_listed(stated.unit, proposal.units)
    if not given.unit:
        proposal.proposed.append("unit")
    if fits(stated.unit, quantity.unit) is False:
        proposal.problems["unit"] = Problem(
            f"The unit '{stated.unit}' does not fit {quantity.label.lower()}, which is in {quantity.unit}.",
            f"a unit that fits '{quantity.unit}', such as {', '.join(proposal.units[:4])}",
            "Choose another quantity, or write the unit that the source means.",
        )


def _read_again(given: Given, proposal: Proposal, unit: str) -> None:
    """A number without a unit may be ambiguous in the one that is proposed (`50M` of millions)."""
    try:
        read_stated(given.value or "", unit)
    except CalcError as error:
        proposal.problems["value"] = _problem(error)


def _as_listed(unit: str, listed: list[str]) -> str:
    """The unit in the spelling of the quantity, where it lists the same."""
    try:
        same = [one for one in listed if parse_unit(one) == parse_unit(unit)]
    except CalcError:
        return unit
    return unit if unit in listed or not same else same[0]


def _words(records: Records, given: Given, proposal: Proposal) -> None:
    """Statement, quote and locator."""
    fields = proposal.fields
    fields["quote"] = given.quote or None
    place = quote_place(given.quote, given.text) if given.quote and given.text else None
    if not given.quote:
        proposal.missing.append("quote")
    elif place and not place.count:
        proposal.problems["quote"] = Problem(
            "The quote does not stand in the text of the source.",
            f"the source has: {place.nearest}" if place.nearest else "words that stand in the source",
            "Copy the words exactly; leave nothing out.",
            place.nearest or "",
        )
    elif place and place.prefix and "prefix" not in given.more:
        fields["prefix"] = place.prefix
        proposal.proposed.append("prefix")
    if given.locator:
        fields["locator"] = given.locator
    elif place and place.locator:
        fields["locator"] = place.locator
        proposal.proposed.append("locator")
    else:
        proposal.missing.append("locator")
    if given.statement:
        fields["statement"] = given.statement
        return
    sentence = _sentence(records, fields)
    if sentence:
        fields["statement"] = sentence
        proposal.proposed.append("statement")
    else:
        proposal.missing.append("statement")


def _sentence(records: Records, fields: dict[str, object]) -> str | None:
    """`The source gives about 63M USD as the training cost of GPT-4.`, where subject, quantity and value are known."""
    subject = records.subjects.get(str(fields.get("subject")))
    quantity = records.quantities.get(str(fields.get("quantity")))
    low, high = fields.get("p5") or fields.get("least"), fields.get("p95") or fields.get("greatest")
    span = f"{low} to {high}" if low and high else ""
    value = f"{_SAID.get(str(fields.get('qualifier')), '')}{fields['value']}" if fields.get("value") else ""
    if not (subject and quantity and (value or span)):
        return None
    said = f"{value} ({span})" if value and span else value or span
    unit = unit_text(str(fields.get("unit") or "1"))
    behind = unit if unit.startswith("%") or not unit else f" {unit}"
    what = quantity.label if quantity.label[:2].isupper() else quantity.label[0].lower() + quantity.label[1:]
    return f"The source gives {said}{behind} as the {what} of {subject.label}."


def _rating(records: Records, given: Given, proposal: Proposal) -> None:
    """Credibility and its reason, which only a person can give."""
    grades = records.ratings.credibility
    text = str(given.credibility or "").strip()
    if not text:
        proposal.missing.append("credibility")
    else:
        code = (
            text if text in grades else next((one.code for one in grades.values() if one.words == text.lower()), None)
        )
        if code is None:
            proposal.problems["credibility"] = Problem(
                f"'{text}' is no credibility.",
                "; ".join(f"{one.code} {one.words}" for one in grades.values()),
                "Choose one; 6 if you cannot judge it.",
            )
        else:
            proposal.fields["credibility"] = int(code)
    if given.rating_reason:
        proposal.fields["rating_reason"] = given.rating_reason
    else:
        proposal.missing.append("rating_reason")


def _identity(records: Records, given: Given, proposal: Proposal, new_source: str | None) -> None:
    """Position and id: behind the last of the source, and unlike any other."""
    source_id = proposal.source.id if proposal.source else new_source
    if given.position is not None:
        proposal.fields["position"] = given.position
    else:
        taken = [claim.position for claim in records.claims_of(source_id or "") if claim.position]
        last = max(taken, default=0)
        proposal.fields["position"] = last + (STEP if all(one % STEP == 0 for one in taken) else 1)
        proposal.proposed.append("position")
    if source_id is None:
        return
    subject, quantity = (proposal.fields.get(name) for name in ("subject", "quantity"))
    measured = quantity if proposal.fields.get("unit") else None
    name = given.name or claim_name(records, source_id, subject, measured, given.statement or given.quote or "")
    if not is_name(name):
        proposal.problems["name"] = Problem(
            f"'{name}' cannot be the id of a claim.", "lower-case letters, digits and single dashes, at most 80"
        )
        return
    proposal.id = f"{source_id}/{name}"
    if proposal.id in records.claims:
        proposal.problems["name"] = Problem(
            f"There is a claim '{proposal.id}' already.",
            "an id that no claim has",
            "Choose another; ids are permanent.",
        )
    elif not given.name:
        proposal.proposed.append("name")
