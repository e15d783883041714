"""The field reference says what the schemas say."""

import pytest
import yaml

from build_scripts.publish.field_reference import kinds
from build_scripts.publish.pages import field_pages
from build_scripts.publish.render import render
from build_scripts.schema import KINDS, schema

BY_NAME = {kind.name: kind for kind in kinds()}


@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_there_with_what_it_says(name):
    kind = BY_NAME[name]
    found = [field.path for field in kind.fields]
    assert len(found) == len(set(found)) and len({field.anchor for field in kind.fields}) == len(found)
    assert all(field.description and field.type_words for field in kind.fields)
    content = schema(name)
    assert [field.path for field in kind.fields if field.depth == 0] == list(content.get("properties", ["<name>"]))
    assert {field.path for field in kind.required} == set(content.get("required", ())) & set(
        content.get("properties", ())
    )


def test_what_lies_deeper_is_named_by_its_way():
    paths = [field.path for field in BY_NAME["claim"].fields]
    assert {"finding.cause", "values.<name>.unit", "inputs.<name>", "joint.correlations.<name>.<name>"} <= set(paths)
    assert paths.index("finding") < paths.index("finding.cause")
    assert "pictures[].family.input" in [field.path for field in BY_NAME["calculator"].fields]


def test_limits_and_choices_are_told_in_words():
    fields = {field.path: field for field in BY_NAME["claim"].fields}
    assert fields["credibility"].limits == "1 to 6" and fields["statement"].limits == "at most 600 characters"
    assert fields["qualifier"].choices == ["exact", "about", "at_least", "at_most"]
    assert fields["qualifier"].default == "exact" and fields["unit"].type_words == "text or whole number"
    assert fields["derived_from"].type_words == "list of text"


@pytest.mark.parametrize("name", KINDS)
def test_examples_are_yaml_that_reads_back(name):
    for field in BY_NAME[name].fields:
        part = schema(name)
        for step in field.path.replace("[]", ".[]").split("."):
            named = {"<name>": part.get("additionalProperties"), "[]": part.get("items")}
            part = named.get(step) or part["properties"][step]
        assert yaml.safe_load(field.example) == part["examples"][0], field.path


def test_there_is_a_page_for_each_kind():
    pages = {page.url: render(page).html for page in field_pages()}
    assert set(pages) == {"fields/", *(f"fields/{name}/" for name in KINDS)}
    assert 'id="field-finding-cause"' in pages["fields/claim/"] and "fields" in pages["fields/"]
    assert all(f'href="{name}/"' in pages["fields/"] for name in KINDS)
    assert schema("quantities")["description"] in pages["fields/quantities/"]
