"""What the formula of a claim gave before and after each commit that moved it, its own or one of its inputs'.

Each state is computed from the files as they stood in that very commit, so that no number is shown that never was.
Only what is needed is read: claims that changed since, those that rest on a number that did, and their inputs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from build_scripts.records.claim import STATED, Claim, read_claim, read_parts
from build_scripts.records.reader import LARGEST_FILE, Document, parse_text
from build_scripts.repository.history import CHANGED, MOVED, Event, Past
from build_scripts.repository.log import Commit
from calc.errors import CalcError
from calc.evaluation import Evaluation, Outcome
from calc.model import Model
from calc.text import amount_text

# Fields from which numbers follow, by the first part of their path.
NUMBERS = frozenset((*STATED, "unit", "formula", "inputs", "values"))
# Commits further back are told without what followed from them.
MOST_COMMITS = 100
# The state before one commit is often that after the one before it.
KEPT_STATES = 2
SAME = 1e-9


@dataclass(frozen=True)
class PastNumber:
    """What the `step` or the whole `chain` gave before and after a commit."""

    what: str
    before: str
    after: str


def past_numbers(library) -> dict[str, list[tuple[Commit, list[PastNumber]]]]:
    """By the file of a claim: the commits that moved what its formula gives, the latest first."""
    history = library.history
    if history is None or history.past is None:
        return {}
    found: dict[str, list[tuple[Commit, list[PastNumber]]]] = defaultdict(list)
    records = _Records(library.corpus.model["claims"], history.past)
    states = lru_cache(KEPT_STATES)(lambda commit: _State(library, records, commit))
    for commit, claims in _asked(library)[:MOST_COMMITS]:
        parent = history.past.parent(commit)
        if parent is None:
            continue
        after, before = states(commit.hash), states(parent)
        for claim in claims:
            if numbers := _compared(before, after, claim.id):
                found[_path(claim)].append((commit, numbers))
    return dict(found)


def _asked(library) -> list[tuple[Commit, list]]:
    """Commits that changed numbers, the latest first, each with the claims of today whose formulas that may reach."""
    touched: dict[str, tuple[Commit, dict]] = {}
    for claim in library.claims:
        for event in library.history.of(_path(claim)):
            if _moves_numbers(event):
                _, reached = touched.setdefault(event.commit.hash, (event.commit, {}))
                for number in (claim, *claim.parts):
                    reached |= {one.id: one for one in (number, *library.followers(number))}
    ordered = sorted(touched.values(), key=lambda pair: pair[0].order)
    return [(commit, [claim for claim in reached.values() if claim.formula]) for commit, reached in ordered]


def _moves_numbers(event: Event) -> bool:
    return event.kind in (CHANGED, MOVED) and any(one.field.split(".")[0] in NUMBERS for one in event.fields)


def _path(claim) -> str:
    return claim.record.document.file.partition("/")[2]


def _compared(before: _State, after: _State, claim_id: str) -> list[PastNumber]:
    found = []
    for what in ("step", "chain"):
        old, new = before.outcome(claim_id, what), after.outcome(claim_id, what)
        if old is not None and new is not None and not _is_same(old, new):
            found.append(PastNumber(what, old[1], new[1]))
    # Where both move in the same way, once is enough.
    if len(found) == 2 and found[0].before == found[1].before and found[0].after == found[1].after:
        found.pop()
    return found


def _is_same(old: tuple[float, str], new: tuple[float, str]) -> bool:
    return old[1] == new[1] or abs(old[0] - new[0]) <= SAME * max(abs(old[0]), abs(new[0]))


class _State:
    """The claims of one commit, computed on demand."""

    def __init__(self, library, records: _Records, commit: str):
        claims = _PastClaims(records, commit)
        self._model = Model({**library.corpus.model, "claims": claims, "calculators": {}})
        self._evaluation = Evaluation(self._model)

    def outcome(self, claim_id: str, what: str) -> tuple[float, str] | None:
        """What a claim came to, in base units and as text; None where it was not there or could not be computed."""
        if claim_id not in self._model.claims:
            return None
        try:
            result = self._evaluation.result(claim_id)
        except (CalcError, ArithmeticError):
            return None
        outcome: Outcome | None = getattr(result, what)
        if outcome is None or outcome.value is None:
            return None
        unit = result.claim.unit
        return outcome.value, amount_text(unit.from_base(outcome.value), unit.text)


class _Records:
    """The claims of single files as `calc` takes them. What is the same today is taken from today's model."""

    def __init__(self, today: Mapping[str, dict], past: Past):
        self.past = past
        self._today = today
        self._read: dict[tuple[str, str], dict[str, dict]] = {}

    def record(self, claim_id: str, tree: Mapping[str, str]) -> dict:
        """A claim as it stood in a tree. Raises `KeyError` where it did not."""
        whole = claim_id.partition("#")[0]
        blob = tree[f"{whole}.yaml"]
        if self.past.is_today(f"{whole}.yaml", blob):
            return self._today[claim_id]
        if (whole, blob) not in self._read:
            self._read[whole, blob] = self._parsed(whole, blob)
        return self._read[whole, blob][claim_id]

    def _parsed(self, claim_id: str, blob: str) -> dict[str, dict]:
        document = Document(claim_id, "claim")
        raw = self.past.text(blob)
        if raw is not None and len(raw) <= LARGEST_FILE:
            parse_text(raw.decode("utf-8", "replace").removeprefix("\ufeff"), document)
        if document.root is None:
            return {}
        claim = read_claim(claim_id, document)
        return {one.id: _record(one) for one in (claim, *read_parts(claim))}


class _PastClaims(Mapping):
    """The claims of a commit, each read when it is asked for."""

    def __init__(self, records: _Records, commit: str):
        self._records = records
        self._tree = records.past.tree(commit)

    def __getitem__(self, claim_id: str) -> dict:
        return self._records.record(claim_id, self._tree)

    def __iter__(self) -> Iterator[str]:
        return (path.removesuffix(".yaml") for path in self._tree)

    def __len__(self) -> int:
        return len(self._tree)


def _record(claim: Claim) -> dict:
    """As much of a claim as its number follows from."""
    return {
        "id": claim.id,
        "source": claim.source,
        "kind": claim.kind,
        "quantity": claim.quantity,
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "formula": claim.formula,
        "inputs": claim.inputs,
        **claim.stated,
        **({"part_of": claim.part_of} if claim.part_of else {}),
    }
