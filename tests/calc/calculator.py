"""A small model with a standing calculator over it, rivals, ratings and ranges."""

from copy import deepcopy

from calc import Model

CLAIMS = {
    "vendor/price": {"value": "2", "unit": "USD/hour", "quantity": "price", "subject": "chip", "rating": "A2"},
    "post/price": {"p5": "1", "p95": "4", "unit": "USD/hour", "quantity": "price", "subject": "chip", "rating": "C3"},
    "post/peak": {"value": "100", "unit": "TFLOP/s", "rating": "C3", "stated_on": "2021-05-04"},
    "paper/utilization": {"p5": "30%", "p95": "50%", "unit": "%", "quantity": "share", "rating": "B2"},
    "copy/utilization": {
        "value": "90%",
        "unit": "%",
        "quantity": "share",
        "rating": "D4",
        "derived_from": ["paper/utilization"],
    },
    "paper/budget": {"value": "1M", "unit": "USD", "rating": "B2", "quantity": "budget"},
    "paper/rule": {"value": "6", "unit": "1", "rating": "B2", "quantity": "rule"},
    "paper/exponent": {"value": "0.34", "unit": "1", "rating": "C3", "quantity": "exponent"},
    "paper/year": {"value": "2023", "unit": "CE", "rating": "D4"},
    "paper/unrated": {"value": "5", "unit": "USD"},
    "paper/words": {},
    # States 12M, though its formula gives 10M.
    "post/spent": {
        "value": "12M",
        "unit": "USD",
        "rating": "D4",
        "formula": "10 * budget",
        "inputs": {"budget": "paper/budget"},
    },
    # States nothing, and rests on what it may be asked to replace.
    "reckoner/half": {"unit": "USD", "rating": "B2", "formula": "budget / 2", "inputs": {"budget": "paper/budget"}},
    "reckoner/double": {"unit": "USD", "formula": "2 * unrated", "inputs": {"unrated": "paper/unrated"}},
}

SOURCES = {
    "vendor": {"title": "Price list", "published": "2023-06-01"},
    "post": {"title": "Post", "published": "2022"},
    "paper": {"title": "Paper", "published": "2020-01-31"},
    "copy": {"title": "Copy", "published": "2024-02-02"},
    "reckoner": {"title": "Ours", "published": None},
}

QUANTITIES = {
    "price": {"label": "Price", "unit": "USD/hour", "units": ["USD/hour", "USD/day"], "min": 0, "max": None},
    "share": {"label": "Share", "unit": "1", "units": ["1", "%"], "min": 0, "max": 1},
    "budget": {"label": "Budget", "unit": "USD", "units": ["USD", "million USD"], "min": 0, "max": None},
    "rule": {"label": "Rule", "unit": "1", "units": ["1"], "min": 0, "max": None, "is_defined": True},
    "exponent": {"label": "Exponent", "unit": "1", "units": ["1"], "min": 0, "max": None, "is_fitted": True},
    "compute": {"label": "Compute", "unit": "FLOP", "units": ["FLOP", "EFLOP"], "min": 0, "max": None},
}

RATINGS = {
    "reliability": {"A": {"spread": 1}, "B": {"spread": 1.05}, "C": {"spread": 1.25}, "D": {"spread": 1.5}},
    "credibility": {"2": {"spread": 1.15}, "3": {"spread": 1.6}, "4": {"spread": 2.5}},
}

BUDGET = {
    "id": "calculators/budget",
    "title": "What does a budget train?",
    "inputs": {
        "budget": {"label": "Budget", "default": "paper/budget", "unit": "million USD", "min": 0.1, "max": 100},
        "price": {"label": "Price", "default": "vendor/price", "unit": None, "min": None, "max": None},
        "peak": {"label": "Peak", "default": "post/peak"},
        "utilization": {"label": "Utilization", "default": "paper/utilization"},
    },
    "results": {
        "chip_time": {"label": "Chip time", "quantity": None, "unit": "hour", "formula": "budget / price"},
        "compute": {
            "label": "Compute",
            "quantity": "compute",
            "unit": None,
            "formula": "chip_time * peak * utilization",
        },
    },
}


def calculator_model(**calculators) -> Model:
    """The model; `calculators` by the last part of their ids stand in the place of the budget."""
    claims = {
        id: {
            "id": id,
            "source": id.split("/")[0],
            "kind": "implication" if "formula" in record else "statement",
            "statement": f"About {id}.",
            **record,
        }
        for id, record in CLAIMS.items()
    }
    found = {f"calculators/{name}": record for name, record in calculators.items()} or {BUDGET["id"]: deepcopy(BUDGET)}
    return Model.from_json(
        {
            "version": 1,
            "data_version": "test",
            "quantities": QUANTITIES,
            "sources": SOURCES,
            "ratings": RATINGS,
            "claims": claims,
            "calculators": found,
        }
    )


def node(name: str) -> str:
    """The id of an input or result of the calculator."""
    return f"calculators/budget#{name}"
