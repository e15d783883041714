"""`python -m build_scripts impact BASE [HEAD]`: what a change of the claims does, as one short comment.

BASE and HEAD are revisions of Git, or directories with claims; without HEAD the files as they are now. Nothing is
printed where nothing moves. Exit status 0, also when something is lost; 1 for a state that cannot be had, 2 for a wrong
command line.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from build_scripts.check.finding import printable
from build_scripts.impact.comparison import Impact, compare
from build_scripts.impact.markdown import markdown
from build_scripts.impact.plain import as_json, text
from build_scripts.impact.state import State, read_state
from build_scripts.publish.safe_url import safe_url
from build_scripts.repository.export import export
from build_scripts.repository.git import GitProblem, Repository

CHECKOUT = Path(__file__).resolve().parents[2]
# What both states are computed with, whatever they themselves hold.
CODE = "calc"


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts impact", description=__doc__.split("\n")[0])
    options.add_argument("base", metavar="BASE", help="the state before: a revision, or a directory with claims")
    options.add_argument("head", metavar="HEAD", nargs="?", help="the state after; without it, the files as they are")
    options.add_argument(
        "--merge-base",
        action="store_true",
        help="compare with the commit at which HEAD left BASE, so that what BASE gained since is no loss",
    )
    options.add_argument("--root", type=Path, default=CHECKOUT / "claims", help="the directory with the claims")
    options.add_argument("--site", metavar="URL", help="the address of the built site, for links to its pages")
    options.add_argument("--format", choices=("markdown", "json", "text"), default="markdown", help="how it is written")
    options.add_argument("--output", type=Path, metavar="FILE", help="write it into this file instead")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    if options.site is not None and safe_url(options.site) is None:
        return _fail(2, f"'{options.site}' is no address of a site.", "Write it as https://example.org/reckoner/.")
    try:
        if options.merge_base:
            options.base = _merge_base(options)
        before, after = (_state(name, options.root) for name in (options.base, options.head))
    except GitProblem as problem:
        return _fail(1, str(problem), problem.advice)
    written = _write(compare(before, after), options, _notes(options))
    if options.output is None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(written.encode(encoding, errors="backslashreplace").decode(encoding))
        return 0
    try:
        options.output.write_text(written, encoding="utf-8")
    except OSError as error:
        return _fail(1, f"'{options.output}' cannot be written: {error.strerror}.", "Name another file.")
    return 0


def _state(name: str | None, root: Path) -> State:
    """The state that a revision or a directory names; without a name, the files as they are."""
    if name is None:
        return _of_directory(root, root, root.name)
    repository = Repository.around(root) if root.is_dir() else None
    if Path(name).is_dir() and (repository is None or not _is_revision(repository, name)):
        inner = Path(name) / root.name
        return _of_directory(inner if inner.is_dir() else Path(name), name, root.name)
    if repository is None:
        raise GitProblem(
            f"'{name}' is no directory, and '{root}' is in no repository of Git that can be read.",
            "Name a directory with claims, or run this in a clone; Git refuses one of another user's until its setting "
            "safe.directory names it.",
        )
    with tempfile.TemporaryDirectory(prefix="impact-") as folder:
        into = Path(folder) / root.name
        export(repository, name, repository.place(root), into)
        return read_state(into)


def _of_directory(folder: Path, name: str | Path, inner: str) -> State:
    """The state in a directory. Another than one of claims would be taken for one in which all of them are missing."""
    if not (folder / "vocabulary").is_dir() and next(folder.glob("*/source.yaml"), None) is None:
        raise GitProblem(
            f"There are no claims in {name}.",
            "Name a revision of Git, or a directory with vocabulary/ and a folder with a source.yaml for each source, "
            f"or a directory that has these in {inner}/.",
        )
    return read_state(folder)


def _merge_base(options: argparse.Namespace) -> str:
    repository = Repository.around(options.root) if options.root.is_dir() else None
    if repository is None:
        raise GitProblem(f"'{options.root}' is in no repository of Git.", "Compare without --merge-base.")
    return repository.merge_base(options.base, options.head or "HEAD")


def _is_revision(repository: Repository, name: str) -> bool:
    try:
        repository.commit(name)
    except GitProblem:
        return False
    return True


def _notes(options: argparse.Namespace) -> list[str]:
    """What a reader has to know besides: where the code that computes differs as well, its effect is not in this."""
    repository = Repository.around(options.root) if options.root.is_dir() else None
    names = [name for name in (options.base, options.head) if name is not None]
    if repository is None or not all(_is_revision(repository, name) for name in names):
        return []
    commits = [repository.commit(name) for name in names]
    if not repository.run("diff", "--name-only", "--no-ext-diff", *commits, "--", CODE).strip():
        return []
    return [f"{CODE}/ changes too. Both states were computed with the code of this checkout."]


def _write(impact: Impact, options: argparse.Namespace, notes: list[str]) -> str:
    if options.format == "json":
        return as_json(impact, notes)
    if options.format == "text":
        return text(impact, notes)
    return markdown(impact, options.site, notes)


def _fail(status: int, message: str, advice: str = "") -> int:
    print(printable(f"{message} {advice}".strip(), 1000), file=sys.stderr)
    return status
