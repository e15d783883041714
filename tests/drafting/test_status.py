"""A new status changes its own lines and nothing else."""

import pytest

from build_scripts.drafting.status import with_status
from build_scripts.records.node import resolved
from build_scripts.records.reader import Document, parse_text

FIELDS = {"status": "withdrawn", "status_reason": "It was: wrong.", "status_date": "2026-11-29"}
LINES = 'status: withdrawn\nstatus_reason: "It was: wrong."\nstatus_date: 2026-11-29\n'


@pytest.mark.parametrize(
    "before, after",
    [
        ("statement: x\n", "statement: x\n" + LINES),
        ("statement: x", "statement: x\n" + LINES),
        ("# top\nstatement: x\n\n# why\nnote: >-\n  a\n", "# top\nstatement: x\n\n" + LINES + "# why\nnote: >-\n  a\n"),
        ("statement: x\nstatus: disputed\nstatus_reason: >-\n  a\n  b\nstatus_date: 2020-01-01\nnote: y\n",
         "statement: x\n" + LINES + "note: y\n"),
        ("status: disputed  # c\n# of the note\nnote: y  # kept\n", LINES + "# of the note\nnote: y  # kept\n"),
        ("inputs:\n  status: post/cost\n", "inputs:\n  status: post/cost\n" + LINES),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_status_change(before, after):
    assert with_status(before, FIELDS) == after


def test_line_ends_stay_as_they_are():
    assert (
        with_status("statement: x\r\nnote: y\r\n", {"status": "disputed"})
        == "statement: x\r\nstatus: disputed\r\nnote: y\r\n"
    )


def test_what_is_written_is_read_back():
    document = Document("claims/x/y.yaml", "claim")
    parse_text(with_status("statement: x\nnote: y\n", FIELDS), document)
    assert not document.troubles and resolved(document.root) == {"statement": "x", **FIELDS, "note": "y"}
