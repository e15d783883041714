"""What the checkout gives to editors: a schema for every file that they can tell by its place, and snippets."""

import json
import re
from pathlib import Path

from build_scripts.schema import KINDS, schema

CHECKOUT = Path(__file__).resolve().parents[2]
EDITOR = CHECKOUT / ".vscode"


def settings():
    text = (EDITOR / "settings.json").read_text(encoding="utf-8")
    return json.loads(re.sub(r"(?m)^//.*$", "", text))


def test_every_schema_but_that_of_claims_is_given_to_files_that_exist():
    given = settings()["yaml.schemas"]
    assert {Path(name).stem for name in given} == set(KINDS) - {"claim"}
    for name, pattern in given.items():
        assert (CHECKOUT / name).is_file() and any(CHECKOUT.glob(pattern)), (name, pattern)


def test_snippets_have_the_fields_of_their_schema_in_its_order():
    snippets = json.loads((EDITOR / "records.code-snippets").read_text(encoding="utf-8"))
    for kind in ("claim", "source"):
        body = next(one["body"] for one in snippets.values() if one["prefix"] == kind)
        assert body[0] == f"# yaml-language-server: \\$schema=../../build_scripts/schema/{kind}.json"
        names = [line.partition(":")[0] for line in body[1:-1]]
        properties = schema(kind)["properties"]
        assert names == [name for name in properties if name in names]
        assert set(schema(kind)["required"]) <= set(names)
        for line in body:
            choices = re.search(r"^(\w+): \$\{\d+\|(.*)\|\}$", line)
            if choices and "enum" in properties[choices[1]]:
                assert set(choices[2].split(",")) <= set(properties[choices[1]]["enum"])
