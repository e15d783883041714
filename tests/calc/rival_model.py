"""A small model of inputs, rivals of them and formulas over them, for tests of what is asked about a result."""

from calc import Model

QUANTITIES = {
    "share": {"label": "Utilization", "unit": "1", "units": ["1", "%"], "min": 0, "max": 1},
    "cost": {"label": "Training cost", "unit": "USD", "units": ["USD", "million USD"], "min": 0, "max": None},
    "count": {"label": "Size", "unit": "1", "units": ["1"], "min": 0, "max": None},
    "chips": {"label": "Chips", "unit": "chip", "units": ["chip"], "min": 0, "max": None},
}


def inputs_model(formula: str, unit: str = "1", result: dict | None = None, **inputs) -> Model:
    """One result `t/result` with a formula over inputs `t/<name>`: each a number as text, or the fields of a record."""
    records = {
        f"t/{name}": {"unit": "1", **(value if isinstance(value, dict) else {"value": value})}
        for name, value in inputs.items()
    }
    names = {name: f"t/{name}" for name in inputs}
    records["t/result"] = {"unit": unit, "formula": formula, "inputs": names, **(result or {})}
    return claims_model(records)


def claims_model(records: dict[str, dict], sources: dict | None = None, **more) -> Model:
    """A model of records by id; what is not given is filled in."""
    claims = {
        id: {"id": id, "source": id.split("/")[0], "kind": "statement", "status": "accepted", **record}
        for id, record in records.items()
    }
    subjects = {"model": {"label": "the model"}, "other": {"label": "the other"}}
    return Model.from_json(
        {
            "version": 1,
            "quantities": QUANTITIES,
            "subjects": subjects,
            "sources": sources or {},
            "claims": claims,
            **more,
        }
    )
