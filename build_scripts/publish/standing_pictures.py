"""The pictures that every standing calculator has: of its main results, and of how they follow from its inputs."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.publish.calculator_view import ResultRow
from build_scripts.publish.relative_url import relative_url
from calc.errors import CalcError
from calc.formula import parse
from calc.sampling import DEFAULT_SAMPLES

# Beyond these, and below this change for +1 %, an input moves too little to be seen.
MOST_DRIVERS = 12
LEAST_ELASTICITY = 0.005


@dataclass(frozen=True)
class MainPictures:
    """Of one main result: its histogram, where anything behind it has a range, and the inputs that decide it."""

    label: str
    distribution: dict | None
    drivers: dict | None


def main_pictures(standing, row: ResultRow) -> MainPictures:
    """The pictures of a main result of a calculator."""
    return MainPictures(row.label, _distribution(row), _drivers(standing, row))


def _distribution(row: ResultRow) -> dict | None:
    result = row.result
    if not result.get("histogram"):
        return None
    return {
        "kind": "distribution",
        "label": row.label,
        "unit_text": result["unit_text"] or "",
        **result["histogram"],
        **{key: result.get(key) for key in ("p5", "p50", "p95")},
    }


def _drivers(standing, row: ResultRow) -> dict | None:
    answer = standing.library.corpus.ask({"op": "drivers", "claim": row.id, "samples": DEFAULT_SAMPLES, "seed": 0})
    inputs = answer.get("inputs") or []
    found = [
        driver for driver in inputs if driver["low"] is not None or abs(driver["elasticity"] or 0) >= LEAST_ELASTICITY
    ]
    # Beside those that have a range, the others have no bar.
    found = [driver for driver in found if driver["low"] is not None] or found
    if not found:
        return None
    texts = ("low", "high", "low_text", "high_text", "input_low_text", "input_high_text", "rank_correlation")
    return {
        "kind": "drivers",
        "label": row.label,
        "unit_text": row.result["unit_text"] or "",
        "middle": answer.get("p50") or answer["value"],
        "bars": [
            {
                "id": driver["id"],
                "label": _driver_label(standing, driver),
                "elasticity": driver["elasticity"],
                **{key: driver[key] for key in texts},
            }
            for driver in found[:MOST_DRIVERS]
        ],
    }


def _driver_label(standing, driver: dict) -> str:
    """The label of a field; of several that belong to one fit, that of the first and how many there are."""
    labels = standing.labels
    if driver["id"] in labels:
        return labels[driver["id"]]
    members = [labels[id] for id in driver.get("members", ()) if id in labels]
    if members:
        return f"{members[0]} and {len(members) - 1} more of one fit"
    claim = standing.library.claim(driver["id"])
    return claim.label if claim else driver["id"]


def graph(standing) -> dict:
    """Every input with its claim and every result, and which rests on which."""
    record = standing.record
    nodes = [
        {
            "id": field.id,
            "label": field.label,
            "text": standing.results[field.id]["text"],
            "url": relative_url(standing.url, field.claim.url),
            "kind": "input",
            "rating": field.claim.rating.code if field.claim.rating else None,
        }
        for field in standing.calculator.fields
    ]
    edges = []
    for name, one in record.results.items():
        node_id = record.node_id(name)
        nodes.append({"id": node_id, "label": one.label, "text": standing.results[node_id]["text"], "kind": "result"})
        edges += [[record.node_id(taken), node_id] for taken in _names(one.formula)]
    return {"kind": "graph", "label": standing.title, "nodes": nodes, "edges": edges}


def _names(formula: str | None) -> tuple[str, ...]:
    try:
        return parse(formula or "").names
    except CalcError:
        return ()
