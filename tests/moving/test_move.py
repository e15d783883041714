"""Moving ids, in a small corpus that the check finds nothing wrong with."""

import pytest

from build_scripts.moving.command import main
from build_scripts.records import load
from build_scripts.records.moves import current_id
from tests.check.corpus import Corpus

REASON = "A better name: it says what was paid."


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)


def move(corpus, old, new, *more, reason=REASON):
    return main([old, new, "--reason", reason, "--date", "2026-11-20", "--root", str(corpus.root), *more])


def files(corpus):
    return {path.relative_to(corpus.root).as_posix(): path.read_bytes() for path in corpus.root.rglob("*.yaml")}


def test_the_file_the_references_and_the_record_of_the_move(corpus, capsys):
    before = files(corpus)
    assert move(corpus, "post/cost", "post/price") == 0
    after = files(corpus)
    assert after["post/price.yaml"] == before["post/cost.yaml"] and "post/cost.yaml" not in after
    for name in ("post/tokens-per-dollar.yaml", "reckoner/tokens-per-dollar.yaml", "vocabulary/featured.yaml"):
        assert after[name] == before[name].replace(b"post/cost", b"post/price"), name
    moved = load(corpus.root).moved["post/cost"]
    assert (moved.to, moved.date, moved.reason) == ("post/price", "2026-11-20", REASON)
    assert corpus.findings() == []
    assert "References corrected: 4 in 3 files." in capsys.readouterr().out


def test_comments_quotes_line_ends_and_a_byte_order_mark_stay(corpus):
    inputs = 'inputs: {"a": "post/cost", b: \'post/cost\'} # post/cost'
    text = "\r\n".join(["\ufeff" + inputs, "formula: a + b", "cites:", "  - post/cost", ""])
    corpus.write("post/odd.yaml", text.encode("utf-8"))
    assert move(corpus, "post/cost", "post/price") == 0
    expected = text.replace("post/cost", "post/price").replace("# post/price", "# post/cost")
    assert files(corpus)["post/odd.yaml"] == expected.encode("utf-8")


def test_names_that_only_begin_alike_stay(corpus):
    corpus.write("post/cost-of-rent.yaml", files(corpus)["post/cost.yaml"])
    corpus.replace("post/tokens.yaml", "rating_reason", "cites: [post/cost-of-rent]\nrating_reason")
    assert move(corpus, "post/cost", "post/price") == 0
    assert load(corpus.root).claims["post/tokens"].cites == ["post/cost-of-rent"]


def test_single_values_of_a_claim_move_with_it(corpus):
    corpus.write(
        "post/both.yaml",
        "statement: x\nquote: 4T tokens\nlocator: y\nsubject: gpt-4\ncredibility: 3\nrating_reason: z\n"
        "values:\n  a: {quantity: training_tokens, value: 4T, unit: token}\n"
        "  b: {quantity: training_cost, value: 1, unit: USD}\n",
    )
    corpus.replace("reckoner/tokens-per-dollar.yaml", "tokens: post/tokens", "tokens: 'post/both#a'")
    assert move(corpus, "post/both", "post/pair") == 0
    assert load(corpus.root).claims["reckoner/tokens-per-dollar"].inputs["tokens"] == "post/pair#a"
    assert current_id(load(corpus.root), "post/both#a") == "post/pair#a"


def test_a_source_moves_with_its_claims(corpus):
    corpus.add("reckoner/source.yaml", "quoted_in: post\n")
    assert move(corpus, "post", "blog-2023") == 0
    records = load(corpus.root)
    assert "post" not in records.directories and "blog-2023/cost" in records.claims
    assert records.claims["reckoner/tokens-per-dollar"].inputs["cost"] == "blog-2023/cost"
    assert records.sources["reckoner"].quoted_in == "blog-2023"
    assert records.featured["home"].claim == "blog-2023/tokens-per-dollar"
    assert current_id(records, "post/cost") == "blog-2023/cost"
    assert [one for one in corpus.findings() if one.code in ("RR304", "RR307")] == []


def test_a_second_move_leads_the_first_id_straight_to_the_last(corpus):
    assert move(corpus, "post/cost", "post/price") == move(corpus, "post/price", "post/expense") == 0
    moved = load(corpus.root).moved
    assert (moved["post/cost"].to, moved["post/price"].to) == ("post/expense", "post/expense")
    assert corpus.findings() == []


def test_what_is_said_in_words_is_listed_and_left(corpus, capsys):
    corpus.add("post/tokens.yaml", "note: As post/cost says.  # post/cost\n")
    (corpus.root.parent / "docs").mkdir()
    (corpus.root.parent / "docs" / "page.md").write_text("See\n`post/cost`, not post/costs.\n", encoding="utf-8")
    assert move(corpus, "post/cost", "post/price") == 0
    out = capsys.readouterr().out
    assert out.count("claims/post/tokens.yaml:") == 2 and "docs/page.md:2:2" in out
    assert b"As post/cost says." in files(corpus)["post/tokens.yaml"]


def test_a_dry_run_writes_nothing(corpus, capsys):
    before = files(corpus)
    assert move(corpus, "post/cost", "post/price", "--dry-run") == 0
    assert files(corpus) == before and "Would move" in capsys.readouterr().out


@pytest.mark.parametrize("old, new, says", [
    ("post/gone", "post/new", "There is no claim"),
    ("gone", "new", "There is no source"),
    ("post/cost", "post/tokens", "in use"),
    ("post", "reckoner", "in use"),
    ("post/cost", "Post/Cost", "no id"),
    ("post/cost", "../../etc/passwd", "no id"),
    ("post/cost", "post", "no id"),
    ("post", "post/new", "no id"),
    ("post", "vocabulary", "no id"),
    ("post/cost", "calculators/cost", "no id"),
    ("post/cost", "gone/cost", "There is no source 'gone'"),
    ("post/cost", "post/source", "record of the source"),
])  # fmt: skip
def test_what_cannot_be_moved_is_said_and_nothing_is_touched(corpus, capsys, old, new, says):
    before = files(corpus)
    assert move(corpus, old, new) == 1
    err = capsys.readouterr().err
    assert says in err and "Traceback" not in err and files(corpus) == before


def test_an_id_does_not_move_back_over_its_own_trace(corpus, capsys):
    assert move(corpus, "post/cost", "post/price") == 0
    assert move(corpus, "post/price", "post/cost") == 1
    assert "is an old id" in capsys.readouterr().err


def test_a_broken_file_that_may_name_it_stops_the_move(corpus, capsys):
    corpus.write("post/broken.yaml", "inputs: {a: post/cost\n")
    assert move(corpus, "post/cost", "post/price") == 1
    assert "claims/post/broken.yaml cannot be read" in capsys.readouterr().err


def test_a_reference_in_a_form_that_cannot_be_corrected_stops_the_move(corpus, capsys):
    corpus.replace("reckoner/tokens-per-dollar.yaml", "cost: post/cost", 'cost: "post\\/cost"')
    before = files(corpus)
    assert move(corpus, "post/cost", "post/price") == 1
    assert "reckoner/tokens-per-dollar.yaml:" in capsys.readouterr().err and files(corpus) == before


def test_a_reason_is_needed_and_may_be_any_text(corpus, capsys):
    assert move(corpus, "post/cost", "post/price", reason="  ") == 1
    assert "reason" in capsys.readouterr().err
    assert move(corpus, "post/cost", "post/price", reason="yes: no # {x}\n'y' " + "long " * 60) == 0
    assert load(corpus.root).moved["post/cost"].reason.startswith("yes: no # {x} 'y' long")
    assert corpus.findings() == []
