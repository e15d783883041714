"""The questions of `new`, in their order, until the claim has no error and the person wants it written."""

from __future__ import annotations

from dataclasses import fields

from build_scripts.check.finding import ERROR
from build_scripts.contribute import dialogue, show
from build_scripts.contribute.dialogue import Choice, Stopped, say
from build_scripts.contribute.draft import Draft
from build_scripts.contribute.source_questions import ask_source
from build_scripts.drafting.claim import Given, Problem, find
from build_scripts.drafting.names import is_name, slug
from build_scripts.drafting.subject import NewSubject
from build_scripts.schema import schema

# In the order in which they are asked; what is below follows from what is above.
ORDER = ("url", "quote", "value", "subject", "quantity", "unit", "statement", "locator", "credibility", "rating_reason")
NEW = "new"
HELP = {
    "url": "The address of the document, as the browser shows it; an archived copy will do. Tracking parameters are "
    "left out. For a source that is here already, its id, such as kaplan-2020.",
    "value": "The number as the source writes it, with its unit: 63M USD, $1.50 per GPU-hour, 90 to 100 day, 32%, "
    "at least 1e24 FLOP, about 1.8T. Leave it empty when the claim states no number.",
    "name": "The name of the claim within its source. With the source it is its permanent id.",
}
_ASKED_AS = {"source": "url", **dict.fromkeys(("qualifier", "p5", "p95", "least", "greatest", "family"), "value")}
_GIVEN = frozenset(one.name for one in fields(Given)) - {"more", "text"}


def interview(draft: Draft) -> None:
    """Ask for what is missing, show what is known, and repair what the check finds. Raises `Stopped`."""
    say("Enter takes what stands in brackets, ? explains a field, Ctrl-C stops without writing anything.\n")
    for name in ORDER:
        _ask_if_needed(draft, name)
    while True:
        proposal, source = draft.proposal(), draft.source()
        for name, one in proposal.problems.items():
            say(show.problem(name, one))
            _ask(draft, _ASKED_AS.get(name, name))
        if proposal.problems or proposal.missing:
            for name in proposal.missing:
                _ask(draft, _ASKED_AS.get(name, name))
            continue
        files = draft.files(proposal, source)
        found = draft.findings(files)
        say()
        say("\n".join(f"--- {name}\n{text}" for name, text in files.items()))
        say(show.chosen(proposal, draft.records()))
        if proposal.duplicates:
            say(show.duplicates(proposal.duplicates))
        if found:
            say("\nThe check says:\n" + show.findings(found) + "\n")
        errors = [one for one in found if one.severity == ERROR]
        if errors:
            for one in errors:
                _repair(draft, one.file, one.field, Problem(one.message, one.expected, one.advice))
            continue
        if not _change_before_writing(draft):
            return


def _ask_if_needed(draft: Draft, name: str) -> None:
    """Ask, unless an option has said it or nothing depends on it."""
    proposal = draft.proposal()
    if name == "url":
        if not (draft.given.url or draft.given.source):
            _ask(draft, "url")
        _settle_source(draft)
        return
    if getattr(draft.given, name) and name not in proposal.problems:
        return
    if name in ("quantity", "unit") and not draft.given.value:
        return
    if name == "unit" and "unit" not in proposal.problems and (draft.given.unit or not _unit_is_open(draft)):
        return
    _ask(draft, name)
    while problem := draft.proposal().problems.get(name):
        say(show.problem(name, problem))
        _ask(draft, name)
    if name == "quantity":
        _show_rivals(draft)


def _unit_is_open(draft: Draft) -> bool:
    """Whether the value was written without a unit, where there are several to choose from."""
    proposal = draft.proposal()
    topic = next((one for one in proposal.quantities if one.id == proposal.fields.get("quantity")), None)
    return "unit" in proposal.proposed and (topic is None or topic.fits is None) and len(proposal.units) > 1


def _show_rivals(draft: Draft) -> None:
    proposal = draft.proposal()
    subject, quantity = proposal.fields.get("subject"), proposal.fields.get("quantity")
    if subject and quantity:
        say("\n" + show.rivals(proposal.rivals, str(subject), str(quantity)))
        if proposal.duplicates:
            say(show.duplicates(proposal.duplicates))
        say()


