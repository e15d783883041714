"""What a build of the site starts from: the checked records, and `calc` holding the model made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build_scripts.records import Records, compile_model, load
from calc.messages import handle
from calc.model import Model

Ask = Callable[[dict], dict]


@dataclass(frozen=True)
class Corpus:
    """The records, and `ask`, which sends one message to `calc` about them; `directory` is where they were read."""

    records: Records
    model: dict
    ask: Ask
    directory: Path | None = None

    @classmethod
    def from_records(cls, records: Records, directory: Path | None = None) -> Corpus:
        """Compile the records and let `calc` answer for them."""
        compiled = compile_model(records)
        model = Model.from_json(compiled).check()
        return cls(records, compiled, lambda request: handle(request, model), directory)

    @classmethod
    def from_directory(cls, claims: Path) -> Corpus:
        """Read a `claims/` directory."""
        return cls.from_records(load(claims), claims)
