"""Every command that a workflow runs exists, with the options that it is given."""

import argparse
import re
import shlex
import subprocess
from importlib import import_module

import pytest

from build_scripts import cli
from tests.workflows.workflow import ROOT, steps

COMMAND = re.compile(r"(?:\.venv/bin/python|python3) -m build_scripts ([^)\n|>]*)")
RUNS = [(f"{step.file}: {step.job}", step.content["run"]) for step in steps() if "run" in step.content]
OURS = [(where, found.strip()) for where, run in RUNS for found in COMMAND.findall(run)]
TARGETS = sorted({found for _, run in RUNS for found in re.findall(r"^make (\S+)", run, re.MULTILINE)})
# What the machines of the host bring along, and the shell.
BROUGHT = {"mkdir", "echo", "cat", "export", "gh", "make", ".ci/run", "{", "}"}


def parser(name: str) -> argparse.ArgumentParser:
    if name in cli.OWN_COMMANDS:
        return import_module(cli.OWN_COMMANDS[name].module).parser()
    return cli._parser()


@pytest.mark.parametrize("where, line", OURS)
def test_a_command_of_ours_takes_its_options(where, line):
    name, *arguments = shlex.split(line)
    is_own = name in cli.OWN_COMMANDS
    assert parser(name).parse_args(arguments if is_own else [name, *arguments])


def test_the_commands_are_all_found():
    assert sum(run.count("-m build_scripts") for _, run in RUNS) == len(OURS)
    assert {line.split()[0] for _, line in OURS} == {
        "check", "comment", "impact", "issue", "links", "release-notes", "site-url", "wheel"
    }  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_of_make_exists(target):
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_nothing_else_is_called():
    firsts = {line.split()[0] for _, run in RUNS for line in run.splitlines() if line.strip()}
    unknown = {first for first in firsts if first not in BROUGHT and not first.startswith(("SITE", ".venv/bin/python"))}
    assert unknown - {"python3"} == set()


def test_scripts_are_short():
    assert [where for where, run in RUNS if len(run.strip().splitlines()) > 6] == []
