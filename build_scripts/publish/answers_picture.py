"""The picture of a question, as drawing draws it: one row a claim, on one axis."""

from __future__ import annotations

from typing import Any

from build_scripts.publish.answer import Answer
from build_scripts.publish.summary import summary
from calc.text import unit_text


def answers_picture(panel) -> dict[str, Any]:
    """Rows in groups, the answers of one origin together, and ours at the end of each group."""
    question = panel.question
    return {
        "kind": "intervals",
        "title": f"{question.question} {summary(question)}",
        # The heading above and the table below say the same.
        "has_title": False,
        "has_table": False,
        "unit_text": unit_text(panel.unit),
        "rows": [row for group in panel.groups for row in _rows(panel, group)],
    }


def _rows(panel, group) -> list[dict[str, Any]]:
    heading = panel.question.label_of(group) if len(panel.groups) > 1 else None
    sources = [answer.claim.source_id for answer in group.answers]
    return [
        _row(panel.question, answer, sources.count(answer.claim.source_id) > 1)
        | {"group": heading, "tie": str(number) if len(cluster) > 1 else None}
        for number, cluster in enumerate(_clusters(group.answers))
        for answer in cluster
    ]


def _row(question, answer: Answer, is_ambiguous: bool) -> dict[str, Any]:
    p5, p95 = answer.interval or (None, None)
    return {
        "label": answer.claim.statement if is_ambiguous or answer.is_ours else _name(answer),
        "text": answer.number_text,
        "detail": f"{answer.claim.statement} {answer.value_text}",
        "kind": _kind(answer),
        "value": answer.value,
        "p5": p5,
        "p95": p95,
        "bound": answer.bound,
        "recomputed": answer.recomputed,
        "origin": None if answer.is_ours else _numbers_text(question.origin_numbers(answer)),
    }


def _kind(answer: Answer) -> str:
    if not answer.is_standing:
        return "fallen"
    if answer.is_ours:
        return "ours"
    return "forecast" if answer.is_forecast else "source"


def _clusters(answers: list[Answer]) -> list[list[Answer]]:
    """Runs of answers with the same origins, in the order of the first of each; ours stand alone, at the end."""
    found: dict[object, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.claim.id if answer.is_ours else tuple(answer.origins), []).append(answer)
    return list(found.values())


def _numbers_text(numbers: list[int]) -> str:
    """ "1", "1+2", and of more the first with a sign that there are others."""
    return "+".join(map(str, numbers)) if len(numbers) < 3 else f"{numbers[0]}+…"


def _name(answer: Answer) -> str:
    return ", ".join(part for part in (answer.claim.source.title, answer.year) if part)
