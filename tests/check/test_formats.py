"""Findings for GitHub and as SARIF."""

import json
import re

import pytest

from build_scripts.check.command import main, site_address
from build_scripts.check.finding import ERROR, NOTE, WARNING, make
from build_scripts.check.github import as_github
from build_scripts.check.rules import all_rules
from build_scripts.records.node import Place

PLACE = Place("claims/post/cost.yaml", 12, 8)


def written(corpus, capsys, form, *more):
    status = main(["--root", str(corpus.root), "--texts", str(corpus.texts), "--format", form, *map(str, more)])
    return status, capsys.readouterr().out


def test_an_annotation_names_file_line_column_rule_and_all_that_is_to_be_said():
    finding = make("RR123", ERROR, PLACE, "It is wrong.", field="unit", found="x", expected="y", advice="Write y.")
    assert as_github([finding], {"RR123": "odd"}) == (
        "::error file=claims/post/cost.yaml,line=12,col=8,title=RR123 odd [unit]"
        "::It is wrong.%0Afound: x%0Aexpected: y%0Ado: Write y.\n"
    )


def test_severities_have_their_commands():
    found = [make("RR1", severity, PLACE, "x") for severity in (ERROR, WARNING, NOTE)]
    assert re.findall("^::([a-z]+) ", as_github(found, {}), re.MULTILINE) == ["error", "warning", "notice"]


def test_what_would_end_an_annotation_is_escaped():
    finding = make("RR123", ERROR, Place("claims/a,b:c%.yaml", 1, 1), "100 % :: x, y", field="a::b,c\n::error::d")
    (line,) = as_github([finding], {}).splitlines()
    properties, _, text = line.removeprefix("::error ").partition("::")
    assert "file=claims/a%2Cb%3Ac%25.yaml,line=1" in properties and len(properties.split(",")) == 4
    assert text == "100 %25 :: x, y"


def test_github_gets_notes_too_and_a_line_that_counts(corpus, capsys):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    status, out = written(corpus, capsys, "github")
    assert status == 1 and "::error file=claims/post/cost.yaml,line=8,col=7,title=RR405 unit [unit]::" in out
    assert "::notice file=claims/post/source.yaml" in out and "\n1 error in 1 of 11 files.\n" in out


# The shape of SARIF 2.1.0, as far as we write it: for each object its properties, those that must be there first.
SHAPE = {
    "log": (["version", "runs"], ["$schema"]),
    "run": (["tool"], ["columnKind", "originalUriBaseIds", "results"]),
    "driver": (["name"], ["informationUri", "rules"]),
    "rule": (["id"], ["name", "shortDescription", "fullDescription", "help", "helpUri"]),
    "result": (["message"], ["ruleId", "ruleIndex", "level", "locations", "partialFingerprints", "fixes"]),
    "fix": (["artifactChanges"], ["description"]),
    "change": (["artifactLocation", "replacements"], []),
    "replacement": (["deletedRegion"], ["insertedContent"]),
}


def shaped(kind, found):
    needed, others = SHAPE[kind]
    assert set(needed) <= set(found) <= {*needed, *others}, (kind, found)
    return found


def sarif(corpus, capsys, *more):
    _, out = written(corpus, capsys, "sarif", *more)
    log = shaped("log", json.loads(out))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    shaped("run", run)
    rules = shaped("driver", run["tool"]["driver"])["rules"]
    for rule in rules:
        shaped("rule", rule)
        assert rule["helpUri"].startswith("http") and rule["help"]["text"] and rule["shortDescription"]["text"]
    for result in run["results"]:
        shaped("result", result)
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        for fix in result.get("fixes", ()):
            for change in shaped("fix", fix)["artifactChanges"]:
                for replacement in shaped("change", change)["replacements"]:
                    shaped("replacement", replacement)
    return run["results"]


def test_sarif_has_the_shape_of_the_standard(corpus, capsys):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    corpus.write("post/od d.yaml", "x: [\n")
    found = sarif(corpus, capsys)
    assert {one["ruleId"] for one in found} >= {"RR405", "RR101", "RR301"}
    assert "claims/post/od%20d.yaml" in {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in found
    }


def test_every_rule_is_described_and_has_its_page(corpus, capsys):
    out = json.loads(written(corpus, capsys, "sarif")[1])
    rules = out["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(loaded.rule.code for loaded in all_rules()), "RR900"]
    assert rules[0]["helpUri"] == f"{site_address()}check/rr101/"


def prints(results):
    return [one["partialFingerprints"]["readyReckonerFinding/v1"] for one in results]


def test_a_fingerprint_does_not_move_with_lines_and_tells_like_findings_apart(corpus, capsys):
    corpus.add("post/cost.yaml", "cites: [nowhere/x, nowhere/x]\nderived_from: [nowhere/x]\n")
    before = prints(sarif(corpus, capsys))
    assert len(set(before)) == len(before)
    corpus.write("post/cost.yaml", "# A comment.\n\n" + (corpus.root / "post/cost.yaml").read_text(encoding="utf-8"))
    assert prints(sarif(corpus, capsys)) == before


def applied(text, fix):
    """The text with the replacements of a fix, which are whole lines but for the end of the file."""
    lines = text.splitlines(keepends=True)
    for change in reversed(fix["artifactChanges"][0]["replacements"]):
        region = change["deletedRegion"]
        start, end = ((region[f"{name}Line"] - 1, region[f"{name}Column"] - 1) for name in ("start", "end"))
        before = "".join(lines[: start[0]]) + (lines[start[0]][: start[1]] if start[0] < len(lines) else "")
        after = (lines[end[0]][end[1] :] if end[0] < len(lines) else "") + "".join(lines[end[0] + 1 :])
        lines = (before + change["insertedContent"]["text"] + after).splitlines(keepends=True)
    return "".join(lines)


@pytest.mark.parametrize(
    ("code", "content", "after"),
    [
        ("RR115", "statement: x\nunit: $\nnote: y\n", "statement: x\nunit: USD\nnote: y\n"),
        ("RR113", "note: y\nunit: USD\nstatement: x\n", "statement: x\nunit: USD\nnote: y\n"),
        ("RR114", "statement: x\nunit: USD", "statement: x\nunit: USD\n"),
        ("RR114", "statement: x \nunit: USD\n\n\n", "statement: x\nunit: USD\n"),
    ],
)
def test_a_fix_is_what_the_repair_does(corpus, capsys, code, content, after):
    corpus.write("post/cost.yaml", content)
    found = next(one for one in sarif(corpus, capsys, corpus.root / "post/cost.yaml") if one["ruleId"] == code)
    assert applied(content, found["fixes"][0]) == after


def test_the_address_of_the_pages_is_that_of_the_environment(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/reckoner")
    assert site_address() == "https://example.org/reckoner/"
    monkeypatch.delenv("SITE_URL")
    assert site_address() == "http://127.0.0.1:8000/"


def test_with_repairs_the_output_stays_one_object(corpus, capsys):
    assert main(["--root", str(corpus.root), "--fix", "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["errors"] == 0 and "11 files repaired." in captured.err