def _settle_source(draft: Draft) -> None:
    """Say which source it is; where the address leads to none, or to several, find out."""
    proposal = draft.proposal()
    while "source" in proposal.problems:
        say(show.problem("source", proposal.problems["source"]))
        draft.given.source = None
        _ask(draft, "url")
        proposal = draft.proposal()
    if proposal.source:
        say("This source is here already:\n" + show.source(proposal.source))
        draft.given.source = proposal.source.id
    elif proposal.sources and not draft.source_id:
        choices = [
            Choice(one.id, one.title, f"{one.producer}, {one.published or 'without a date'}")
            for one in proposal.sources
        ]
        choices.append(Choice(NEW, "a new source", "None of these: it gets a record of its own."))
        answer = dialogue.ask("The address leads to", HELP["url"], proposal.sources[0].id, choices)
        draft.is_other_source = answer == NEW
        draft.given.source = None if answer == NEW else answer
    if draft.source():
        say("This source is new here.")
        ask_source(draft)


def _ask(draft: Draft, name: str) -> None:
    """Ask for one thing, with what is proposed for it, and keep the answer."""
    given, proposal = draft.given, draft.proposal()
    help_text, wrong = _help(name), proposal.problems.get(name)
    if name == "url":
        answer = dialogue.ask("Address of the document", help_text, given.url)
        is_source = answer in draft.known.sources
        given.url, given.source = (given.url, answer) if is_source else (answer, None)
    elif name == "quote":
        given.quote = dialogue.ask("Quote, word for word", help_text, wrong.instead if wrong else given.quote)
    elif name == "value":
        given.value = dialogue.ask("Value, with its unit", help_text, None if wrong else given.value, optional=True)
    elif name == "subject":
        _ask_subject(draft)
    elif name == "quantity":
        _ask_quantity(draft)
    elif name == "unit":
        choices = [Choice(one, one) for one in proposal.units]
        given.unit = dialogue.ask("Unit", help_text, proposal.units[0] if proposal.units else None, choices)
        _drop_other_unit(draft)
    elif name == "credibility":
        grades = show.grades(proposal.credibility)
        question = f"Credibility: how likely it is true{_source_rating(draft)}"
        given.credibility = dialogue.ask(question, help_text, None if wrong else given.credibility, grades)
    elif name == "position":
        answer = dialogue.ask("Position", help_text, str(proposal.fields.get("position")), accept=_whole)
        given.position = int(answer)
    elif name in _GIVEN:
        shown = str(proposal.fields[name]) if name in proposal.fields and not wrong else None
        proposed = proposal.id.partition("/")[2] if name == "name" and proposal.id else shown
        setattr(given, name, dialogue.ask(name.replace("_", " ").capitalize(), help_text, proposed) or None)
    else:
        answer = dialogue.ask(name, help_text, str(given.more.get(name, "")) or None, optional=True)
        given.more[name] = _as_field(name, answer) if answer else None


def _whole(answer: str) -> str | None:
    return (
        None if answer.isascii() and answer.isdigit() and len(answer) < 10 else "A whole number is needed, such as 7."
    )


def _as_field(name: str, answer: str) -> object:
    """An answer in the type of its field."""
    types = schema("claim")["properties"].get(name, {}).get("type", "string")
    if types == "array":
        return [one for one in answer.replace(",", " ").split() if one]
    if types == "boolean":
        return answer.lower() in ("true", "yes", "y")
    return int(answer) if types == "integer" and _whole(answer) is None else answer


def _help(name: str) -> str:
    return dialogue.paragraph(HELP[name], "    ") if name in HELP else dialogue.explain("claim", name)


def _source_rating(draft: Draft) -> str:
    source = draft.source()
    code = str(source.fields.get("reliability")) if source else None
    grade = draft.known.ratings.reliability.get(code) if source else draft.proposal().reliability
    return f", whatever the source (its reliability is {grade.code}, {grade.words})" if grade else ""


