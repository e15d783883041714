"""The messages that `calc` answers: plain JSON in, plain JSON out.

The page in the browser, the command line and the build of the site all ask through here, so that a number is the
same number in all three. A request is `{"op": name, ...}`; `calc.operations` has one file for each operation, and
`calc.operations.scenario` the keys that they share.

A request that cannot be answered gives `{"version": 1, "error": {"message", "expected", "hint"}}`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from calc.errors import CalcError
from calc.model import Model, load
from calc.operations import OPERATIONS

VERSION = 1

_packaged: Model | None = None


def packaged_model() -> Model:
    """The model that is packed with calc, read once."""
    global _packaged
    if _packaged is None:
        _packaged = load()
    return _packaged


def handle_text(text: str, model: Model | None = None) -> str:
    """Answer one message as text; never raises for anything that is wrong with the message."""
    try:
        request = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        return json.dumps(_refusal(CalcError(f"The message is not JSON: {error}.")))
    # ASCII: half of a surrogate pair, which a text may hold, cannot be written otherwise.
    return json.dumps(handle(request, model), allow_nan=False)


def handle(request: object, model: Model | None = None) -> dict:
    """Answer one message; never raises for anything that is wrong with the message."""
    try:
        if not isinstance(request, Mapping):
            raise CalcError("The message is not an object.", expected='an object such as {"op": "describe"}')
        operation = OPERATIONS.get(str(request.get("op")))
        if operation is None:
            raise CalcError(f"There is no operation {request.get('op')!r}.", expected=", ".join(OPERATIONS))
        return {"version": VERSION, **operation(request, model or packaged_model())}
    except CalcError as error:
        return _refusal(error)


def _refusal(error: CalcError) -> dict:
    return {"version": VERSION, "error": error.as_dict()}
