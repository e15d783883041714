"""The operations of messages, one a file: each takes the request and the model and returns plain JSON.

Those that a page asks for only now and then are imported when they are first asked for, so that the first number does
not wait for them.
"""

from collections.abc import Mapping

from calc.model import Model
from calc.operations.describe import describe
from calc.operations.evaluate import evaluate
from calc.operations.units import units


def _drivers(request: Mapping, model: Model) -> dict:
    from calc.operations.drivers import drivers_of

    return drivers_of(request, model)


def _move(request: Mapping, model: Model) -> dict:
    from calc.operations.move import move

    return move(request, model)


def _rivals(request: Mapping, model: Model) -> dict:
    from calc.operations.rivals import rivals

    return rivals(request, model)


def _rivals_of(request: Mapping, model: Model) -> dict:
    from calc.operations.rivals import rivals_of

    return rivals_of(request, model)


def _solve(request: Mapping, model: Model) -> dict:
    from calc.operations.solve import solve

    return solve(request, model)


def _sweep(request: Mapping, model: Model) -> dict:
    from calc.operations.sweep import sweep_over

    return sweep_over(request, model)


OPERATIONS = {
    "evaluate": evaluate,
    "drivers": _drivers,
    "move": _move,
    "rivals": _rivals,
    "rivals_of": _rivals_of,
    "solve": _solve,
    "sweep": _sweep,
    "units": units,
    "describe": describe,
}
