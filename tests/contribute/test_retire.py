"""`python -m build_scripts withdraw` and `supersede`."""

import pytest

from build_scripts.contribute.retire import supersede, withdraw

REASON = ("--reason", "The author: took it back.", "--date", "2026-11-29")


def arguments(corpus, *more):
    return [*more, "--root", str(corpus.root), "--texts", str(corpus.texts)]


def test_a_claim_is_withdrawn_by_its_status_alone(corpus, files, capsys):
    corpus.add("post/cost.yaml", "# about the note\nnote: 'Kept  as   it is'  # and this\n")
    before = files()
    assert withdraw(arguments(corpus, "post/cost", *REASON)) == 0
    after = files()
    name = "claims/post/cost.yaml"
    lines = b'status: withdrawn\nstatus_reason: "The author: took it back."\nstatus_date: 2026-11-29\n'
    assert after[name] == before[name].replace(b"# about the note", lines + b"# about the note")
    assert {**after, name: b""} == {**before, name: b""}
    out = capsys.readouterr().out
    for line in (
        "post/tokens-per-dollar: input 'cost'",
        "post/tokens-per-dollar: cites it",
        "reckoner/tokens-per-dollar: input 'cost'",
        "question 'cost': one of its answers",
        "featured on 'home'",
    ):
        assert f"    {line}\n" in out
    assert "RR706" in out and "The input 'cost' is withdrawn." in out


def test_a_claim_is_superseded_by_one_that_measures_the_same(corpus, capsys):
    text = (corpus.root / "post/cost.yaml").read_text(encoding="utf-8")
    corpus.write("post/new-cost.yaml", text.replace("position: 1", "position: 9").replace("100M", "90M"))
    assert supersede(arguments(corpus, "claims/post/cost.yaml", "post/new-cost", *REASON)) == 0
    assert "superseded_by: post/new-cost\n" in (corpus.root / "post/cost.yaml").read_text(encoding="utf-8")
    assert "Use 'post/new-cost' instead" in capsys.readouterr().out


def test_with_dry_run_the_change_is_only_shown(corpus, files, capsys):
    before = files()
    assert withdraw(arguments(corpus, "post/cost", *REASON, "--dry-run")) == 0
    out = capsys.readouterr().out
    assert "+status: withdrawn\n" in out and "Nothing was written (--dry-run)." in out and files() == before


@pytest.mark.parametrize(
    "given, words",
    [
        (("post/costs", *REASON), "There is no claim 'post/costs'. Did you mean 'post/cost'?"),
        (("nowhere/\x1b[2J", *REASON), "There is no claim 'nowhere/\\u001b[2J'."),
        (("post/cost",), "The reason is missing: give it with --reason."),
        (("post/cost", "--reason", " "), "The reason is missing"),
        (("post/cost", "--reason", "a\u202eb"), "U+202E"),
        (("post/cost", "--reason", "x", "--date", "today"), "'today' is no day"),
    ],
)
def test_what_cannot_be_withdrawn_is_explained(corpus, files, capsys, given, words):
    before = files()
    assert withdraw(arguments(corpus, *given)) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert words in said and "Nothing was written." in said and files() == before


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("post/cost", "post/cost", "cannot take its own place"),
        ("post/cost", "post/tokens", "'post/cost' is in USD, 'post/tokens' is in token"),
        ("post/cost", "post/new-costs", "There is no claim 'post/new-costs'"),
    ],
)
def test_what_cannot_be_superseded_is_explained(corpus, files, capsys, old, new, words):
    before = files()
    assert supersede(arguments(corpus, old, new, *REASON)) == 1
    assert words in " ".join(capsys.readouterr().err.split()) and files() == before


def test_what_is_gone_already_is_refused(corpus, files, capsys):
    assert withdraw(arguments(corpus, "post/cost", *REASON)) == 0
    before = files()
    assert withdraw(arguments(corpus, "post/cost", *REASON)) == 1
    assert "is withdrawn already, since 2026-11-29 (“The author: took it back.”)." in " ".join(
        capsys.readouterr().err.split()
    )
    text = (corpus.root / "post/tokens.yaml").read_text(encoding="utf-8")
    corpus.write("post/other.yaml", text.replace("position: 2", "position: 9"))
    assert supersede(arguments(corpus, "post/other", "post/cost", *REASON)) == 1
    assert "'post/cost' is withdrawn itself." in " ".join(capsys.readouterr().err.split())
    assert {name: data for name, data in files().items() if "other" not in name} == before


def test_a_file_with_faults_is_not_touched(corpus, files, capsys):
    corpus.add("post/cost.yaml", "statement: Twice.\n")
    before = files()
    assert withdraw(arguments(corpus, "post/cost", *REASON)) == 1
    assert "has faults" in capsys.readouterr().err and files() == before
