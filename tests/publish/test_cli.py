"""The commands, as far as they are ours."""

import pytest

from build_scripts import cli


@pytest.mark.parametrize("command", ["check", "compile", "build", "serve", "wheel", "runtime"])
def test_every_command_is_listed(command, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    assert f"\n    {command} " in capsys.readouterr().out


def test_serving_before_building_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cli, "SITE", tmp_path)
    assert cli.main(["serve"]) == 1
    assert "make site" in capsys.readouterr().err


def test_an_unreadable_record_is_not_compiled_away(tmp_path, monkeypatch, capsys):
    (tmp_path / "claims" / "post").mkdir(parents=True)
    (tmp_path / "claims" / "post" / "x.yaml").write_text("statement: [", encoding="utf-8")
    monkeypatch.setattr(cli, "CLAIMS", tmp_path / "claims")
    monkeypatch.setattr(cli, "MODEL", tmp_path / "model.json")
    assert cli.main(["compile"]) == 1
    assert "x.yaml" in capsys.readouterr().err
    assert not (tmp_path / "model.json").exists()
