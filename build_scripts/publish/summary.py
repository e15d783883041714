"""A question and its answers in plain sentences."""

from __future__ import annotations

from build_scripts.publish.question_view import is_doubtful
from build_scripts.publish.rating_order import standing


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
    sound = [answer for answer in question.theirs if not is_doubtful(answer)]
    equals = sum(standing(answer.claim) == standing(best.claim) for answer in sound)
    others = [answer for answer in question.theirs if answer.claim.source_id != best.claim.source_id]
    repeats = sum(answer.origins == best.origins for answer in others)
    rated = f"{best.claim.rating.code} ({best.claim.rating.words})"
    which = f"The latest of the {equals} best-rated, {rated}," if equals > 1 else f"The best-rated, {rated},"
    what = f" as {best.claim.quantity_label.lower()}" if len(question.groups) > 1 else ""
    copies = f"; {repeats} {'other repeats' if repeats == 1 else 'others repeat'} it" if repeats else ""
    return f"{which} gives {best.value_text}{what}: {_who(best)}{copies}."


def by_thing(question) -> list[tuple[str, str]]:
    """What each thing is and from what to what the numbers of sources on it go, where there are several things."""
    found = [group for group in question.groups if group.theirs and group.span.text]
    return [(question.label_of(group), group.span.text) for group in found] if len(found) > 1 else []


def _without_sources(question) -> str:
    ours = question.panels[0].counted if question.panels else []
    if ours:
        count, text = _counted(len(ours), "number"), question.span.text
        return f"No source gives a number; what follows from what they state is {text} ({count} of ours)."
    if question.answers:
        return "Every number that a source gave has been withdrawn or superseded."
    return f"No source gives a number; {_counted(len(question.in_words), 'claim')} in words."


def _range_words(question) -> str:
    span = question.span
    if span.is_one_number:
        return f": {span.text}"
    words = f": from {span.text}"
    if span.factor_text not in (None, "1"):
        words += f", a factor of {span.factor_text} between them"
    kinds = len({group.quantity_id for group in question.groups}), len({group.subject_id for group in question.groups})
    if max(kinds) > 1:
        words += " (not all on the same thing)"
    return words


def _who(answer) -> str:
    return ", ".join(part for part in (answer.claim.source.title, answer.year) if part)


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
