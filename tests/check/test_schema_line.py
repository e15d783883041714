"""RR112: the line for editors."""

import pytest

from build_scripts import schema
from build_scripts.check.rules.schema_line import schema_line
from tests.check.repairing import after

LINE = "# yaml-language-server: $schema=../../build_scripts/schema/claim.json\n"


def test_a_record_without_the_line_gets_a_note(corpus):
    found = [one for one in corpus.findings("RR112") if one.file == "claims/post/cost.yaml"]
    assert [(one.severity, one.line, one.expected) for one in found] == [("note", 1, LINE.strip())]
    assert corpus.findings() == []


@pytest.mark.parametrize("name", ["post/cost.yaml", "post/source.yaml", "vocabulary/subjects.yaml"])
def test_the_line_is_put_first_and_names_the_schema_of_the_record(corpus, name):
    before = (corpus.root / name).read_text(encoding="utf-8")
    corpus.write(name, after(corpus, name, "RR112"))
    first, rest = (corpus.root / name).read_text(encoding="utf-8").split("\n", 1)
    assert rest == before
    assert (corpus.root / name).parent.joinpath(first.partition("$schema=")[2]).name == first.rpartition("/")[2]
    assert [one for one in corpus.findings("RR112") if one.file == f"claims/{name}"] == []


@pytest.mark.parametrize(
    "line",
    [LINE.replace("claim", "source"), "# yaml-language-server:$schema=x.json\n", LINE.replace("../..", "..")],
)
def test_a_line_that_names_something_else_is_replaced(corpus, line):
    corpus.write("post/cost.yaml", line + (corpus.root / "post/cost.yaml").read_text(encoding="utf-8"))
    assert "$schema=" in next(one for one in corpus.findings("RR112") if one.file.endswith("cost.yaml")).found
    assert after(corpus, "post/cost.yaml", "RR112").startswith(LINE + "statement:")


def test_other_comments_at_the_top_stay(corpus):
    corpus.write("post/cost.yaml", "# Mine.\n" + (corpus.root / "post/cost.yaml").read_text(encoding="utf-8"))
    assert after(corpus, "post/cost.yaml", "RR112").startswith(LINE + "# Mine.\nstatement:")


@pytest.mark.parametrize("kind", schema.KINDS)
def test_the_path_leads_to_the_schema_from_any_folder_of_claims(kind):
    folder = schema.DIRECTORY.parents[1] / "claims" / "any"
    named = schema_line(kind).partition("$schema=")[2]
    assert (folder / named).resolve() == schema.path(kind).resolve()
