"""An impact as a comment: short, and harmless whatever records say."""

import json
import re
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.impact.comparison import Changed, Impact, Item, Moved, Step, compare
from build_scripts.impact.escaping import code, escape, link
from build_scripts.impact.markdown import LONGEST, SAMPLES, markdown
from build_scripts.impact.plain import as_json, text
from build_scripts.impact.published import Published
from build_scripts.impact.state import Problem, read_state
from build_scripts.records.changes import FieldChange
from tests.publish.small_corpus import RECORDS, write_corpus

HOSTILE = [
    "@octocat please look",
    "see #1 and owner/name#2 and GH-3",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "</details><script>alert(1)</script>",
    "a | b | c",
    "`code` ``more`` ```",
    "line\n\n# heading\n- [ ] task",
    "https://evil.example/ www.evil.example a@b.example",
    "**bold** __bold__ ~~gone~~ $x^2$",
    "&lt;b&gt; &#64;octocat",
    "0123456789abcdef0123456789abcdef01234567",
    "\u202ereversed \x1b[31m",
    "<!-- hidden",
    ":tada: 1. one",
    "- item",
    "1. item",
    "> quote",
    "+ item",
    "---",
    "\\@escaped \\[x\\](y)",
    "[^1]: note",
]


def number(value, id="post/cost", label="Cost", what="stated"):
    return Published(id, what, label, f"claims/{id}/", value, value, "USD", "money", f"{value} USD")


def require_harmless(payload):
    shown = escape(payload)
    assert not re.search(r"[`|<>\[\]*_~$!\\@#]", re.sub(r"&#\d+;", "", shown)), shown
    assert "\n" not in shown and not re.match(r"[-+=>]|\d+[.)] ", shown)
    # What acts on the text that is shown finds nothing either: every trigger is parted by a space of no width.
    seen = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown)
    assert not re.search(r"@\w|#\w|\w://|www\.|\bGH-\d", seen), seen
    # A hash of digits alone cannot be told from a number.
    assert not re.search(r"\b(?=\d*[a-f])[0-9a-f]{7,40}\b", seen), seen


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_text_of_a_record_means_anything(payload):
    require_harmless(payload)


@given(
    st.text(alphabet=st.one_of(st.sampled_from("@#:/|`<>[]()!*_~$&;\\\n\r\t-+=.1aw0f"), st.characters()), max_size=60)
)
@settings(deadline=None, max_examples=300)
def test_nor_does_any_other_text(text):
    require_harmless(text)


def test_what_is_harmless_stays_readable():
    assert escape("GPT-4 cost 63.5 million USD, about 50 %.") == "GPT-4 cost 63.5 million USD, about 50 %."
    assert escape("Größe: „26 Billionen“") == "Größe: „26 Billionen“"


def test_ids_are_code_unless_they_are_something_else():
    assert code("post/cost") == "`post/cost`"
    assert "`" not in code("a`b`c") and "|" not in code("a|b")


def test_links_lead_only_below_the_site():
    assert link("x", "https://example.org/rr/", "claims/a b)/(") == "[x](https://example.org/rr/claims/a%20b%29/%28)"
    assert link("x", None, "claims/a/") == "x"


