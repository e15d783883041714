"""One model in two languages: a training run, then others that its cost pays for.

Every input is a lognormal 90 % interval and a pure number, so that neither engine does work that the other does not.
"""

from __future__ import annotations

from dataclasses import dataclass

INPUTS = {
    "gpus": (8e3, 30e3),
    "days": (60, 120),
    "utilization": (0.28, 0.42),
    "peak": (2.5e14, 4e14),
    "price": (0.8, 2.2),
    "power": (400, 900),
    "ratio": (10, 40),
}
FORMULAS = {
    "gpu_seconds": "gpus * days * 86400",
    "compute": "gpu_seconds * peak * utilization",
    "cost": "gpu_seconds / 3600 * price",
    "energy": "gpu_seconds * power / 3600000",
    "parameters": "(compute / 6 / ratio) ** 0.5",
    "tokens": "ratio * parameters",
    "loss": "1.69 + 406.4 / parameters ** 0.34 + 410.7 / tokens ** 0.28",
    "score": "0 - log(loss - 1.69)",
}
# The chips of a later run are bought from the cost of the one before.
CHIPS = "cost / 20000"


@dataclass(frozen=True)
class BenchModel:
    """Inputs (name → its 5th and 95th percentile) and formulas (name → text) in order of computation."""

    inputs: dict[str, tuple[float, float]]
    formulas: dict[str, str]
    result: str

    @property
    def quantities(self) -> int:
        """How many numbers it has."""
        return len(self.inputs) + len(self.formulas)

    def for_calc(self) -> dict:
        """The model as JSON for `calc.Model`."""
        claims = {name: _claim(name, p5=repr(low), p95=repr(high)) for name, (low, high) in self.inputs.items()}
        for name, formula in self.formulas.items():
            inputs = {word: word for word in _names(formula) if word in self.inputs or word in self.formulas}
            claims[name] = _claim(name, kind="implication", formula=formula, inputs=inputs)
        return {"version": 1, "data_version": "bench", "quantities": {}, "sources": {}, "claims": claims}

    def for_squiggle(self, edits: dict[str, tuple[float, float]]) -> str:
        """The model as a program of Squiggle's that gives every number as samples."""
        lines = [f"{name} = {low!r} to {high!r}" for name, (low, high) in {**self.inputs, **edits}.items()]
        lines += [f"{name} = {formula.replace('**', '^')}" for name, formula in self.formulas.items()]
        shown = ", ".join(f"{name}: {name}" for name in (*self.inputs, *self.formulas))
        return "\n".join([*lines, f"{{{shown}}}"])


def small() -> BenchModel:
    """15 quantities: one training run."""
    return BenchModel(dict(INPUTS), dict(FORMULAS), "score")


def large() -> BenchModel:
    """40 quantities: three runs, each paid for by the one before."""
    first = small()
    inputs, formulas = dict(first.inputs), dict(first.formulas)
    _add_run(inputs, formulas, "", "_2", list(FORMULAS))
    _add_run(inputs, formulas, "_2", "_3", ["gpu_seconds", "compute", "cost", "energy"])
    return BenchModel(inputs, formulas, "energy_3")


def _add_run(inputs: dict, formulas: dict, before: str, behind: str, chosen: list[str]) -> None:
    formulas[f"gpus{behind}"] = CHIPS.replace("cost", f"cost{before}")
    used = {word for name in chosen for word in _names(FORMULAS[name])}
    inputs |= {f"{name}{behind}": ends for name, ends in INPUTS.items() if name in used and name != "gpus"}
    for name in chosen:
        known = {*INPUTS, *FORMULAS}
        text = " ".join(f"{word}{behind}" if word in known else word for word in _words(FORMULAS[name]))
        formulas[f"{name}{behind}"] = text


def _words(formula: str) -> list[str]:
    return formula.replace("(", "( ").replace(")", " )").split()


def _names(formula: str) -> list[str]:
    return list(dict.fromkeys(word for word in _words(formula) if word.isidentifier()))


def _claim(name: str, **record: object) -> dict:
    blank = {"value": None, "p5": None, "p95": None, "formula": None, "inputs": {}}
    return {**blank, "id": name, "source": "bench", "kind": "statement", "statement": name, "unit": "1", **record}
