"""Did you mean ...? The nearest word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

# Longer words are cut before they are compared: the table below grows with the product of the lengths.
LONGEST = 80


def edit_distance(left: str, right: str) -> int:
    """Smallest number of insertions, deletions, substitutions and swaps of neighbours that turns one into the other.

    Restricted Damerau-Levenshtein distance (Damerau 1964; Wagner and Fischer 1974).
    """
    before, row = [], list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to `word`, or None when none is near enough to be a likely slip."""
    word = word[:LONGEST]
    best, best_score = None, None
    for candidate in candidates:
        short = candidate[:LONGEST]
        allowed = min(len(word), len(short)) // 3
        if abs(len(word) - len(short)) > allowed:
            continue
        distance = edit_distance(word.lower(), short.lower())
        if distance <= allowed and (best_score is None or (distance, candidate) < best_score):
            best, best_score = candidate, (distance, candidate)
    return best


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """A hint such as `Did you mean 'token'?`, or None."""
    near = closest(word, candidates)
    return f"Did you mean '{near}'?" if near is not None else None
