"""The headline of an impact: what a reviewer has to know, in one line."""

from __future__ import annotations

from collections import Counter

from build_scripts.impact.comparison import Impact
from build_scripts.impact.state import Problem

# Kinds that take no s at their end.
PLURALS = {"group of published figures": "groups of published figures"}


def headline(impact: Impact) -> str:
    """`1 claim deleted · 2 claims added · 1 changed · 14 published numbers move · nothing lost`."""
    parts = [*_unusable(impact.problems.get("after", [])), *_losses(impact), *_additions(impact)]
    for found, words in ((impact.superseded, "superseded"), (impact.renamed, "moved"), (impact.changed, "changed")):
        parts += [f"{len(found)} {words}"] if found else []
    if impact.numbers:
        parts.append(
            f"{counted(len(impact.numbers), 'published number')} move{'s' if len(impact.numbers) == 1 else ''}"
        )
    parts += [f"{counted(len(impact.verdicts), 'verdict')} changed"] if impact.verdicts else []
    parts += _ratings(impact)
    if impact.due:
        parts.append(f"{counted(len(impact.due), 'finding')} due for review")
    if impact.contradictions:
        parts.append(counted(len(impact.contradictions), "new contradiction"))
    if before := {problem.file for problem in impact.problems.get("before", [])}:
        parts.append(f"{counted(len(before), 'file')} left out of the state before")
    if not impact.problems and not impact.lost and not impact.withdrawn:
        parts.append("nothing lost")
    return " · ".join(parts)


def _unusable(problems: list[Problem]) -> list[str]:
    """`1 file cannot be read; 36 claims and 4 calculators that rest on it are left out`."""
    causes = {problem.file: problem.kind for problem in problems if not problem.follows}
    follow = {problem.file: problem.kind for problem in problems if problem.follows and problem.file not in causes}
    kinds = Counter(causes.values())
    parts = ["the claims cannot be computed"] if kinds.pop("state", 0) else []
    parts += [f"{counted(kinds.pop('file'), 'file')} cannot be read"] if "file" in kinds else []
    parts += [f"{counted(number, kind)} cannot be used" for kind, number in kinds.items()]
    if follow:
        *most, last = (counted(number, kind) for kind, number in Counter(follow.values()).items())
        rest, are = ("rests", "is") if len(follow) == 1 else ("rest", "are")
        it = "it" if len(causes) == 1 else "them"
        parts.append(f"{' and '.join(filter(None, [', '.join(most), last]))} that {rest} on {it} {are} left out")
    return ["; ".join(parts)] if parts else []


def _losses(impact: Impact) -> list[str]:
    deleted = Counter(item.kind for item in impact.lost if item.reason.endswith("deleted"))
    other = len(impact.lost) - deleted.total()
    parts = [f"{counted(number, kind, PLURALS.get(kind))} deleted" for kind, number in deleted.items()]
    parts += [f"{counted(len(impact.withdrawn), 'claim')} withdrawn"] if impact.withdrawn else []
    return parts + (
        [counted(other, *(("other loss", "other losses") if parts else ("loss", "losses")))] if other else []
    )


def _additions(impact: Impact) -> list[str]:
    added = Counter(item.kind for item in impact.added)
    return [f"{counted(number, kind, PLURALS.get(kind))} added" for kind, number in added.items()]


def _ratings(impact: Impact) -> list[str]:
    other = len(impact.ratings) - impact.upgrades - impact.downgrades
    named = ((impact.upgrades, "rating upgraded", "ratings upgraded"),
             (impact.downgrades, "rating downgraded", "ratings downgraded"),
             (other, "rating changed", "ratings changed"))  # fmt: skip
    return [counted(number, one, many) for number, one, many in named if number]


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `2,000 claims`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
