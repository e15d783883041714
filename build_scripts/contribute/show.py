"""What a person is shown of a draft: definitions beside what was chosen, rivals, duplicates, findings."""

from __future__ import annotations

from build_scripts.check import report
from build_scripts.check.finding import Finding
from build_scripts.contribute.dialogue import Choice, paragraph
from build_scripts.drafting.claim import Grade, Problem, Proposal
from build_scripts.drafting.rivals import NUMBER_ELSEWHERE, Duplicate, Rival
from build_scripts.drafting.source import KnownSource
from build_scripts.drafting.topics import Topic
from build_scripts.records.records import Records

MOST = 6


def source(known: KnownSource) -> str:
    """A source with its rating in words."""
    rating = f"{known.reliability} {known.words}" if known.reliability else "not rated"
    head = f"{known.id}: {known.title} ({known.producer}, {known.published or 'without a date'}). Reliability {rating}."
    return paragraph(head, "    ")


def grades(choices: list[Grade]) -> list[Choice]:
    """The grades of a rating to choose from."""
    return [Choice(grade.code, grade.words, grade.description) for grade in choices]


def topics(found: list[Topic]) -> list[Choice]:
    """Subjects or quantities to choose from, each with its definition and how its unit stands to the written one."""
    return [Choice(one.id, one.label, f"{one.description}{_unit(one)}") for one in found]


def _unit(one: Topic) -> str:
    if one.unit is None:
        return ""
    words = {True: "; the written unit fits", False: "; THE WRITTEN UNIT DOES NOT FIT", None: ""}[one.fits]
    return f" In {'a pure number' if one.unit == '1' else one.unit}{words}."


def problem(name: str, one: Problem) -> str:
    """What is wrong with an answer, what was expected and what to do."""
    expected = f" Expected: {one.expected.rstrip('.')}." if one.expected else ""
    return paragraph(f"{name}: {one.message}{expected} {one.hint}".strip(), "    ")


def rivals(found: list[Rival], subject: str, quantity: str) -> str:
    """What is known already of the same subject and quantity."""
    if not found:
        return f"No other claim gives the {quantity} of {subject}."
    lines = [f"{len(found)} other claim{'s give' if len(found) > 1 else ' gives'} the {quantity} of {subject}:"]
    for one in found[:MOST]:
        gone = f", {one.status}" if one.status != "accepted" else ""
        lines.append(
            f"    {one.rating or '--':<3}{one.value or 'computed':<24} {one.id} ({one.published or 'no date'}{gone})"
        )
    if len(found) > MOST:
        lines.append(f"    and {len(found) - MOST} more")
    return "\n".join(lines)


def duplicates(found: list[Duplicate]) -> str:
    """The claims that the new one may repeat."""
    same = [one for one in found if one.how != NUMBER_ELSEWHERE]
    elsewhere = [one.id for one in found if one.how == NUMBER_ELSEWHERE]
    lines = [paragraph(f"Is it there already? {one.message}", "    ") for one in same[:MOST]]
    if elsewhere:
        more = f" and {len(elsewhere) - MOST} more" if len(elsewhere) > MOST else ""
        said = f"The same number stands in {', '.join(elsewhere[:MOST])}{more}."
        lines.append(paragraph(f"{said} If this source has it from there, say so in derived_from.", "    "))
    return "\n".join(lines)


def findings(found: list[Finding]) -> str:
    """What the check says, one paragraph for each."""
    return "\n\n".join(report.paragraph(one) for one in found)


def chosen(proposal: Proposal, records: Records) -> str:
    """What the claim says it is about, with the definitions, and its rating in words."""
    fields, lines = proposal.fields, []
    for name, entries in (("subject", records.subjects), ("quantity", records.quantities)):
        entry = entries.get(str(fields.get(name)))
        if entry:
            mark = " (proposed)" if name in proposal.proposed else ""
            lines.append(paragraph(f"{name.capitalize()} {entry.id}{mark}: {entry.label}. {entry.description or ''}"))
    if proposal.source:
        lines.append("Source:\n" + source(proposal.source))
    grade = records.ratings.credibility.get(str(fields.get("credibility")))
    if grade:
        lines.append(f"Credibility {grade.code}: {grade.words}.")
    return "\n".join(lines)
