"""Did you mean ...? The nearest word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

# Longer words are cut before they are compared: the table below grows with the product of the lengths.
LONGEST = 80


def edit_distance(left: str, right: str, most: int = LONGEST) -> int:
    """Smallest number of insertions, deletions, substitutions and swaps of neighbours that turns one into the other.

    Restricted Damerau-Levenshtein distance (Damerau 1964; Wagner and Fischer 1974). Some number above `most` for all
    that is farther.
    """
    before, row = [], list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to `word`, or None when none is near enough to be a likely slip."""
    word = word[:LONGEST].lower()
    near = []
    for candidate in candidates:
        short = candidate[:LONGEST].lower()
        allowed = min(len(word), len(short)) // 3
        if abs(len(word) - len(short)) <= allowed:
            least = _least_distance(word, short)
            if least <= allowed:
                near.append((least, candidate, short, allowed))
    best = None
    # Nearest letters first: most of the tables, which take long among thousands of ids, are then never made.
    for least, candidate, short, allowed in sorted(near):
        if best is not None and least > best[0]:
            break
        most = allowed if best is None else min(allowed, best[0])
        distance = edit_distance(word, short, most)
        if distance <= most and (best is None or (distance, candidate) < best):
            best = distance, candidate
    return best and best[1]


def _least_distance(left: str, right: str) -> int:
    """The distance cannot be smaller: so many letters of the longer have none to stand for them in the other."""
    letters: dict[str, int] = {}
    for letter in left:
        letters[letter] = letters.get(letter, 0) + 1
    common = 0
    for letter in right:
        if letters.get(letter, 0):
            letters[letter] -= 1
            common += 1
    return max(len(left), len(right)) - common


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """A hint such as `Did you mean 'token'?`, or None."""
    near = closest(word, candidates)
    return f"Did you mean '{near}'?" if near is not None else None