@pytest.mark.parametrize("payload", HOSTILE)
def test_whole_comments_of_hostile_records_hold_no_more_than_our_own_markup(tmp_path, payload):
    quoted = json.dumps(payload)
    base = write_corpus(tmp_path / "base" / "claims")
    head = shutil.copytree(base, tmp_path / "head" / "claims")
    spoilt = re.sub(r"(statement|quote|locator|rating_reason): .*", lambda found: f"{found[1]}: {quoted}",
                    RECORDS["post/cost.yaml"]).replace("100M", "50M")  # fmt: skip
    (head / "post/cost.yaml").write_text(spoilt + f"status: withdrawn\nstatus_reason: {quoted}\n", encoding="utf-8")
    (head / "post/new.yaml").write_text(spoilt, encoding="utf-8")
    comment = markdown(compare(read_state(base), read_state(head)))
    ours = re.compile(r"</?(?:details|summary)>|`[a-z0-9/_.#-]+`|&#\d+;|\*\*[A-Z][a-z ]+\*\*")
    bare = ours.sub("", comment)
    bare = re.sub(r"(?m)^### |^ *- |^\|.*\|$", lambda found: found[0].replace("|", "").replace("#", ""), bare)
    assert not re.search(r"[`<>\[\]*_~$!\\@#]", bare), bare
    rows = [line for line in comment.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {6}


def test_nothing_is_an_empty_comment():
    assert markdown(Impact()) == "" and text(Impact()) == ""
    assert json.loads(as_json(Impact()))["is_nothing"] is True


def test_losses_stand_first_and_few_rows_are_open():
    found = Impact(
        lost=[Item("claim", "post/gone", "Gone.", None, "claim deleted")],
        numbers=[Moved(number(1.0), number(2.0, f"post/n{index}"), ("claims/post/a/", "")) for index in range(9)],
        ratings=[Step("post/cost", "Cost", "claims/post/cost/", "D3", "D2", 1)],
    )
    comment = markdown(found, "https://example.org/rr")
    assert comment.index("1 claim deleted") < comment.index("9 published numbers move")
    assert comment.index("**Lost**") < comment.index("**Published numbers that move**")
    open_part = comment.split("<details>")[0]
    assert open_part.count("| × 2 |") == SAMPLES
    assert "[`post/n0`](https://example.org/rr/claims/post/n0/)" in open_part and "[home]" in open_part
    assert comment.count("<details>") == comment.count("</details>") == 2


def test_what_cannot_be_read_stands_before_the_losses_and_what_follows_is_folded():
    broken = Problem("claims/post/cost.yaml", "cannot be read: A list is not closed.", 7, "file")
    follow = [Problem(f"claims/post/n{index}.yaml", "its input cannot be used", follows=True) for index in range(40)]
    lost = [Item("claim", "post/gone", "Gone.", None, "claim deleted")]
    found = Impact(lost=lost, problems={"after": [broken, *follow]})
    comment = markdown(found)
    seen, folded = comment.split("<details>")
    assert comment.startswith("### 1 file cannot be read; 40 claims that rest on it are left out · 1 claim deleted")
    assert "- `claims/post/cost.yaml`, line 7: cannot be read: A list is not closed." in seen
    assert "post/n0" not in seen and "Left out with that (40)" in folded and "post/n39" in folded
    assert comment.index("**Cannot be used**") < comment.index("**Lost**")
    lines = text(found).splitlines()
    assert lines[1:3] == ["Cannot be used:", "  claims/post/cost.yaml:7: cannot be read: A list is not closed."]
    assert lines.index("Lost:") == 3 and lines[5] == "Left out with what cannot be used:" and len(lines) == 46
    plain = json.loads(as_json(found))["problems"]["after"]
    assert (plain[0]["line"], plain[0]["follows"], plain[1]["follows"]) == (7, False, True)


def test_a_huge_impact_still_fits_into_a_comment():
    long = "x" * 400
    found = Impact(
        lost=[Item("claim", f"post/l{index}", long, None, long) for index in range(3000)],
        changed=[
            Changed(f"post/c{index}", long, None, (FieldChange("value", long, long),) * 50) for index in range(3000)
        ],
        numbers=[Moved(number(1.0), number(2.0, f"post/n{index}", long), ("claims/x/",) * 40) for index in range(3000)],
        ratings=[Step(f"post/r{index}", long, None, "D3", "D2", 1) for index in range(3000)],
        problems={"after": [Problem(f"claims/{index}.yaml", long) for index in range(3000)]},
    )
    comment = markdown(found, "https://example.org/" + "y" * 60)
    assert 20_000 < len(comment) <= LONGEST + 2_000
    assert comment.count("<details>") == comment.count("</details>") and "more" in comment
    for title in ("Ratings (3,000)", "Changed (3,000)"):
        assert title in comment


def test_a_number_is_shown_in_the_digits_that_tell_it_apart():
    old, new = number(1.0), number(1.0000001)
    moved = Moved(old, Published(**{**vars(new), "text": old.text}), ())
    assert "1.0000001" in markdown(Impact(numbers=[moved]))


def test_json_holds_everything():
    found = Impact(numbers=[Moved(number(1.0), None, ("audit/",))], added=[Item("claim", "a/b", "<b>", None)])
    plain = json.loads(as_json(found, ["A note."]))
    assert plain["numbers"][0]["before"]["value"] == 1.0 and plain["numbers"][0]["after"] is None
    assert plain["pages"] == ["audit/"] and plain["added"][0]["text"] == "<b>" and plain["notes"] == ["A note."]
