"""`python -m build_scripts new source`."""

import hashlib
import io
import sys

import pytest

from build_scripts.contribute.new import main
from build_scripts.contribute.new import main as new
from tests.contribute.terminal import Terminal

PAGE = """<html><head><meta charset="utf-8"><title>The cost</title><meta name="author" content="Ann Example">
<meta name="date" content="2024-05-03"><link rel="canonical" href="https://example.com/cost?utm_source=x">
</head><body><script>alert(1)</script><p>GPT4 cost <b>$120m</b> to train.</p></body></html>"""
OPTIONS = {"--kind": "blog-post", "--reliability": "D", "--reason": "Unknown.", "--summary": "Sums."}


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def arguments(corpus, file, *more):
    given = [part for pair in OPTIONS.items() for part in pair]
    return ["source", str(file), *given, *more, "--root", str(corpus.root), "--texts", str(corpus.texts)]


def test_a_page_becomes_a_source_with_the_text_that_quotes_are_looked_up_in(corpus, page, capsys):
    assert main(arguments(corpus, page, "--yes")) == 0
    text = (corpus.texts / "example-2024-05.txt").read_bytes()
    assert text == b"GPT4 cost $120m to train.\n"
    record = (corpus.root / "example-2024-05/source.yaml").read_text(encoding="utf-8")
    assert f"name: example-2024-05.txt\n  sha256: {hashlib.sha256(text).hexdigest()}\n" in record
    assert "title: The cost\n" in record and "url: https://example.com/cost\n" in record
    out = capsys.readouterr().out
    assert "turned into plain text" in out and "1 file checked, nothing found." in out

    claim = [
        "--url",
        "https://example.com/cost",
        "--quote",
        "GPT4 cost $120m",
        "--value",
        "$120M",
        "--credibility",
        "4",
    ]
    places = ["--root", str(corpus.root), "--texts", str(corpus.texts)]
    assert new([*claim, "--reason", "Hearsay.", "--yes", *places]) == 0
    assert "The quote was looked up in its source's text." in capsys.readouterr().out


def test_a_text_is_kept_as_it_is(corpus, tmp_path, monkeypatch):
    content = "Line one.\r\nPrice: 5 €\r\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    more = ("--title", "Prices", "--producer", "Somebody", "--id", "prices")
    assert main(arguments(corpus, "-", *more, "--yes")) == 0
    assert (corpus.texts / "prices.txt").read_bytes() == content
    assert "url: null\nurl_note:" in (corpus.root / "prices/source.yaml").read_text(encoding="utf-8")


def test_what_is_missing_is_named_at_once(corpus, page, files, capsys):
    before = files()
    assert main(["source", str(page), "--root", str(corpus.root), "--texts", str(corpus.texts)]) == 1
    said = capsys.readouterr().err
    assert all(f"\n  {name}  " in said for name in (*OPTIONS, "--yes")) and files() == before


@pytest.mark.parametrize(
    "content, words",
    [
        (b"%PDF-1.7", "This is a PDF"),
        (b"\0\1\2", "a binary file"),
        (b"", "no text"),
        (b"<html><script>x</script></html>", "shows no text"),
        (b"x" * 20_000_001, "too large"),
    ],
)
def test_what_is_no_text_is_refused(corpus, tmp_path, files, capsys, content, words):
    (tmp_path / "file").write_bytes(content)
    before = files()
    assert main(arguments(corpus, tmp_path / "file", "--yes")) == 1
    assert words in capsys.readouterr().err and files() == before


def test_a_file_that_is_not_there_is_said(corpus, tmp_path, capsys):
    for name in (tmp_path / "none", tmp_path, "\0"):
        assert main(arguments(corpus, name, "--yes")) == 1
        assert "It cannot be read" in capsys.readouterr().err


def test_a_text_that_a_source_has_already_is_refused(corpus, files, capsys):
    before = files()
    assert main(arguments(corpus, corpus.texts / "post.txt", "--yes")) == 1
    assert "that of the source 'post'" in capsys.readouterr().err and files() == before


def test_an_address_that_is_known_is_said(corpus, page, capsys):
    assert main(arguments(corpus, page, "--url", "http://example.org/post/", "--dry-run")) == 0
    assert "A source with this address is here already:\n    post: A post" in capsys.readouterr().out


def test_what_the_check_finds_is_shown_and_nothing_is_written(corpus, page, files, capsys):
    before = files()
    assert main(arguments(corpus, page, "--published", "May", "--yes")) == 1
    assert "[published]" in capsys.readouterr().err and files() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_what_the_page_says_is_proposed(corpus, page):
    run = Terminal("new", *arguments(corpus, page))
    run.answer("Url [")
    run.answer("Title [The cost]:")
    run.answer("Producer [Ann Example]:")
    run.answer("Published (year, month or day) [2024-05-03]:")
    run.answer("Archived url [none]:")
    run.answer("Licence [none]:")
    run.answer("Id of the source [example-2024-05]:", "ann-2024")
    assert run.finish() == 0
    assert (corpus.root / "ann-2024/source.yaml").is_file() and (corpus.texts / "ann-2024.txt").is_file()
