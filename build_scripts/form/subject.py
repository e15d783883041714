"""A subject that the vocabulary gets together with the claim."""

from __future__ import annotations

from build_scripts.drafting.claim import Problem
from build_scripts.drafting.names import is_name, slug
from build_scripts.drafting.subject import NewSubject
from build_scripts.form.desk import Desk
from build_scripts.form.form import NEW_SUBJECT, SUBJECT, Form
from build_scripts.schema import schema
from calc.errors import CalcError


def new_subject(form: Form, desk: Desk) -> tuple[NewSubject | None, dict[str, Problem]]:
    """The subject, None where none is written or it is not complete; and what is wrong, by fields of the page."""
    if form.get("claim.subject") != NEW_SUBJECT:
        return None, {}
    texts = {name: form.get(f"subject.{name}") or "" for name in SUBJECT}
    subject = NewSubject(form.get("subject_id") or slug(texts["label"]), **texts)
    problems = _missing(texts) | _wrong_id(subject, desk)
    try:
        return (subject if not problems and subject.text else None), problems
    except CalcError as error:
        name = next((f"subject.{name}" for name in SUBJECT if f"'{name}'" in error.message), "subject_id")
        return None, {name: Problem(error.message, error.expected or "", error.hint or "")}


def _missing(texts: dict[str, str]) -> dict[str, Problem]:
    parts = schema("subjects")["additionalProperties"]["properties"]
    return {
        f"subject.{name}": Problem("A new subject needs this.", parts[name]["description"], "Write it.")
        for name, text in texts.items()
        if not text
    }


def _wrong_id(subject: NewSubject, desk: Desk) -> dict[str, Problem]:
    known = desk.records.subjects.get(subject.id)
    if known:
        problem = Problem(
            f"There is a subject '{subject.id}' already: {known.label}.",
            "an id that no subject has",
            "Choose that subject if it is meant, else write another id.",
        )
    elif is_name(subject.id) or not subject.label:
        return {}
    else:
        problem = Problem(
            "This cannot be the id of a subject.",
            "lower-case letters and digits, joined by single dashes",
            "Write a short name for records to refer to it by.",
        )
    return {"subject_id": problem}
