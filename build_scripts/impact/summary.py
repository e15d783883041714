"""The headline of an impact: what a reviewer has to know, in one line."""

from __future__ import annotations

from collections import Counter

from build_scripts.impact.comparison import Impact


def headline(impact: Impact) -> str:
    """`1 claim deleted · 2 claims added · 1 changed · 14 published numbers move · nothing lost`."""
    parts = [*_losses(impact), *_additions(impact)]
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
    if impact.problems:
        files = {problem.file for found in impact.problems.values() for problem in found}
        parts.append(f"{counted(len(files), 'file')} left out")
    elif not impact.lost and not impact.withdrawn:
        parts.append("nothing lost")
    return " · ".join(parts)


def _losses(impact: Impact) -> list[str]:
    deleted = Counter(item.kind for item in impact.lost if item.reason.endswith("deleted"))
    other = len(impact.lost) - deleted.total()
    parts = [f"{counted(number, kind)} deleted" for kind, number in deleted.items()]
    parts += [f"{counted(len(impact.withdrawn), 'claim')} withdrawn"] if impact.withdrawn else []
    return parts + ([counted(other, "other loss", "other losses")] if other else [])


def _additions(impact: Impact) -> list[str]:
    added = Counter(item.kind for item in impact.added)
    return [f"{counted(number, kind)} added" for kind, number in added.items()]


def _ratings(impact: Impact) -> list[str]:
    other = len(impact.ratings) - impact.upgrades - impact.downgrades
    named = ((impact.upgrades, "rating upgraded", "ratings upgraded"),
             (impact.downgrades, "rating downgraded", "ratings downgraded"),
             (other, "rating changed", "ratings changed"))  # fmt: skip
    return [counted(number, one, many) for number, one, many in named if number]


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `2,000 claims`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
