"""A question and its answers in plain sentences."""

from __future__ import annotations

from build_scripts.publish.question_view import is_doubtful
from build_scripts.publish.rating_order import rank


def summary(question) -> str:
    """How many claims from how many origins, from what to what, and what the best-rated says."""
    count = len(question.theirs)
    if not count:
        return _without_sources(question)
    origins = _counted(len(question.origins), "origin")
    sentences = [f"{_counted(count, 'claim')} from {origins}{_range_words(question)}."]
    if question.is_of_one_subject and count > 1 and question.best.claim.rating:
        sentences.append(_best_words(question))
    return " ".join(sentences)


def _best_words(question) -> str:
    best = question.best
    equals = sum(
        rank(answer.claim.rating) == rank(best.claim.rating) for answer in question.theirs if not is_doubtful(answer)
    )
    rated = f"{best.claim.rating.code} ({best.claim.rating.words})"
    which = f"The latest of the {equals} best-rated, {rated}," if equals > 1 else f"The best-rated, {rated},"
    what = f" as {best.claim.quantity_label.lower()}" if len(question.groups) > 1 else ""
    repeated = " and ".join(source.title for source in best.claim.repeats)
    return (
        f"{which} gives {best.value_text}{what}: {_who(best)}{f', which has it from {repeated}' if repeated else ''}."
    )


def _without_sources(question) -> str:
    ours = len(question.answers)
    if not ours:
        return f"No source gives a number; {_counted(len(question.in_words), 'claim')} in words."
    text = question.span.text
    return (
        f"No source gives a number; what follows from what they state is {text} ({_counted(ours, 'number')} of ours)."
    )


def _range_words(question) -> str:
    span = question.span
    if span.lowest == span.highest:
        return f": {span.text}"
    words = f": from {span.text}"
    if span.factor is not None and span.factor > 1:
        words += f", a factor of {span.factor_text} between them"
    kinds = len({group.quantity_id for group in question.groups}), len({group.subject_id for group in question.groups})
    if max(kinds) > 1:
        words += " (not all on the same thing)"
    return words


def _who(answer) -> str:
    return ", ".join(part for part in (answer.claim.source.title, answer.year) if part)


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
