"""JSON Schemas (draft 2020-12), one for each kind of record. The site publishes the same files in `data/schema/`.

They hold what can be said of one record by itself; what needs other records or the source's text is a rule in `check`.
"""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from pathlib import Path

DIRECTORY = Path(__file__).parent
KINDS = (
    "claim",
    "source",
    "calculator",
    "fidelity",
    "quantities",
    "subjects",
    "ratings",
    "questions",
    "featured",
    "moved",
)


def path(kind: str) -> Path:
    """The file that holds the schema of a kind of record."""
    return DIRECTORY / f"{kind}.json"


@cache
def schema(kind: str) -> dict:
    """The schema of a kind of record, as plain data. Not to be changed: it is shared."""
    # By way of the package, since in the browser it lies in a zip.
    return json.loads(pkgutil.get_data(__name__, f"{kind}.json"))
