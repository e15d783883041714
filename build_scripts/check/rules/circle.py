"""No claim rests on itself, however long the way round.

What rests on itself is supported by nothing, and cannot be computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.check.shape import field_name
from build_scripts.records.node import Path
from build_scripts.records.records import Records

RULE = Rule("RR305", "circle", "records", "Inputs, provenance and succession never lead back to where they began.")
EXAMPLE = Example(
    "post/cost.yaml",
    "rating_reason: One origin.\n",
    "rating_reason: One origin.\nformula: cost\ninputs:\n  cost: post/cost\n",
)
MEANING = {
    "inputs": ("is computed from itself", "inputs that can be computed before it"),
    "derived_from": ("is derived from itself", "provenance that ends at an origin"),
    "superseded_by": ("is superseded by itself", "a chain that ends at a claim in force"),
}
Links = Mapping[str, Sequence[tuple[Path, str]]]


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Every circle once, at the claim on it whose id comes first."""
    for kind, (words, expected) in MEANING.items():
        links = _links(records, kind)
        for circle in circles({key: [target for _, target in pairs] for key, pairs in links.items()}):
            first = records.claims[circle[0]]
            path = next(path for path, target in links[circle[0]] if target == circle[1])
            yield RULE.error(
                first.at(*path),
                f"The claim '{first.id}' {words}.",
                field=field_name(path),
                found=" → ".join(circle),
                expected=expected,
                advice="Take one of these references out, where the reasoning really begins.",
            )


def _links(records: Records, kind: str) -> Links:
    found: dict[str, list[tuple[Path, str]]] = {}
    for claim in records.claims.values():
        if kind == "inputs":
            pairs: list[tuple[Path, str]] = [(("inputs", name), target) for name, target in claim.inputs.items()]
        elif kind == "derived_from":
            pairs = [(("derived_from", index), target) for index, target in enumerate(claim.derived_from)]
        else:
            pairs = [(("superseded_by",), claim.superseded_by)] if claim.superseded_by else []
        found[claim.id] = [pair for pair in pairs if pair[1] in records.claims]
    return found


def circles(links: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Circles as lists of ids that end where they begin. One for each way back that a walk in depth meets."""
    found: dict[tuple[str, ...], None] = {}
    done: set[str] = set()
    for start in sorted(links):
        path, waiting = [start], [iter(links[start])]
        places = {start: 0}
        while path and start not in done:
            target = next(waiting[-1], None)
            if target is None:
                done.add(path[-1])
                del places[path.pop()]
                waiting.pop()
            elif target in places:
                found[_from_first(path[places[target] :])] = None
            elif target not in done:
                places[target] = len(path)
                path.append(target)
                waiting.append(iter(links[target]))
    return [[*circle, circle[0]] for circle in found]


def _from_first(circle: list[str]) -> tuple[str, ...]:
    begin = circle.index(min(circle))
    return tuple(circle[begin:] + circle[:begin])
