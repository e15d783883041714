"""`python -m build_scripts new`, with options and on a terminal."""

import sys

import pytest

from build_scripts.contribute.new import main
from tests.contribute.terminal import Terminal

CLAIM = {
    "--url": "http://www.example.org/post/?utm_source=x",
    "--quote": "GPT4 trained on 4T tokens … or so",
    "--value": "at least 4T tokens",
    "--locator": "Statements, 2",
    "--credibility": "3",
    "--reason": "One origin.",
}
SOURCE = {
    "--source-title": "Another: post",
    "--source-kind": "blog-post",
    "--source-producer": "Ann Example",
    "--source-published": "2024-05-03",
    "--source-reliability": "D",
    "--source-reason": "Nobody knows them.",
    "--source-summary": "Sums.",
}


def arguments(corpus, options, *more):
    given = [part for name, value in options.items() if value is not None for part in (name, value)]
    return [*given, *more, "--root", str(corpus.root), "--texts", str(corpus.texts)]


def test_a_claim_is_written_and_passes_the_check(corpus, capsys):
    assert main(arguments(corpus, CLAIM, "--yes")) == 0
    out = capsys.readouterr().out
    assert (corpus.root / "post/training-tokens.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../build_scripts/schema/claim.json\n"
        "statement: The source gives at least 4T tokens as the training tokens of GPT-4.\n"
        "quote: GPT4 trained on 4T tokens … or so\n"
        "locator: Statements, 2\nposition: 4\nsubject: gpt-4\nquantity: training_tokens\nvalue: 4T\nunit: token\n"
        "qualifier: at_least\ncredibility: 3\nrating_reason: One origin.\n"
    )
    assert "1 file checked, nothing found." in out and "The quote was looked up" in out
    assert "Training tokens. How many." in out and "post/tokens (2023-06)" in out
    assert "'post/tokens' gives the same number from the same source." in out
    assert not [one for one in corpus.findings() if one.severity == "error"]


def test_a_new_source_is_written_with_it(corpus, capsys):
    options = CLAIM | SOURCE | {"--url": "https://example.com/x?fbclid=1"}
    assert main(arguments(corpus, options, "--yes")) == 0
    text = (corpus.root / "example-2024-05/source.yaml").read_text(encoding="utf-8")
    assert 'title: "Another: post"\n' in text and "url: https://example.com/x\narchived_url: null\n" in text
    assert (corpus.root / "example-2024-05/training-tokens.yaml").is_file()
    assert "2 files checked, nothing found." in capsys.readouterr().out


def test_a_new_subject_is_added_at_the_end_of_the_vocabulary(corpus, capsys):
    before = (corpus.root / "vocabulary/subjects.yaml").read_bytes()
    subject = {"--subject": "gpt-9", "--subject-label": "GPT-9", "--subject-description": "A model: of the future."}
    assert main(arguments(corpus, CLAIM | subject, "--yes")) == 0
    added = b'gpt-9:\n  label: GPT-9\n  description: "A model: of the future."\n  aliases: []\n'
    assert (corpus.root / "vocabulary/subjects.yaml").read_bytes() == before + added
    assert "subject: gpt-9\n" in (corpus.root / "post/training-tokens.yaml").read_text(encoding="utf-8")


def test_with_dry_run_nothing_is_written(corpus, files, capsys):
    before = files()
    assert main(arguments(corpus, CLAIM, "--dry-run")) == 0
    assert files() == before
    assert "--- claims/post/training-tokens.yaml\n# yaml-language-server" in capsys.readouterr().out


def test_everything_that_is_missing_is_named_at_once(corpus, files, capsys):
    before = files()
    assert main(arguments(corpus, {"--url": "https://example.com/x"})) == 1
    said = capsys.readouterr().err
    for option in ("--quote", "--locator", "--statement", "--credibility", "--reason", "--source-title", "--yes"):
        assert f"\n  {option}  " in said
    assert files() == before


def test_a_quantity_that_is_not_clear_is_asked_for_with_its_candidates(corpus, capsys):
    corpus.add("vocabulary/quantities.yaml", "data_cost: {label: Data cost, description: Of data., unit: USD}\n")
    assert main(arguments(corpus, CLAIM | {"--value": "3 USD", "--quote": "they say"}, "--yes")) == 1
    said = capsys.readouterr().err
    assert "--quantity  it is not clear which is meant" in said and "data_cost (Data cost)" in said


@pytest.mark.parametrize(
    "changed, words",
    [
        ({"--value": "3 bananas"}, "'bananas' is not a unit"),
        ({"--quantity": "training_cost"}, "does not fit training cost"),
        ({"--subject": "GPT5"}, "There is no subject 'GPT5' in the vocabulary. Expected"),
        ({"--credibility": "9"}, "'9' is no credibility"),
        ({"--source": "pots", "--url": None}, "Did you mean 'post'?"),
        ({"--quote": "GPT4 trained on 5T tokens"}, "does not stand in the text"),
        ({"--quote": "GPT4\0"}, "U+0000"),
        ({"--id": "Not An Id"}, "cannot be the id of a claim"),
        ({"--id": "tokens"}, "There is a claim 'post/tokens' already"),
        ({"--credibility": "1"}, "RR"),
        ({"--derived-from": "no/where"}, "RR"),
        ({"--stated-on": "yesterday"}, "RR205"),
        ({"--source-id": "post"}, "cannot be the id of a new source"),
        ({"--subject-label": "x"}, "A new subject needs"),
    ],
)
def test_wrong_input_is_explained_and_nothing_is_written(corpus, files, capsys, changed, words):
    before = files()
    assert main(arguments(corpus, CLAIM | changed, "--yes")) == 1
    assert words in " ".join(capsys.readouterr().err.split()) and files() == before


