"""The picture of a question: one row a claim, on one axis.

Across, everything is in percent of the width, and down in pixels: so the picture follows the width of the page, and
its text keeps its size on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from build_scripts.publish.answer import Answer
from build_scripts.publish.axis import Axis
from calc.text import unit_text

ROW, HEADING, TOP, BOTTOM = 36, 26, 8, 44
# In characters: what a line holds on a wide page, and on a phone beside a number.
LONG_LABEL, SHORT_LINE, SHORT_HEADING, SHORTEST_LABEL = 84, 48, 42, 10


@dataclass(frozen=True)
class PlotHeading:
    """A line that says what the rows below it are."""

    y: int
    text: str
    short_text: str


@dataclass(frozen=True)
class PlotRow:
    """One answer. `y` is the middle of its bar; `origin` the numbers of its origins."""

    answer: Answer
    y: int
    label: str
    origin: str
    point: float | None
    bar: tuple[float, float] | None
    recomputed: float | None

    @property
    def short_label(self) -> str:
        """The label, as much of it as a phone has room for."""
        return _shortened(self.label, max(SHORTEST_LABEL, SHORT_LINE - round(1.2 * len(self.answer.number_text))))

    @property
    def start(self) -> float:
        """Where its mark stands: the point, else the left end of its bar."""
        return self.point if self.point is not None else self.bar[0]

    @property
    def kind(self) -> str:
        """How it is marked."""
        if not self.answer.is_standing:
            return "fallen"
        if self.answer.is_ours:
            return "ours"
        return "forecast" if self.answer.is_forecast else "source"


@dataclass(frozen=True)
class PlotTie:
    """A line that ties together rows of one origin."""

    y1: int
    y2: int


class Plot:
    """Rows in groups, the answers of one origin together, and ours at the end of each group."""

    def __init__(self, panel):
        self.panel = panel
        self.axis = Axis([number for answer in panel.shown for number in answer.numbers])
        self.headings: list[PlotHeading] = []
        self.rows: list[PlotRow] = []
        self.ties: list[PlotTie] = []
        self._y = TOP
        for group in panel.groups:
            self._add(group, len(panel.groups) > 1)
        self.foot = self._y + 4
        self.height = self._y + BOTTOM

    @property
    def unit_words(self) -> str:
        """What the axis counts."""
        scale = "logarithmic scale" if self.axis.is_logarithmic else "linear scale"
        return f"{unit_text(self.panel.unit) or 'a pure number'}, {scale}"

    @cached_property
    def marks(self) -> set[str]:
        """What its legend has to explain."""
        found = {row.kind for row in self.rows} - {"source"}
        conditions = {
            "bar": any(row.bar for row in self.rows),
            "bound": any(row.answer.bound for row in self.rows),
            "recomputed": any(row.recomputed is not None for row in self.rows),
            "tie": bool(self.ties),
            "origin": any(row.origin for row in self.rows),
        }
        return found | {name for name, is_there in conditions.items() if is_there}

    def _add(self, group, is_headed: bool) -> None:
        if is_headed:
            label = self.panel.question.label_of(group)
            self.headings.append(
                PlotHeading(self._y + HEADING - 8, _shortened(label, LONG_LABEL), _shortened(label, SHORT_HEADING))
            )
            self._y += HEADING
        sources = [answer.claim.source_id for answer in group.answers]
        for cluster in _clusters(group.answers):
            first = self._y
            for answer in cluster:
                self._add_row(answer, sources.count(answer.claim.source_id) > 1)
            if len(cluster) > 1:
                self.ties.append(PlotTie(first + 6, self._y - 6))

    def _add_row(self, answer: Answer, is_ambiguous: bool) -> None:
        name = answer.claim.statement if is_ambiguous or answer.is_ours else _name(answer)
        place = self.axis.place
        self.rows.append(
            PlotRow(
                answer,
                self._y + 25,
                _shortened(name, LONG_LABEL),
                "" if answer.is_ours else _numbers_text(self.panel.question.origin_numbers(answer)),
                None if answer.value is None else place(answer.value),
                answer.interval and (place(answer.interval[0]), place(answer.interval[1])),
                None if answer.recomputed is None else place(answer.recomputed),
            )
        )
        self._y += ROW


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


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip(" ,:;(") + "…"
