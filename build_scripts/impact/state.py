"""One state of the claims: its records, and what can be computed of them even where some are broken."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from build_scripts.check.context import Context
from build_scripts.check.finding import ERROR, Finding, printable
from build_scripts.check.rules import all_rules
from build_scripts.check.rules.circle import circles
from build_scripts.check.run import apply
from build_scripts.check.texts import Texts
from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from build_scripts.records import Records, compile_model, load
from build_scripts.records.claim import Claim
from build_scripts.records.rating import is_derived
from build_scripts.records.source import Source
from calc.claim import Claim as ComputedClaim
from calc.errors import CalcError
from calc.model import Model


@dataclass(frozen=True)
class Problem:
    """Something that was left out of the comparison: the file, and why.

    `line` is 0 where the whole file is meant. `kind` is `file` for one that cannot be read, else what is in it. What
    `follows` is sound itself, and is left out only because of another.
    """

    file: str
    why: str
    line: int = 0
    kind: str = "claim"
    follows: bool = False

    @property
    def place(self) -> str:
        """The file, with its line where there is one, as the check writes it."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class State:
    """The records as they were read, the library of those that hold together, and what was left out of it.

    `library` is None where not even the rest could be computed.
    """

    records: Records
    library: Library | None
    problems: tuple[Problem, ...]

    def leaves_out(self, claim_id: str) -> bool:
        """Whether there is a record of a claim that could not be computed."""
        return claim_id in self.records.claims and (self.library is None or self.library.claim(claim_id) is None)

    def can_rate(self, record: Claim | Source) -> bool:
        """Whether nothing is left out that the rating of a record rests on."""
        ahead, seen = [record.id] if isinstance(record, Claim) else [], set()
        while ahead:
            claim = self.records.claims.get(ahead.pop())
            if claim is None or claim.broken or self._is_source_broken(claim):
                return False
            if claim.id not in seen and is_derived(claim):
                if self.leaves_out(claim.id):
                    return False
                ahead += claim.inputs.values()
            seen.add(claim.id)
        return True

    def _is_source_broken(self, claim: Claim) -> bool:
        source = self.records.sources.get(claim.source)
        return source is not None and source.broken


def read_state(root: str | os.PathLike) -> State:
    """Read a `claims/` directory, and compute what can be computed."""
    records = load(root)
    problems = _unreadable_files(records)
    sound, unsound = _sound(records)
    problems += unsound
    try:
        library = Library(Corpus.from_records(sound))
    except Exception as error:  # whatever a broken record upsets, the records themselves are still compared
        library = None
        problems.append(Problem(root_name(records), f"cannot be computed: {error}", kind="state"))
    known: dict[Problem, None] = dict.fromkeys(problems)
    return State(records, library, tuple(known))


def root_name(records: Records) -> str:
    """What the directory with the claims is called in messages."""
    return records.documents[0].file.partition("/")[0] if records.documents else "claims"


def _unreadable_files(records: Records) -> list[Problem]:
    """Files that cannot be read to their end, each with the check's own word on it."""
    broken = [document.file for document in records.documents if document.broken]
    if not broken:
        return []
    context, found = Context(records, Texts(()), date.today()), {}
    for loaded in all_rules():  # sorted by code: whether a file can be read comes before what it says
        if loaded.rule.scope == "document":
            for finding in apply(loaded, context, broken):
                if finding.severity == ERROR:
                    found.setdefault(finding.file, finding)
    return [_unreadable(file, found.get(printable(file))) for file in broken]


def _unreadable(file: str, finding: Finding | None) -> Problem:
    if finding is None:
        return Problem(file, "cannot be read", kind="file")
    met = f", found: {finding.found}" if finding.found else ""
    return Problem(file, f"cannot be read: {finding.message} ({finding.code}{met})", finding.line, "file")


LeaveOut = Callable[..., None]


def _sound(records: Records) -> tuple[Records, list[Problem]]:
    """The records without those that keep `calc` from reading the others, and these with the reason."""
    problems: list[Problem] = []
    claims = dict(records.claims)

    def leave_out(claim: Claim, why: str, follows: bool = False) -> None:
        if claims.pop(claim.id, None) is not None and not claim.broken:
            problems.append(Problem(claim.file, why, follows=follows))

    for claim in records.claims.values():
        source = records.sources.get(claim.source)
        if claim.broken:
            leave_out(claim, "")
        elif source is None:
            leave_out(claim, f"its source '{claim.source}' has no record")
    sound = replace(records, claims=claims)
    if not _can_be_read(sound):
        _leave_out_unreadable(sound, leave_out)
        _leave_out_circles(sound, leave_out)
        _leave_out_unfounded(sound, set(records.claims), leave_out)
        sound = replace(sound, calculators=_readable_calculators(sound, set(records.claims), problems))
    return sound, problems


def _can_be_read(records: Records) -> bool:
    try:
        Model.from_json(compile_model(records)).check()
    except (CalcError, ArithmeticError):
        return False
    return True


def _leave_out_unreadable(records: Records, leave_out: LeaveOut) -> None:
    """Numbers, units and formulas that cannot be read."""
    compiled = compile_model(records)
    for claim_id, record in compiled["claims"].items():
        try:
            ComputedClaim.from_json(record, compiled["quantities"])
        except (CalcError, ArithmeticError) as error:
            leave_out(records.claims[claim_id], str(error))
    for claim in list(records.claims.values()):
        if claim.part_of is not None and claim.part_of not in records.claims:
            leave_out(claim, f"'{claim.part_of}' cannot be used", follows=True)


def _leave_out_circles(records: Records, leave_out: LeaveOut) -> None:
    links = {
        claim.id: [target for target in claim.inputs.values() if target in records.claims]
        for claim in records.claims.values()
    }
    for circle in circles(links):
        for claim_id in circle:
            if claim_id in records.claims:
                leave_out(records.claims[claim_id], "it is computed from itself")


def _leave_out_unfounded(records: Records, known: set[str], leave_out: LeaveOut) -> None:
    """Formulas over claims that are missing or left out, until none is left. Of those that are `known` it follows."""
    while True:
        found = [
            (claim, target)
            for claim in records.claims.values()
            for target in claim.inputs.values()
            if target not in records.claims
        ]
        if not found:
            return
        for claim, target in found:
            why = "cannot be used" if target in known else "is missing"
            leave_out(claim, f"its input '{target}' {why}", follows=target in known)


def _readable_calculators(records: Records, known: set[str], problems: list[Problem]) -> dict:
    """The calculators that can be read. What is wrong with one follows where a default is `known` but left out."""
    found = {}
    for key, calculator in records.calculators.items():
        try:
            Model.from_json(compile_model(replace(records, calculators={key: calculator}))).check()
            found[key] = calculator
        except (CalcError, ArithmeticError) as error:
            left_out = known - set(records.claims)
            follows = any(one.default in left_out for one in calculator.inputs.values())
            problems.append(Problem(calculator.file, str(error), kind="calculator", follows=follows))
    return found