def test_a_directory_without_claims_is_said(tmp_path, capsys):
    assert main(["--root", str(tmp_path), "--yes"]) == 1
    assert "There are no claims in" in capsys.readouterr().err


terminal_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def begin(corpus, *more):
    return Terminal("new", "--root", corpus.root, "--texts", corpus.texts, *more)


@terminal_only
def test_on_a_terminal_it_asks_for_what_it_cannot_propose(corpus):
    run = begin(corpus)
    run.answer("Address of the document:", "https://www.example.org/post")
    assert "Reliability D d." in run.answer("Quote, word for word:", "?")
    assert "at most 40 words" in " ".join(run.answer("Quote, word for word:", "GPT4 cost $100m to train").split())
    run.answer("Value, with its unit [none]:", "at least 100 bananas")
    assert "'bananas' is not a unit" in run.answer("Value, with its unit [none]:", "at least $100M")
    assert "A language model." in run.answer("Subject: what the claim is about [gpt-4]:")
    assert "What it cost. In USD; the written unit fits." in " ".join(run.answer("[training_cost]:").split())
    shown = run.answer(
        "Statement [The source gives at least 100M USD", "Training GPT-4 cost 100 million dollars or more."
    )
    assert "about 100M USD" in shown and "post/cost (2023-06)" in shown
    run.answer("Locator [Paragraph 2]:", "Statements, 1")
    run.answer("Credibility: how likely", "9")
    run.answer("'9' is no credibility", "c")
    run.answer("Rating reason:", "One origin.")
    run.answer("Enter writes it", "locator")
    run.answer("Locator [Statements, 1]:", "Statements, first")
    run.answer("Enter writes it")
    assert run.finish() == 0 and "1 file checked, nothing found." in run.shown
    text = (corpus.root / "post/training-cost.yaml").read_text(encoding="utf-8")
    assert "locator: Statements, first\n" in text and "qualifier: at_least\ncredibility: 3\n" in text


@terminal_only
def test_on_a_terminal_a_new_source_and_a_new_subject_are_made_on_the_way(corpus):
    run = begin(corpus, "--quote", "Grok cost $5M", "--value", "$5M", "--locator", "First line", "--credibility", "4")
    run.answer("Address of the document:", "https://x.com/ann/status/1?s=20")
    run.answer("Title:", "A thread")
    run.answer("Kind [social-thread]:")
    run.answer("Producer:", "Ann Example")
    run.answer("Published (year, month or day) [none]:", "2024-05")
    run.answer("Archived url [none]:")
    run.answer("Licence [none]:")
    run.answer("Summary:", "Costs of Grok.")
    run.answer("Reliability:", "5")
    run.answer("Why this reliability:", "Unknown.")
    run.answer("Id of the source [example-2024-05]:", "post")
    run.answer("There is a source 'post' already.")
    run.answer("Subject: what the claim is about", "Grok")
    run.answer("There is no subject 'Grok'", "new")
    run.answer("Name of the subject:", "Grok")
    run.answer("What it is:", "xAI's language model.")
    run.answer("Its id [grok]:")
    run.answer("Quantity: what is measured", "training_cost")
    run.answer("Statement [The source gives 5M USD as the training cost of Grok.]:")
    run.answer("Rating reason:", "Hearsay.")
    run.answer("Enter writes it")
    assert run.finish() == 0 and "3 files checked, nothing found." in run.shown
    assert (corpus.root / "vocabulary/subjects.yaml").read_text(encoding="utf-8").endswith("  aliases: []\n")
    assert "reliability: E\n" in (corpus.root / "example-2024-05/source.yaml").read_text(encoding="utf-8")


@terminal_only
def test_what_the_check_finds_is_shown_beside_the_question_and_can_be_corrected(corpus):
    given = arguments(corpus, CLAIM | {"--stated-on": "yesterday", "--statement": "A."})
    run = Terminal("new", *given, "--subject", "gpt-4", "--quantity", "training_tokens")
    run.answer("stated_on [yesterday]:", "2023-05")
    assert "does not have the form" in run.shown
    run.answer("Enter writes it")
    assert run.finish() == 0
    assert "stated_on: 2023-05\n" in (corpus.root / "post/training-tokens.yaml").read_text(encoding="utf-8")


@terminal_only
def test_what_is_typed_is_not_lost_when_it_is_stopped(corpus, files):
    before = files()
    run = begin(corpus, "--url", "https://example.org/post")
    run.answer("Quote, word for word:", "GPT4 cost $100m to train")
    run.wait_for("Value, with its unit")
    run.interrupt()
    assert run.finish() == 1
    assert "quote: GPT4 cost $100m to train" in run.shown and "Nothing was written." in run.shown
    assert "Traceback" not in run.shown and files() == before


@terminal_only
def test_the_end_of_the_input_stops_it_too(corpus):
    run = begin(corpus)
    run.wait_for("Address of the document:\n> ")
    run.end_of_input()
    assert run.finish() == 1 and "Stopped. Nothing was written." in run.shown and "Traceback" not in run.shown
