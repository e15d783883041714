"""The published schemas: valid themselves, complete, and true to their own examples."""

import jsonschema
import pytest

from build_scripts.records import calculator, claim, fidelity, source
from build_scripts.schema import KINDS, path, schema


def parts(node):
    """Every schema within a schema."""
    if isinstance(node, dict):
        if "description" in node and ("type" in node or "pattern" in node):
            yield node
        for below in node.values():
            yield from parts(below)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_of_the_2020_draft(kind):
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"].endswith("2020-12/schema") and path(kind).name == schema(kind)["$id"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_description_and_an_example_that_fits(kind):
    for part in parts(schema(kind)):
        assert part["description"].endswith("."), part
        if "type" in part and "properties" not in part:
            assert part["examples"], part
        for example in part.get("examples", ()):
            jsonschema.validate(example, part, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("kind", KINDS)
def test_no_mapping_takes_keys_that_nobody_knows(kind):
    for part in parts(schema(kind)):
        if "properties" in part:
            assert part["additionalProperties"] is False


def test_records_read_every_field_of_their_schema():
    kinds = {
        "claim": claim.Claim,
        "source": source.Source,
        "calculator": calculator.Calculator,
        "fidelity": fidelity.FidelityGroup,
    }
    for kind, record in kinds.items():
        fields = set(record.__dataclass_fields__) | {"text"}
        assert set(schema(kind)["properties"]) <= fields
