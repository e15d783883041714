"""What stands below a calculator's results: the results that can be looked at, and what each rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from build_scripts.publish.relative_url import relative_url
from calc.errors import CalcError
from calc.formula import parse

# A built graph of more numbers than these would be a wall; live it can be had all the same.
MOST_BUILT = 60


@dataclass(frozen=True)
class Choice:
    """A result that the panels may speak of."""

    id: str
    label: str


@dataclass(frozen=True)
class Question:
    """A first question to be solved backwards: which `vary` makes the result so much? `target` is in `unit`."""

    result: str
    target: str
    unit: str
    vary: str


class PanelView:
    """The panels of one calculator."""

    def __init__(self, library, calculator):
        self.library = library
        self.calculator = calculator
        self.fields = {field.id: field for field in calculator.all_fields}
        self.rows = {row.id: row for group in calculator.groups for row in group.rows}

    def __bool__(self) -> bool:
        return bool(self.choices)

    @cached_property
    def choices(self) -> list[Choice]:
        """The results, where the argument leads to first."""
        asked = [self.rows[self.question.result]] if self.question else []
        rows = [row for row in [*asked, *self.calculator.bar_rows, *self.rows.values()] if row.number_text]
        found = {row.id: self._label(row) for row in rows}
        counts = Counter(found.values())
        return [
            Choice(id, f"{label}: {self.rows[id].label}" if counts[label] > 1 else label) for id, label in found.items()
        ]

    @property
    def chosen(self) -> Choice:
        """The one that is spoken of at first."""
        return self.choices[0]

    def _label(self, row) -> str:
        return self._words(row.claim.label, row.claim.subject_label) if row.claim else row.label

    def _words(self, label: str, subject_label: str | None) -> str:
        """What a number is called; what most of the page is about need not be said."""
        return f"{label}, {subject_label}" if subject_label and subject_label != self._subject else label

    @cached_property
    def _subject(self) -> str | None:
        """The subject of more than half of the numbers."""
        claims = [row.claim for row in self.rows.values() if row.claim]
        subjects = Counter(one.subject_label for one in [*self.fields.values(), *claims])
        subject, count = subjects.most_common(1)[0] if subjects else (None, 0)
        return subject if count * 2 > subjects.total() else None

    # What rests on what

    @cached_property
    def links(self) -> dict[str, list[str]]:
        """The ids that each result, and everything behind it, follows from directly."""
        found: dict[str, list[str]] = {}
        waiting = [choice.id for choice in self.choices]
        while waiting:
            id = waiting.pop()
            if id not in found:
                found[id] = self._inputs(id)
                waiting += found[id]
        return {id: inputs for id, inputs in found.items() if inputs}

    def _inputs(self, id: str) -> list[str]:
        claim = self.library.claim(id)
        if claim is not None:
            return list(dict.fromkeys(claim.input_ids.values()))
        owner, _, name = id.partition("#")
        record = self.library.records.calculators.get(owner)
        result = record.results.get(name) if record else None
        return [record.node_id(taken) for taken in dict.fromkeys(_names(result.formula))] if result else []

    @cached_property
    def names(self) -> dict[str, dict]:
        """What each number is called, with the way to its claim and its rating, by id."""
        behind = (id for inputs in self.links.values() for id in inputs)
        asked = [self.question.vary] if self.question else []
        ids = dict.fromkeys([*self.rows, *self.links, *behind, *self.fields, *asked])
        return {id: self._name(id) for id in ids}

    def _name(self, id: str) -> dict:
        field, row = self.fields.get(id), self.rows.get(id)
        claim = self.library.claim(id) or (field.claim if field else None)
        if claim is None:
            return {"label": row.label if row else id}
        # Of a standing calculator the label says all; which claim it takes is another thing.
        is_own = field is not None and field.id != claim.id
        label = field.label if is_own else self._words(claim.label, claim.subject_label)
        name = {"label": label, "url": relative_url(self.calculator.url, claim.url)}
        return {**name, "rating": claim.rating.code} if claim.rating else name

    def behind(self, id: str) -> list[str]:
        """The result and everything that it rests on, inputs first."""
        found: dict[str, None] = {}

        def visit(one: str) -> None:
            if one not in found:
                for taken in self.links.get(one, []):
                    visit(taken)
                found[one] = None

        visit(id)
        return list(found)

    @cached_property
    def graph(self) -> dict | None:
        """How the chosen result follows, as a graph with the published numbers; None for a claim that follows in
        one step, which its formula shows as well."""
        ids = self.behind(self.chosen.id) if self.choices else []
        is_one_step = self.calculator.kind == "claim" and sum(id in self.links for id in ids) < 2
        if is_one_step or len(ids) > MOST_BUILT:
            return None
        nodes = [{"id": id, **self.names[id], "text": self._text(id), "kind": self._kind(id)} for id in ids]
        edges = [[taken, id] for id in ids for taken in self.links.get(id, [])]
        # Layers take long to compute, and there are hundreds of claims.
        is_listed = self.calculator.kind == "claim"
        return {"kind": "graph", "label": self.chosen.label, "nodes": nodes, "edges": edges, "is_listed": is_listed}

    def _text(self, id: str) -> str:
        claim, row = self.library.claim(id), self.rows.get(id)
        text = claim.result.get("text") if claim else row.result.get("text") if row else None
        return text or "no value"

    def _kind(self, id: str) -> str:
        return "result" if id in self.links else "input"

    @cached_property
    def trust_words(self) -> str:
        """How far the chosen result can be trusted, in a line: the weakest rating, the origins, the oldest number."""
        id = self.chosen.id
        path = self.library.paths.get(id) or self._path(id)
        words = []
        if path["weakest_rating"]:
            weakest = self._claim_words(path["weakest"], path["weakest_statement"])
            words.append(f"Weakest rating on the way: {path['weakest_rating']} ({weakest}).")
        if path["origins"]:
            count = len(path["origins"])
            words.append("All from one origin." if count == 1 else f"From {count} different origins.")
        if path["oldest"]:
            oldest = self._claim_words(path["oldest_claim"], path["oldest_statement"])
            words.append(f"Oldest number: {path['oldest']} ({oldest}).")
        return " ".join(words)

    def _claim_words(self, id: str, statement: str | None) -> str:
        """What the graph calls a claim; one behind its numbers is told by what it says, as graph.js does."""
        field = next((field for field in self.fields.values() if field.claim and field.claim.id == id), None)
        if field is not None or id in self.names:
            return self.names[field.id if field else id]["label"]
        return f"“{statement or id}”"

    def _path(self, id: str) -> dict:
        answer = self.library.corpus.ask({"op": "evaluate", "claims": [], "path": [id]})
        return answer["results"][id]["path"]

    # Backwards

    @cached_property
    def question(self) -> Question | None:
        """What the vocabulary puts forward for the document: what makes its claim come to what it states?"""
        feature = self.library.records.featured.get(self.calculator.prefix.rstrip("/"))
        row = self.rows.get(feature.claim) if feature and feature.vary else None
        if row is None or not row.result.get("stated_entry"):
            return None
        return Question(row.id, row.result["stated_entry"], row.result["unit"], feature.vary[0])


def _names(formula: str | None) -> Iterable[str]:
    try:
        return parse(formula or "").names
    except CalcError:
        return ()
