"""All questions: the curated ones in the order of their file, then one for every subject and quantity with rivals."""

from __future__ import annotations

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.question_view import QuestionView

# From so many numbers of sources on, a quantity of a subject is a question.
RIVALS = 2


def questions(library) -> list[QuestionView]:
    """Every question. A pair of a subject and a quantity that a curated one asks about is not asked again."""
    records = library.records.questions.values()
    curated = [_curated(library, record) for record in records]
    names = {question.id for question in curated}
    found = [
        _automatic(library, pair, claims, names)
        for pair, claims in library.by_pair.items()
        if _numbers_of_sources(claims) >= RIVALS and not any(record.asks(*pair) for record in records)
    ]
    return [*curated, *sorted(found, key=lambda question: (question.subjects_label.casefold(), question.id))]


def _numbers_of_sources(claims: list[ClaimView]) -> int:
    return sum(claim.has_number and not claim.source.is_ours for claim in claims)


def _curated(library, record) -> QuestionView:
    claims = [claim for pair, group in library.by_pair.items() if record.asks(*pair) for claim in group]
    claims += [claim for claim in map(library.claim, record.claims) if claim]
    claims = list({claim.id: claim for claim in claims}.values())
    return QuestionView(library, record.id, record.question, _units(library, record.quantities), claims, record)


def _automatic(library, pair: tuple[str, str], claims: list[ClaimView], names: set[str]) -> QuestionView:
    question_id = f"{pair[0]}-{pair[1]}".replace("_", "-").replace(".", "-")
    while question_id in names:  # "a.b" and "a-b" would have one address
        question_id += "-claims"
    names.add(question_id)
    label, subject = claims[0].quantity_label, claims[0].subject_label
    # "Size, as a multiple of GPT-3: GPT-4" reads better than with another "of".
    words = f"{label}: {subject}" if "," in label else f"{label} of {subject}"
    return QuestionView(library, question_id, words, _units(library, [pair[1]]), claims)


def _units(library, quantity_ids: list[str]) -> list[str]:
    found = [library.records.quantities[id].unit for id in quantity_ids if id in library.records.quantities]
    return list(dict.fromkeys(unit for unit in found if unit))
