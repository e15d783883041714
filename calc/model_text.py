"""The model as text: JSON with one claim a line, so that a claim can be read without reading the others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from calc.errors import CalcError

_START, _END = '"claims":{\n', "\n}}\n"


class Records(Mapping):
    """The records of claims by id, each read from its line when it is first asked for."""

    def __init__(self, lines: Mapping[str, str]):
        self.lines = lines
        self._known: dict[str, Mapping] = {}

    def __getitem__(self, claim_id: str) -> Mapping:
        if claim_id not in self._known:
            self._known[claim_id] = _read_json(self.lines[claim_id])
        return self._known[claim_id]

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in self.lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def write_model(model: Mapping[str, object]) -> str:
    """The text of a model. The same model gives the same text."""
    frame = [f"{_json(key)}:{_json(value)},\n" for key, value in model.items() if key != "claims"]
    claims = ",\n".join(f"{_json(id)}:{_json(record)}" for id, record in model["claims"].items())
    return "{" + "".join(frame) + _START + claims + _END


def read_model(text: str) -> Mapping[str, object]:
    """The model in a text: any JSON will do, and what `write_model` wrote is read quickly.

    Raises `CalcError` for what is no JSON; of a claim in a line of its own, when it is asked for.
    """
    frame, start, claims = text.partition("\n" + _START)
    if not start or not claims.endswith(_END):
        return _read_json(text)
    lines = {}
    for line in filter(None, claims[: -len(_END)].split("\n")):
        key, _, record = line.partition(":{")
        lines[key[1:-1]] = "{" + record.removesuffix(",")
    return {**_read_json(frame.removesuffix(",") + "}"), "claims": Records(lines)}


def records_with(records: Mapping[str, Mapping], key: str, value: str) -> Iterator[tuple[str, Mapping]]:
    """The records that have a value under a key, with their ids; lines without it are not read."""
    needle = f"{_json(key)}:{_json(value)}"
    is_lines = isinstance(records, Records)
    for claim_id in records:
        if not is_lines or needle in records.lines[claim_id]:
            record = records[claim_id]
            if record.get(key) == value:
                yield claim_id, record


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read_json(text: str) -> Mapping:
    try:
        return json.loads(text)
    except ValueError as error:
        raise CalcError(f"The claims in this copy of calc cannot be read: {error}.", hint="Install it again.") from None
