"""Saved pages as text, and what they say of themselves."""

import pytest

from build_scripts.drafting.page import read_page
from calc.errors import CalcError

PAGE = """<!DOCTYPE html><html><head><title>The cost &amp; size</title>
<meta property="og:site_name" content="Blog"><meta name="author" content="Ann Example">
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<link rel="canonical" href="https://example.org/cost"><script>var a = "<p>not this</p>";</script>
<script type="application/ld+json">{"@graph":[{"@type":"BlogPosting","license":"CC-BY-4.0"}]}</script></head>
<body><!-- nor this --><h1>The cost</h1><p>GPT-4 was
   trained for <b>about</b>&nbsp;$63M<sup>1</sup>.</p><ul><li>One<li>Two</ul>
<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table><style>p{}</style>x<br>y</body></html>"""


def test_a_page_is_the_text_that_a_reader_sees():
    text = "The cost\n\nGPT-4 was trained for about $63M1.\n\nOne\nTwo\n\na\tb\nc\td\n\nx\ny\n"
    page = read_page(PAGE.encode())
    assert page.is_html and page.text == text and read_page(PAGE.encode()).text == text


def test_what_the_page_says_of_itself_is_proposed():
    assert read_page(PAGE.encode()).fields == {
        "title": "The cost & size",
        "producer": "Ann Example",
        "published": "2024-05-03",
        "url": "https://example.org/cost",
        "licence": "CC-BY-4.0",
    }


def test_citation_tags_come_first_and_authors_are_all_named():
    head = (
        '<meta name="citation_title" content="A paper"><meta name="citation_author" content="Kaplan, J">'
        '<meta name="citation_author" content="Brown, T"><meta name="citation_date" content="2020/01/23">'
    )
    fields = read_page(PAGE.replace("<head>", f"<head>{head}").encode()).fields
    assert (fields["title"], fields["producer"], fields["published"]) == (
        "A paper",
        "Kaplan, J, Brown, T",
        "2020-01-23",
    )


def test_a_time_and_a_heading_serve_where_nothing_else_is_given():
    page = read_page(b'<html><body><h1>Head</h1><time datetime="2023-01-18T09:00">x</time></body></html>')
    assert page.fields == {"title": "Head", "published": "2023-01-18"}


@pytest.mark.parametrize(
    "content, text",
    [
        ("é ".encode("utf-16"), "é"),
        ("é".encode("utf-8-sig"), "é"),
        ('<html><meta charset="windows-1251"><p>й</p>'.encode("cp1251"), "й"),
        ('<html><meta charset="iso-8859-1"><p>“x”</p>'.encode("cp1252"), "“x”"),
        ('<html><meta charset="nonsense"><p>é</p>'.encode(), "é"),
        ('<html><meta charset="utf-16"><p>é</p>'.encode(), "é"),
        ('<html><meta charset="base64"><p>é</p>'.encode(), "é"),
    ],
)
def test_the_encoding_is_what_mark_or_page_say(content, text):
    page = read_page(content)
    assert page.text.strip() == text and not page.remarks


def test_a_wrong_encoding_is_read_all_the_same_and_said():
    page = read_page('<html><meta charset="utf-8"><p>é</p>'.encode("cp1252"))
    assert page.text == "é\n" and "Windows-1252" in page.remarks[0]


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "no text"),
        (b" \n ", "no text"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x7fELF\0\0\0", "binary"),
        (b"<html><script>document.write('x')</script></html>", "shows no text"),
        (b"<html><!-- never closed <p>x", "shows no text"),
    ],
)
def test_what_is_no_text_is_refused(content, words):
    with pytest.raises(CalcError, match=words):
        read_page(content)


def test_plain_text_stays_plain_text():
    page = read_page(b"a < b\r\nc\x07")
    assert not page.is_html and page.text == "a < b\nc"


@pytest.mark.parametrize(
    "part", ["<div>", "<!--", "<a ", '<a "', "</", "<![", "&#", "<title>", "<script>x</script", "<", "<b> </b>", "["]
)
def test_broken_markup_costs_no_more_than_its_size(part):
    assert read_page(f"<html><body>seen {part * 20000}".encode()).text.startswith("seen")


def test_hostile_data_is_only_text():
    data = '<script type="application/ld+json">' + "[" * 50000 + "</script>"
    head = '<meta name="author" content="&lt;script&gt;alert(1)&lt;/script&gt;\x1b[2J">'
    fields = read_page(f"<html><head>{data}{head}</head><body>x</body></html>".encode()).fields
    assert fields["producer"] == "<script>alert(1)</script>[2J"
