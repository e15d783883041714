"""`python -m build_scripts check`."""

import json

from build_scripts.check.command import main


def arguments(corpus, *more):
    return ["--root", str(corpus.root), "--texts", str(corpus.texts), *map(str, more)]


def test_nothing_wrong_is_status_0(corpus, capsys):
    assert main(arguments(corpus)) == 0
    assert capsys.readouterr().out == (
        "11 files checked, nothing found.\n"
        "12 notes on what is worth doing; --notes lists them.\n"
        "All 3 quotes were looked up in their sources' texts.\n"
    )


def test_an_error_is_status_1(corpus, capsys):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    assert main(arguments(corpus)) == 1
    assert "claims/post/cost.yaml:8:7: error RR405 [unit]" in capsys.readouterr().out


def test_a_warning_is_status_0(corpus, capsys):
    corpus.replace("post/cost.yaml", "value: 100M", "value: 63M")
    corpus.replace("post/cost.yaml", "qualifier: about", "qualifier: about\nvalue_note: Half of it is meant.")
    assert main(arguments(corpus)) == 0
    assert "1 warning in 1 of 11 files." in capsys.readouterr().out


def test_paths_narrow_what_is_shown(corpus, capsys):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    assert main(arguments(corpus, corpus.root / "post/tokens.yaml")) == 0
    assert capsys.readouterr().out.startswith("1 file checked, nothing found.\n")
    assert main(arguments(corpus, corpus.root / "post")) == 1
    assert main(arguments(corpus, corpus.root)) == 1


def test_json_is_one_object(corpus, capsys):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    assert main(arguments(corpus, "--format", "json")) == 1
    assert json.loads(capsys.readouterr().out)["errors"] == 1


def test_a_path_that_does_not_exist_is_status_2(corpus, capsys):
    assert main(arguments(corpus, "nowhere.yaml")) == 2
    assert "nowhere.yaml" in capsys.readouterr().err


def test_the_rules_can_be_listed(capsys):
    assert main(["--rules"]) == 0
    assert capsys.readouterr().out.startswith("RR101  yaml-syntax")


def test_quotes_that_could_not_be_looked_up_are_counted(corpus, capsys, tmp_path):
    (tmp_path / "none").mkdir()
    assert main(["--root", str(corpus.root), "--texts", str(tmp_path / "none")]) == 0
    assert "0 of 3 quotes were looked up; the texts of the others' sources are not at hand." in capsys.readouterr().out


def test_a_path_outside_of_the_claims_is_status_2(corpus, capsys, tmp_path):
    (tmp_path / "cost.yaml").write_text("x: 1", encoding="utf-8")
    assert main(arguments(corpus, tmp_path / "cost.yaml")) == 2
    assert "not under" in capsys.readouterr().err


def test_places_that_are_not_there_are_refused(corpus, capsys, tmp_path):
    assert main(["--root", str(corpus.root), "--texts", str(tmp_path / "gone")]) == 2
    assert "There is no directory" in capsys.readouterr().err
    for root in (tmp_path / "gone", corpus.texts):
        assert main(["--root", str(root)]) == 2
        assert "There are no claims in" in capsys.readouterr().err