def _drop_other_unit(draft: Draft) -> None:
    """A unit that was chosen takes the place of the one that was written with the number."""
    problem = draft.proposal().problems.get("value")
    if problem is not None:
        say(show.problem("value", problem))
        draft.given.value = dialogue.ask(f"Value, in {draft.given.unit}", _help("value"))


def _ask_subject(draft: Draft) -> None:
    proposal, records = draft.proposal(), draft.records()
    choices = show.topics(proposal.subjects)
    choices.append(Choice(NEW, "a subject that is not here yet", "Its id, name and description are asked for."))
    proposed = proposal.subjects[0].id if proposal.subjects else None

    def accept(answer: str) -> str | None:
        if answer == NEW or find(records.subjects, answer):
            return None
        return f"There is no subject '{answer}'. Choose one, write the id or name of another, or write new."

    answer = dialogue.ask("Subject: what the claim is about", _help("subject"), proposed, choices, accept=accept)
    if answer == NEW:
        answer = _new_subject(draft)
    draft.given.subject = find(draft.records().subjects, answer)


def _new_subject(draft: Draft) -> str:
    part = schema("subjects")["additionalProperties"]["properties"]
    label = dialogue.ask("Name of the subject", dialogue.paragraph(part["label"]["description"], "    "))
    description = dialogue.ask("What it is", dialogue.paragraph(part["description"]["description"], "    "))

    def accept(answer: str) -> str | None:
        if answer in draft.known.subjects:
            return f"There is a subject '{answer}' already."
        return None if is_name(answer) else "An id has lower-case letters and digits, joined by single dashes."

    help_text = "    A short name for records to refer to it by. It is permanent."
    subject_id = dialogue.ask("Its id", help_text, slug(label) or None, accept=accept)
    draft.subject = NewSubject(subject_id, label, description)
    return subject_id


def _ask_quantity(draft: Draft) -> None:
    proposal, records = draft.proposal(), draft.records()
    fitting = [one for one in proposal.quantities if one.fits is not False]
    choices = show.topics(fitting or proposal.quantities)

    def accept(answer: str) -> str | None:
        if find(records.quantities, answer):
            return None
        return (
            f"There is no quantity '{answer}'. Choose one, or write the id or name of another. A new quantity needs "
            "a unit, bounds and a definition that others can use: add it by hand to claims/vocabulary/quantities.yaml."
        )

    proposed = fitting[0].id if fitting else None
    answer = dialogue.ask("Quantity: what is measured", _help("quantity"), proposed, choices, accept=accept)
    draft.given.quantity = find(records.quantities, answer)


def _repair(draft: Draft, file: str, field: str, problem: Problem) -> None:
    """Ask again for what the check found wrong, with the finding beside the question."""
    say(show.problem(field or file, problem))
    name = field.partition(".")[0].partition("[")[0]
    if file.endswith("/source.yaml"):
        ask_source(draft, [name] if name else [])
    elif file.endswith("/subjects.yaml"):
        _ask(draft, "subject")
    else:
        _ask(draft, _ASKED_AS.get(name, name) if name else _any_field("Which field is to change"))


def _any_field(question: str) -> str:
    known = [*schema("claim")["properties"], "name", "url"]

    def accept(answer: str) -> str | None:
        return None if answer in known else f"Write the name of a field: {', '.join(known)}."

    return dialogue.ask(question, dialogue.paragraph(f"One of {', '.join(known)}.", "    "), accept=accept)


def _change_before_writing(draft: Draft) -> bool:
    """The last question; whether something was changed, so that all must be looked at again."""
    known = [*schema("claim")["properties"], "name", "url"]
    say("Enter writes it; the name of a field changes that field (name: the id); no stops.")
    while True:
        answer = dialogue.line().lower().replace(" ", "_")
        if answer in ("", "y", "yes"):
            return False
        if answer in ("n", "no", "q", "quit"):
            raise Stopped
        if answer in known:
            _ask(draft, _ASKED_AS.get(answer, answer))
            return True
        say(f"    There is no field '{answer}'. The fields are {', '.join(known)}.")
