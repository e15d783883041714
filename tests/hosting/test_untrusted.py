"""What a stranger's code may have written does no harm in a comment of ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.hosting.untrusted import BREAK, harmless

SITE = "https://site.example/reckoner/"
IMPACT = f"""\
**2 claims added · 1 changed · 14 published numbers move · nothing lost**

| number | before | after | factor |
|---|---|---|---|
| [GPT-4: training cost]({SITE}claims/post/cost/) | 100 million USD | 63 million USD | × 0.63 |

<details><summary>All of them</summary>

- `post/cost` &lt;b&gt; a \\* b, 5 % \\[1\\]

</details>
"""


def test_what_impact_writes_passes_unchanged():
    assert harmless(IMPACT, [SITE]) == IMPACT


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://evil.example)",
        "[x]( https://evil.example )",
        "[x](\nhttps://evil.example)",
        "[x](<https://evil.example>)",
        "[x](//evil.example)",
        "[x](https&#58;//evil.example)",
        "[x](https\\://evil.example)",
        '[x](https://site.example/reckoner/a "title")',
        "[x](https://site.example/reckoner/../other)",
        "[x](https://site.example/reckoner/&period;&period;/other)",
        "[x](https://site.example.evil.example/)",
        "[x](https://site.example@evil.example/)",
        "[x](javascript:alert(1))",
        "[x][1]\n\n[1]: https://evil.example",
        "[1]: https://evil.example\n\n[1]",
        "\\\\[x](https://evil.example)",
    ],
)
def test_no_link_leads_elsewhere(text):
    safe = harmless(text, [SITE])
    assert not re.search(r"\][(\[:](?!https://site\.example/reckoner/[\w/]*\))", safe), safe
    assert "https://evil" not in safe


@pytest.mark.parametrize(
    "text", ["https://evil.example", "_https://evil.example", "www.evil.example", "a@evil.example"]
)
def test_no_address_becomes_a_link(text):
    assert not re.search(r"://evil|www\.evil|@evil", harmless(text, [SITE]))


@pytest.mark.parametrize(
    "text", ["![x](https://site.example/reckoner/a.png)", "\\![x](https://site.example/reckoner/a)"]
)
def test_there_are_no_pictures(text):
    assert "![" not in harmless(text, [SITE])


@pytest.mark.parametrize(
    "tag",
    ["<img src=x>", "<a href=x>", "<!-- ready-reckoner: other -->", "<details style=x>", "<script>", "<https://x>"],
)
def test_there_is_no_html_but_the_plainest(tag):
    assert "<" not in harmless(tag, [SITE])


@pytest.mark.parametrize("text", ["@everyone", "#12", "other/repo#12", "GH-12", "(@team/name)"])
def test_nobody_and_no_other_issue_is_mentioned(text):
    assert BREAK in harmless(text, [SITE])


def test_blocks_that_the_host_draws_are_shown_as_text():
    assert "mermaid" not in harmless('```mermaid\nclick A "https://evil.example"\n```', [SITE])


def test_the_direction_of_reading_stays():
    assert harmless("a\u202eb\x1bc\u2066", [SITE]) == "abc"


def test_what_is_allowed_must_be_an_address():
    assert "](h" not in harmless("[x](https://evil.example/)", ["", "https://", "/"])


@given(st.text(alphabet=st.sampled_from("[]()<>!@#:/\\&;w.ahtps 1`\n")))
def test_of_any_text_nothing_is_left_that_makes_a_link(text):
    safe = harmless(text, [SITE])
    assert not re.search(r"\][(\[:]|!\[|@\w|[a-z]://|www\.", safe)
