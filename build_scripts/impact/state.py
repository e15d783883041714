"""One state of the claims: its records, and what can be computed of them even where some are broken."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from build_scripts.check.rules.circle import circles
from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from build_scripts.records import Records, compile_model, load
from build_scripts.records.claim import Claim
from calc.claim import Claim as ComputedClaim
from calc.errors import CalcError
from calc.model import Model


@dataclass(frozen=True)
class Problem:
    """Something that was left out of the comparison: the file, and why."""

    file: str
    why: str


@dataclass(frozen=True)
class State:
    """The records as they were read, the library of those that hold together, and what was left out of it.

    `library` is None where not even the rest could be computed.
    """

    records: Records
    library: Library | None
    problems: tuple[Problem, ...]


def read_state(root: str | os.PathLike) -> State:
    """Read a `claims/` directory, and compute what can be computed."""
    records = load(root)
    problems = [Problem(document.file, "cannot be read") for document in records.documents if document.broken]
    sound, unsound = _sound(records)
    problems += unsound
    try:
        library = Library(Corpus.from_records(sound))
    except Exception as error:  # whatever a broken record upsets, the records themselves are still compared
        library = None
        problems.append(Problem(root_name(records), f"cannot be computed: {error}"))
    known: dict[Problem, None] = dict.fromkeys(problems)
    return State(records, library, tuple(known))


def root_name(records: Records) -> str:
    """What the directory with the claims is called in messages."""
    return records.documents[0].file.partition("/")[0] if records.documents else "claims"


def _sound(records: Records) -> tuple[Records, list[Problem]]:
    """The records without those that keep `calc` from reading the others, and these with the reason."""
    problems: list[Problem] = []
    claims = dict(records.claims)

    def leave_out(claim: Claim, why: str) -> None:
        if claims.pop(claim.id, None) is not None and not claim.broken:
            problems.append(Problem(claim.file, why))

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
        _leave_out_unfounded(sound, leave_out)
        sound = replace(sound, calculators=_readable_calculators(sound, problems))
    return sound, problems


def _can_be_read(records: Records) -> bool:
    try:
        Model.from_json(compile_model(records)).check()
    except (CalcError, ArithmeticError):
        return False
    return True


def _leave_out_unreadable(records: Records, leave_out) -> None:
    """Numbers, units and formulas that cannot be read."""
    compiled = compile_model(records)
    for claim_id, record in compiled["claims"].items():
        try:
            ComputedClaim.from_json(record, compiled["quantities"])
        except (CalcError, ArithmeticError) as error:
            leave_out(records.claims[claim_id], str(error))
    for claim in list(records.claims.values()):
        if claim.part_of is not None and claim.part_of not in records.claims:
            leave_out(claim, f"'{claim.part_of}' cannot be used")


def _leave_out_circles(records: Records, leave_out) -> None:
    links = {
        claim.id: [target for target in claim.inputs.values() if target in records.claims]
        for claim in records.claims.values()
    }
    for circle in circles(links):
        for claim_id in circle:
            if claim_id in records.claims:
                leave_out(records.claims[claim_id], "it is computed from itself")


def _leave_out_unfounded(records: Records, leave_out) -> None:
    """Formulas over claims that are missing or left out, until none is left."""
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
            leave_out(claim, f"its input '{target}' is missing or cannot be used")


def _readable_calculators(records: Records, problems: list[Problem]) -> dict:
    found = {}
    for key, calculator in records.calculators.items():
        try:
            Model.from_json(compile_model(replace(records, calculators={key: calculator}))).check()
            found[key] = calculator
        except (CalcError, ArithmeticError) as error:
            problems.append(Problem(calculator.file, str(error)))
    return found
