"""How findings are written."""

import json

from build_scripts.check import report
from build_scripts.check.finding import ERROR, NOTE, WARNING, make
from build_scripts.records.node import Place

PLACE = Place("claims/post/cost.yaml", 12, 8)
BAD = make("RR123", ERROR, PLACE, "It is wrong.", field="unit", found="'x'", expected="y", advice="Write y.")
ODD = make("RR124", WARNING, PLACE, "It is odd.", advice="Look at it.")

MINOR = make("RR125", NOTE, PLACE, "It could be better.", advice="Improve it.")


def test_a_finding_is_a_line_with_three_below_it():
    assert report.paragraph(BAD).splitlines() == [
        "claims/post/cost.yaml:12:8: error RR123 [unit] It is wrong.",
        "    found:    'x'",
        "    expected: y",
        "    do:       Write y.",
    ]


def test_what_is_not_there_is_left_out():
    assert report.paragraph(ODD).splitlines() == [
        "claims/post/cost.yaml:12:8: warning RR124 It is odd.",
        "    do:       Look at it.",
    ]


def test_the_last_line_counts():
    assert report.text([BAD, ODD], 47).splitlines()[-1] == "1 error and 1 warning in 1 of 47 files."
    assert report.text([BAD, BAD], 1).splitlines()[-1] == "2 errors in 1 of 1 file."
    assert report.text([], 47) == "47 files checked, nothing found.\n"


def test_notes_are_counted_in_a_line_of_their_own_and_listed_when_asked_for():
    assert (
        report.text([MINOR], 1)
        == "1 file checked, nothing found.\n1 note on what is worth doing; --notes lists them.\n"
    )
    both = report.text([ODD, MINOR], 2)
    assert "RR125" not in both and "1 warning in 1 of 2 files.\n1 note on" in both
    assert "note RR125 It could be better." in report.text([ODD, MINOR], 2, with_notes=True)
    assert json.loads(report.as_json([BAD, MINOR], 2))["notes"] == 1


def test_json_holds_the_same():
    content = json.loads(report.as_json([BAD, ODD], 47))
    assert (content["version"], content["errors"], content["warnings"], content["files"]) == (1, 1, 1, 47)
    assert content["findings"][0] == {
        "code": "RR123", "severity": "error", "file": "claims/post/cost.yaml", "line": 12, "column": 8, "field": "unit",
        "found": "'x'", "expected": "y", "advice": "Write y.", "message": "It is wrong.",
    }  # fmt: skip


def test_texts_are_made_printable_and_short():
    finding = make("RR123", ERROR, PLACE, "A\x1b[2J\nB\u202e", found="x" * 5_000)
    assert finding.message == "A\\u001b[2J\\nB\\u202e"
    assert finding.found.endswith("… (5,000 characters)") and len(finding.found) < 430
