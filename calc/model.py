"""The model: all claims with what they rest on, and the calculators over them, read from plain JSON.

Nothing is read before it is asked for: one number needs a few claims out of more than a thousand.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from calc.claim import Claim
from calc.condition import Condition, read_conditions
from calc.dimension import Dimension
from calc.errors import CalcError, DimensionError
from calc.joint import JointFit
from calc.model_text import read_model
from calc.node import CONDITION, INPUT, node_records, read_input, read_result
from calc.order import in_order
from calc.suggestion import did_you_mean
from calc.unit import convert

VERSION = 1


class Lazy(Mapping):
    """Claims by id, in the order of their records, each read when it is first asked for."""

    def __init__(self, records: Mapping[str, Mapping], read: Callable[[str, Mapping], Claim]):
        self.records = records
        self._read = read
        self._known: dict[str, Claim] = {}

    def __getitem__(self, claim_id: str) -> Claim:
        if claim_id not in self._known:
            self._known[claim_id] = self._read(claim_id, self.records[claim_id])
        return self._known[claim_id]

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in self.records

    def __iter__(self) -> Iterator[str]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


class Model:
    """Claims by id, in the order of their documents, and the links between them.

    `record` is the JSON that the model was read from: quantities, subjects, sources and ratings stand there. `nodes`
    are the inputs, results and conditions of the standing calculators, which are found like claims but are not among
    `claims`.
    """

    def __init__(self, record: Mapping[str, object]):
        self.record = record
        self.data_version = str(record.get("data_version") or "")
        self.quantities = record.get("quantities") or {}
        self.ratings = record.get("ratings") or {}
        self.calculators = record.get("calculators") or {}
        self._moved = record.get("moved") or {}
        self.claims: Mapping[str, Claim] = Lazy(record["claims"], self._read)
        self._clashes: dict[str, DimensionError | None] = {}
        self._joint_fits: dict[str, JointFit] = {}
        self._conditions: dict[str, list[Condition]] = {}

    @classmethod
    def from_json(cls, record: Mapping[str, object]) -> Model:
        """A model of that record. Raises `CalcError` for another version; see also `check`."""
        if not isinstance(record, Mapping) or not isinstance(record.get("claims"), Mapping):
            raise CalcError("That is not a model.", expected='an object with "version" and "claims"')
        if record.get("version") != VERSION:
            raise CalcError(f"The claims have format version {record.get('version')}.", expected=f"version {VERSION}")
        return cls(record)

    def check(self) -> Model:
        """Read everything, and return the model itself.

        Raises `CalcError` for the first thing that cannot be read, an input that does not exist, a circle, and a
        calculator whose defaults or formulas do not fit. A claim whose dimensions clash is no error here: that is a
        verdict on what its source said.
        """
        in_order([*self.claims, *self.nodes], self.behind)
        for claim_id in self.claims:
            self.clash(claim_id)
            self.joint_fit(claim_id)
        for node in self.nodes.values():
            self._check_node(node)
        for calculator_id in self.calculators:
            self.conditions(calculator_id)
        return self

    def __getitem__(self, claim_id: str) -> Claim:
        """The claim or node of that id. Raises `CalcError` with the nearest id that exists."""
        try:
            return self.claims[claim_id]
        except (KeyError, TypeError):
            pass
        try:
            return self.nodes[claim_id]
        except (KeyError, TypeError):
            raise CalcError(
                f"There is no claim '{claim_id}'.",
                expected="an id such as those that 'python -m calc list' prints",
                hint=self._hint(str(claim_id)),
            ) from None

    def today(self, claim_id: str) -> str:
        """The id that a claim has today, for one that it once had; any other id as it is."""
        whole, mark, part = claim_id.partition("#")
        return self._moved.get(whole, whole) + mark + part

    def _hint(self, claim_id: str) -> str | None:
        today = self.today(claim_id)
        return f"It is now '{today}'." if today != claim_id else did_you_mean(claim_id, [*self.claims, *self.nodes])

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in self.claims or claim_id in self.nodes

    @cached_property
    def nodes(self) -> Mapping[str, Claim]:
        """The inputs, results and conditions of the calculators by id."""
        try:
            records = node_records(self.calculators)
        except (TypeError, AttributeError) as error:
            raise CalcError(f"The calculators do not have the shape of calculators ({error!r}).") from None
        return Lazy(records, self._read)

    def _read(self, claim_id: str, record: Mapping[str, object]) -> Claim:
        try:
            claim = self._read_node(record) if claim_id not in self.claims else self._read_claim(record)
        except CalcError as error:
            raise CalcError(f"In '{claim_id}': {error.message}", error.expected, error.hint) from None
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise CalcError(f"In '{claim_id}': the record does not have the shape of a claim ({error!r}).") from None
        if claim.id != claim_id:
            raise CalcError(f"'{claim_id}' holds the claim '{claim.id}'.", expected="each claim under its own id")
        return claim

    def _read_claim(self, record: Mapping[str, object]) -> Claim:
        return Claim.from_json(record, self.quantities)

    def _read_node(self, record: Mapping[str, object]) -> Claim:
        if record["kind"] == INPUT:
            default = record.get("default")
            if default not in self.claims:
                raise CalcError(
                    f"Its default, '{default}', is not a claim.", hint=did_you_mean(str(default), self.claims)
                )
            return read_input(record, self.claims[default], self.quantities)
        return read_result(record, self.names(record["calculator"]), self.quantities)

    def names(self, calculator_id: str) -> set[str]:
        """The names of the inputs and results of a calculator."""
        calculator = self.calculators[calculator_id]
        return {*(calculator.get("inputs") or ()), *(calculator.get("results") or ())}

    def conditions(self, calculator_id: str) -> list[Condition]:
        """The conditions of a calculator. Raises `CalcError` for one whose names or limit do not fit."""
        if calculator_id not in self._conditions:
            self._conditions[calculator_id] = read_conditions(self, calculator_id)
        return self._conditions[calculator_id]

    def _check_node(self, node: Claim) -> None:
        clash = self.clash(node.id)
        if clash is None and node.takes is not None:
            taken = self.claims[node.takes]
            if taken.stated is None and taken.formula is None:
                clash = CalcError(f"Its default, '{taken.id}', states no number.")
            else:
                try:
                    convert(1.0, taken.unit, node.unit)
                except CalcError as error:
                    clash = error
        if clash is not None:
            raise CalcError(f"In '{node.id}': {clash.message}", clash.expected, clash.hint)

    def behind(self, claim_id: str) -> list[str]:
        """What a claim rests on directly: the inputs of its formula, or the claim that an input takes."""
        claim = self[claim_id]
        return list(dict.fromkeys(claim.inputs.values())) if claim.takes is None else [claim.takes]

    def used_by(self, claim_id: str) -> list[str]:
        """The implications that have this claim as a direct input, and the inputs of calculators that take it."""
        return list(self._used_by.get(claim_id, ()))

    @cached_property
    def _used_by(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for claim_id, record in self.claims.records.items():
            for input_id in dict.fromkeys((record.get("inputs") or {}).values()):
                found.setdefault(input_id, []).append(claim_id)
        for node_id, record in self.nodes.records.items():
            # From a condition nothing follows: it only judges.
            for input_id in self.behind(node_id) if record["kind"] != CONDITION else ():
                found.setdefault(input_id, []).append(node_id)
        return found

    def parts(self, claim_id: str) -> dict[str, str]:
        """The values of a claim that states several: name → the id of the value; empty for any other claim."""
        start = f"{claim_id}#"
        return {id.removeprefix(start): id for id in self.claims if id.startswith(start)}

    def joint_fit(self, claim_id: str) -> JointFit | None:
        """The joint fit that a value is a member of, whose draws belong together; None for any other claim."""
        whole = self[claim_id].record.get("part_of")
        if not whole or not self.claims.records[whole].get("joint"):
            return None
        if whole not in self._joint_fits:
            self._joint_fits[whole] = JointFit.from_json(whole, self.claims.records[whole]["joint"])
        fit = self._joint_fits[whole]
        return fit if claim_id in fit.members else None

    def rests_on(self, claim_id: str) -> list[str]:
        """Everything that a claim rests on through its inputs, direct or not, in order of computation."""
        return in_order([claim_id], self.behind)[:-1]

    def follows_from(self, claim_id: str) -> list[str]:
        """Everything that rests on a claim, direct or not, in order of computation."""
        found, todo = {}, self.used_by(self[claim_id].id)
        while todo:
            next_id = todo.pop()
            if next_id not in found:
                found[next_id] = None
                todo += self.used_by(next_id)
        return in_order(found, lambda id: [input_id for input_id in self.behind(id) if input_id in found])

    def clash(self, claim_id: str) -> DimensionError | None:
        """Why the formula of a claim does not give its unit; None when it does."""
        if claim_id not in self._clashes:
            self._clashes[claim_id] = self._clash(self[claim_id])
        return self._clashes[claim_id]

    def formula_dimension(self, claim: Claim) -> Dimension:
        """The dimension that the formula gives. Raises `DimensionError` when it clashes within itself."""
        dimensions = {}
        for name, input_id in claim.inputs.items():
            unit = self[input_id].unit
            if unit is None:
                raise CalcError(f"The input '{name}' is '{input_id}', which has no number.")
            dimensions[name] = unit.dimension
        return claim.formula.dimension(dimensions)

    def _clash(self, claim: Claim) -> DimensionError | None:
        if claim.formula is None or claim.unit is None:
            return None
        try:
            gives = self.formula_dimension(claim)
        except DimensionError as error:
            return error
        except CalcError:
            return None  # an input without a number: not recomputable, which is another matter
        if gives == claim.unit.dimension:
            return None
        return DimensionError(
            f"'{claim.formula.text}' gives {gives}, but the claim is in {claim.unit}.",
            expected=f"a formula that gives {claim.unit.dimension}",
        )


def load() -> Model:
    """The model that is packed with `calc`. Raises `CalcError` when this copy was not built with one."""
    try:
        # From a folder or from inside a zip; importlib.resources does the same, and takes longer than all the rest.
        content = __spec__.loader.get_data(os.path.join(os.path.dirname(__file__), "model.json"))
    except OSError:
        raise CalcError(
            "This copy of calc has no claims in it.",
            expected="calc/model.json, which is compiled from the claims",
            hint="In a checkout, run 'make site' or 'python -m build_scripts compile'; or install the wheel.",
        ) from None
    return Model.from_json(read_model(content.decode("utf-8")))
