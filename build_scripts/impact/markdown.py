"""An impact as one short comment in Markdown: the headline, the losses, a few samples; all the rest is folded.

A host takes 65,536 characters and refuses a comment that is longer, so each list is cut to what is left, saying how
much was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from build_scripts.impact.comparison import Changed, Impact, Item, Moved, Step
from build_scripts.impact.escaping import code, escape, link
from build_scripts.impact.numbers import factor_words, number_words, page_words, pages_words
from build_scripts.impact.published import Published
from build_scripts.impact.state import Problem
from build_scripts.impact.summary import counted, headline

LONGEST = 60_000
SAMPLES = 3
MOST_OPEN = 10
LONGEST_WHY = 300
MOST_FIELDS = 12
_TABLE = "| Number | Before | After | Factor | Also on |\n| --- | --- | --- | --- | --- |"


def markdown(impact: Impact, site: str | None = None, notes: Sequence[str] = ()) -> str:
    """The comment; "" where there is nothing to say. `site` is the address of the built site, for links."""
    return "" if impact.is_nothing else _Comment(impact, site, notes).text()


class _Comment:
    def __init__(self, impact: Impact, site: str | None, notes: Sequence[str]):
        self.impact = impact
        self.site = site
        self.parts = [f"### {headline(impact)}", *(f"_{note}_" for note in notes)]
        # What is said first may take half of what is left, so that something is left for what comes after.
        self.left = LONGEST - sum(map(len, self.parts))

    def text(self) -> str:
        impact = self.impact
        self._problems("after", "")
        self._open("Lost", [*map(self._item, [*impact.lost, *impact.withdrawn])])
        self._problems("before", " in the state before")
        self._numbers()
        self._open("Findings due for review", map(self._item, impact.due))
        self._open("New contradictions", map(self._item, impact.contradictions))
        self._folded("Verdicts", map(self._step, impact.verdicts))
        self._folded("Ratings", map(self._step, sorted(impact.ratings, key=lambda step: step.direction)))
        self._folded("Changed", map(self._changed, impact.changed))
        self._folded("Added", map(self._item, impact.added))
        self._folded("Superseded", map(self._item, impact.superseded))
        self._folded("Moved to another id", (f"{code(step.before)} → {code(step.after)}" for step in impact.renamed))
        return "\n\n".join(self.parts) + "\n"

    # Parts

    def _open(self, title: str, lines: Iterable[str]) -> None:
        """A short list that is seen at once; what is too long for that is folded."""
        lines = list(lines)
        if lines:
            self._add(f"**{title}**\n\n" + self._fitting(lines[:MOST_OPEN], "- "))
            self._folded(f"{title}: the rest", lines[MOST_OPEN:])

    def _folded(self, title: str, lines: Iterable[str]) -> None:
        lines = list(lines)
        if lines:
            inner = self._fitting(lines, "- ")
            self._add(f"<details><summary>{title} ({len(lines):,})</summary>\n\n{inner}\n\n</details>")

    def _numbers(self) -> None:
        found = self.impact.numbers
        if not found:
            return
        pages = self.impact.pages
        self._add(f"**Published numbers that move**, on {counted(len(pages), 'page')}: {pages_words(pages)}")
        self._add(_TABLE + "\n" + self._fitting(map(self._moved, found[:SAMPLES]), ""))
        if found[SAMPLES:]:
            rows = self._fitting(list(map(self._moved, found[SAMPLES:])), "", "| … and {:,} more | | | | |")
            self._add(
                f"<details><summary>The other {len(found) - SAMPLES:,}</summary>\n\n{_TABLE}\n{rows}\n\n</details>"
            )

    def _problems(self, state: str, where: str) -> None:
        """What cannot be used is seen at once, what follows from it is folded."""
        found = self.impact.problems.get(state, [])
        self._open(f"Cannot be used{where}", [_problem(one) for one in found if not one.follows])
        self._folded(f"Left out with that{where}", [_problem(one) for one in found if one.follows])

    def _add(self, part: str) -> None:
        self.parts.append(part)
        self.left -= len(part) + 2

    def _fitting(self, lines: Iterable[str], mark: str, more: str = "- … and {:,} more") -> str:
        """As many of the lines as half of what is left has room for."""
        lines, room, kept = [f"{mark}{line}" for line in lines], self.left // 2, []
        for line in lines:
            room -= len(line) + 1
            if room < 0:
                kept.append(more.format(len(lines) - len(kept)))
                break
            kept.append(line)
        return "\n".join(kept)

    # Lines

    def _named(self, id: str, text: str, url: str | None) -> str:
        words = "" if text == id else f" {escape(text)}"
        return link(code(id), self.site, url) + words

    def _item(self, item: Item) -> str:
        named = self._named(item.id, item.text, item.url)
        return f"{named} ({escape(item.reason)})" if item.reason else named

    def _step(self, step: Step) -> str:
        return f"{self._named(step.id, step.text, step.url)}: {escape(step.before)} → {escape(step.after)}"

    def _changed(self, changed: Changed) -> str:
        shown = [
            f"  - `{one.field}`: {_value(one.before)} → {_value(one.after)}"
            if one.field.replace("_", "").replace(".", "").isalnum() and one.field.isascii()
            else f"  - {escape(one.field)}: {_value(one.before)} → {_value(one.after)}"
            for one in changed.fields[:MOST_FIELDS]
        ]
        if len(changed.fields) > MOST_FIELDS:
            shown.append(f"  - … and {len(changed.fields) - MOST_FIELDS:,} more fields")
        return "\n".join([self._named(changed.id, changed.text, changed.url), *shown])

    def _moved(self, moved: Moved) -> str:
        number = moved.shown
        words = f"{self._named(number.id, number.label.rstrip('.'), number.url)}, {escape(number.what)}"
        before, after = number_words(moved)
        cells = [words, escape(before), escape(after), escape(factor_words(moved)), self._pages(number, moved.pages)]
        return f"| {' | '.join(cells)} |"

    def _pages(self, number: Published, pages: Sequence[str]) -> str:
        """The pages by what they are; its own is what its id leads to."""
        others = [url for url in pages if url != number.url]
        if not self.site:
            return pages_words(others)  # without links nothing would tell four calculators apart
        shown = [link(page_words(url), self.site, url) for url in others[:MOST_FIELDS]]
        more = [f"{len(others) - MOST_FIELDS} more"] if len(others) > MOST_FIELDS else []
        return ", ".join([*shown, *more])


def _problem(problem: Problem) -> str:
    line = f", line {problem.line}" if problem.line else ""
    return f"{code(problem.file)}{line}: {escape(problem.why, LONGEST_WHY)}"


def _value(text: str | None) -> str:
    return "nothing" if text is None else escape(text)
