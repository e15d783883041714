"""The record that was probably meant by an id that does not exist.

An id is looked for part by part, the source first and then the claim within it: to compare a name with every claim
there is would take minutes where a source was renamed and thousands of references broke with it.
"""

from __future__ import annotations

from functools import cached_property

from build_scripts.records.records import Records
from calc.suggestion import closest


class Nearest:
    """Suggestions among the sources and claims of one set of records."""

    def __init__(self, records: Records):
        self._records = records
        self._known: dict[str, str | None] = {}

    @cached_property
    def _by_source(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for claim in self._records.claims.values():
            found.setdefault(claim.source, []).append(claim.id)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for claim_id in self._records.claims:
            found.setdefault(claim_id.split("/")[1], []).append(claim_id)
        return found

    def source(self, name: str) -> str | None:
        """The source that was meant."""
        if name not in self._known:
            self._known[name] = closest(name, self._records.directories)
        return self._known[name]

    def claim(self, name: str, own_source: str) -> str | None:
        """The claim that was meant in a record of the source `own_source`."""
        name = name.removesuffix(".yaml").removeprefix("claims/")
        source, slash, last = name.rpartition("/")
        source = source if slash else own_source
        for candidate in (f"{source}/{last}", f"{self.source(source)}/{last}"):
            if candidate in self._records.claims:
                return candidate
        same = self._by_name.get(last, [])
        if len(same) == 1:
            return same[0]
        home = source if source in self._by_source else self.source(source)
        return closest(f"{home}/{last}", self._by_source.get(home or "", ()))
