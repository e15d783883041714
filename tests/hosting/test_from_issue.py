"""`python -m build_scripts from-issue`: from the body that the host makes of the form to a draft."""

import io
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts import cli
from build_scripts.contribute.new import parser as new_parser
from build_scripts.hosting.from_issue import FORM, NEEDED, OPTIONS, main
from build_scripts.hosting.issue_form import labels, read_issue
from tests.check.corpus import Corpus

BODY = """\
### Address of the document

https://example.org/post

### Quote

```text
GPT4 cost $100m to train,
they say “in public”.
```

### Where in the document

Statements, 1

### Value with unit

100M USD

### What it is about

GPT-4: training cost

### In your own words

_No response_

### How sure is it?

It's only $(one) person's `word`.

### Before you send it

- [X] I read the quote in the document itself, and it stands there letter by letter.
"""
QUOTE = "GPT4 cost $100m to train, they say “in public”."


@pytest.fixture
def run(tmp_path):
    def command(body: str, *more: str) -> int:
        path = tmp_path / "issue.md"
        path.write_text(body, encoding="utf-8", newline="")
        return main([str(path), *more])

    return command


def test_the_command_that_writes_the_claim_is_printed(run, capsys):
    assert run(BODY) == 0
    *notes, command = capsys.readouterr().out.splitlines()
    assert notes == ["# What it is about: GPT-4: training cost", "# How sure is it?: It's only $(one) person's `word`."]
    words = shlex.split(command)
    assert words[:4] == ["python", "-m", "build_scripts", "new"]
    options = new_parser().parse_args(words[4:])
    assert (options.url, options.quote, options.value) == ("https://example.org/post", QUOTE, "100M USD")
    assert options.locator == "Statements, 1" and options.statement is None


def test_it_goes_on_with_new(run, tmp_path, capsys, monkeypatch):
    corpus = Corpus(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    body = BODY.replace("GPT4 cost $100m to train,\nthey say", "GPT4 cost $100m to train, they say")
    more = shlex.split(
        "--statement 'Training GPT-4 cost this.' --subject gpt-4 --quantity training_cost --credibility 3"
    )
    more += ["--reason", "One origin.", "--root", str(corpus.root), "--texts", str(corpus.texts), "--dry-run"]
    assert run(body, "--new", "--", *more) == 0
    printed = capsys.readouterr().out
    assert "quote: GPT4 cost $100m to train, they say “in public”." in printed and "value: 100M" in printed


def test_it_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(BODY.replace("\n", "\r\n")))
    assert cli.main(["from-issue", "-"]) == 0
    assert "--url=https://example.org/post" in capsys.readouterr().out


def test_everything_that_is_missing_is_said_at_once(run, capsys):
    assert run("Hello, I have found something!") == 1
    assert "The issue has no 'Address of the document', 'Quote', 'Where in the document'." in capsys.readouterr().err


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org/post", "https:///page", "see below"])
def test_an_address_that_is_none_is_said(run, capsys, address):
    assert run(BODY.replace("https://example.org/post", address)) == 1
    assert "no address of the web" in capsys.readouterr().err


def test_a_field_that_is_too_long_or_unseen_is_said(run, capsys):
    assert run(BODY.replace("Statements, 1", "x" * 5000).replace("100M USD", "1\x1b[2J\u202e")) == 1
    printed = capsys.readouterr().err
    assert "'Where in the document' is longer than 2,000 characters." in printed
    assert "'Value with unit' holds characters that cannot be seen: 1\\u001b[2J\\u202e." in printed


def test_headings_within_a_field_are_part_of_it():
    body = BODY.replace("Statements, 1", "Statements\n### Not of the form\n### Address of the document\n1")
    found = read_issue(body, labels(FORM))
    assert found["locator"] == "Statements\n### Not of the form\n### Address of the document\n1"
    assert found["value"] == "100M USD"


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    assert main([str(tmp_path / "no.md")]) == 1
    assert "no.md cannot be read" in capsys.readouterr().err


def test_the_form_has_the_fields_that_are_read():
    names = labels(FORM)
    assert {*NEEDED, *OPTIONS, "about", "doubt"} <= set(names)


@given(st.text(st.characters(blacklist_characters="`~\r"), min_size=1), st.text(alphabet="$`'\"\\ ;&|#\n-a"))
def test_whatever_is_written_comes_out_as_one_option(quote, value):
    found = read_issue(BODY.replace(QUOTE.replace(", they", ",\nthey"), quote).replace("100M USD", value), labels(FORM))
    assert found.get("locator") == "Statements, 1" or "### Where in the document" in quote
    command = shlex.join([f"--value={found.get('value', '')}"])
    assert shlex.split(command) == [f"--value={found.get('value', '')}"]
