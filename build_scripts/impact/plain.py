"""An impact for a terminal, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from build_scripts.check.finding import printable, short
from build_scripts.impact.comparison import Changed, Impact, Item, Moved, Step
from build_scripts.impact.numbers import factor_words, number_words
from build_scripts.impact.summary import headline

VERSION = 1
# The states, and how the titles of their lists end.
WHERE = {"after": "", "before": " in the state before"}


def text(impact: Impact, notes: Sequence[str] = ()) -> str:
    """Everything, a line each; "" where there is nothing to say."""
    if impact.is_nothing:
        return ""
    return "\n".join(printable(line, 600) for line in [headline(impact), *notes, *_lines(impact)]) + "\n"


def _lines(impact: Impact) -> Iterator[str]:
    causes, follow = ([_problems(impact, state, follows) for state in WHERE] for follows in (False, True))
    yield from _section("Cannot be used", causes[0])
    yield from _section("Lost", map(_item, [*impact.lost, *impact.withdrawn]))
    yield from _section(f"Cannot be used{WHERE['before']}", causes[1])
    yield from _section("Published numbers that move", map(_moved, impact.numbers))
    yield from _section("Findings due for review", map(_item, impact.due))
    yield from _section("New contradictions", map(_item, impact.contradictions))
    yield from _section("Verdicts", map(_step, impact.verdicts))
    yield from _section("Ratings", map(_step, impact.ratings))
    yield from _section("Changed", (line for changed in impact.changed for line in _changed(changed)))
    yield from _section("Added", map(_item, impact.added))
    yield from _section("Superseded", map(_item, impact.superseded))
    yield from _section("Moved to another id", (f"{step.before} → {step.after}" for step in impact.renamed))
    for where, found in zip(WHERE.values(), follow):
        yield from _section(f"Left out with what cannot be used{where}", found)


def _section(title: str, lines) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield from (f"{title}:", *(f"  {line}" for line in lines))


def _problems(impact: Impact, state: str, follows: bool) -> list[str]:
    return [f"{one.place}: {one.why}" for one in impact.problems.get(state, []) if one.follows == follows]


def _item(item: Item) -> str:
    return f"{item.id}: {short(item.text, 100)}" + (f" ({item.reason})" if item.reason else "")


def _step(step: Step) -> str:
    return f"{step.id}: {step.before} → {step.after}"


def _changed(changed: Changed) -> Iterator[str]:
    for one in changed.fields:
        before, after = ("nothing" if value is None else short(value, 100) for value in (one.before, one.after))
        yield f"{changed.id} {one.field}: {before} → {after}"


def _moved(moved: Moved) -> str:
    before, after = number_words(moved)
    pages = " ".join(page or "home" for page in moved.pages)
    return f"{moved.shown.id}, {moved.shown.what}: {before} → {after} {factor_words(moved)} [{pages}]"


def as_json(impact: Impact, notes: Sequence[str] = ()) -> str:
    """Everything as one JSON object; `is_nothing` says whether there is anything."""
    content = {
        "version": VERSION,
        "is_nothing": impact.is_nothing,
        "headline": "" if impact.is_nothing else headline(impact),
        "notes": list(notes),
        "upgrades": impact.upgrades,
        "downgrades": impact.downgrades,
        "pages": impact.pages,
        **{name: _plain(found) for name, found in vars(impact).items() if name not in ("numbers",)},
        "numbers": [_number(moved) for moved in impact.numbers],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _plain(found) -> object:
    if isinstance(found, dict):
        return {name: _plain(below) for name, below in found.items()}
    return [asdict(one) for one in found]


def _number(moved: Moved) -> dict:
    before, after = (
        one and {"value": one.value, "unit": one.unit, "text": one.text, "range_text": one.range_text}
        for one in (moved.before, moved.after)
    )
    return {
        "id": moved.shown.id,
        "what": moved.shown.what,
        "label": moved.shown.label,
        "before": before,
        "after": after,
        "factor": moved.factor,
        "pages": list(moved.pages),
    }
