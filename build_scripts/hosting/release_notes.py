"""`python -m build_scripts release-notes TAG`: what a release brings, claim by claim, in Markdown.

    python -m build_scripts release-notes v1.2                 since the tag before it
    python -m build_scripts release-notes v1.2 --since v1.0

Exit status 0, also when no claim changed; 1 when a state cannot be had; 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from build_scripts.hosting.body import fit
from build_scripts.impact.comparison import Impact, Item, Moved, compare
from build_scripts.impact.escaping import code, escape, link
from build_scripts.impact.numbers import factor_words, number_words
from build_scripts.impact.state import State, read_state
from build_scripts.impact.summary import headline
from build_scripts.printable import printable, write
from build_scripts.publish.safe_url import safe_url
from build_scripts.repository.export import export
from build_scripts.repository.git import GitProblem, Repository

CLAIMS = Path(__file__).resolve().parents[2] / "claims"
TAGS = "v*"  # as release.yml has them
LONGEST = 120_000  # bytes; the host takes 125,000 characters
MOST_OPEN = 40  # lines of a list that is not folded
OFFLINE = (
    "The wheel below holds `calc` and these claims: `pip install` it, and `python -m calc list` shows them offline."
)


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts release-notes", description=__doc__.split("\n")[0])
    options.add_argument("tag", metavar="TAG", help="the tag of the release")
    options.add_argument("--since", metavar="TAG", help="the release before; without it, the nearest tag before")
    options.add_argument("--root", type=Path, default=CLAIMS, help="the directory with the claims")
    options.add_argument("--site", metavar="URL", help="the address of the built site, for links to its pages")
    options.add_argument("--output", type=Path, metavar="FILE", help="write the notes into this file instead")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    if options.site is not None and safe_url(options.site) is None:
        print(printable(f"'{options.site}' is no address of a site."), file=sys.stderr)
        return 2
    repository = Repository.around(options.root) if options.root.is_dir() else None
    try:
        if repository is None:
            raise GitProblem(f"'{options.root}' is in no repository of Git.", "Run this in a clone, with its tags.")
        text = notes(repository, options.root, options.tag, options.since, options.site)
        if options.output is None:
            write(text)
        else:
            options.output.write_text(text, encoding="utf-8")
    except GitProblem as problem:
        print(printable(f"{problem} {problem.advice}".strip()), file=sys.stderr)
        return 1
    except OSError as error:
        print(printable(f"{options.output} cannot be written: {error.strerror}."), file=sys.stderr)
        return 1
    return 0


def notes(repository: Repository, root: Path, tag: str, since: str | None, site: str | None = None) -> str:
    """The notes of the release `tag`. Raises `GitProblem`."""
    commit = repository.commit(tag)
    before = since or previous_tag(repository, commit)
    after = _state(repository, root, commit)
    if before is None:
        records = after.records
        parts = [f"The first release: {len(records.claims):,} claims of {len(records.sources):,} sources."]
    else:
        impact = compare(_state(repository, root, repository.commit(before)), after)
        parts = [*_parts(impact, site), f"Since {code(before)}."]
    return fit("\n\n".join([*parts, OFFLINE]) + "\n", LONGEST)


def previous_tag(repository: Repository, commit: str) -> str | None:
    """The nearest tag of a release before a commit; None where there is none."""
    try:
        found = repository.run("describe", "--tags", "--abbrev=0", f"--match={TAGS}", f"{commit}^")
    except GitProblem:
        return None
    return found.decode("utf-8", "replace").strip()


def _state(repository: Repository, root: Path, commit: str) -> State:
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        into = Path(folder) / root.name
        export(repository, commit, repository.place(root), into)
        return read_state(into)


def _parts(impact: Impact, site: str | None) -> Iterator[str]:
    """The headline, then each kind of change with its claims; data loss first."""
    if impact.is_nothing:
        yield "No claim changed."
        return
    yield f"**{headline(impact)}**"
    yield from _section("Lost", (_item(item, site) for item in impact.lost))
    yield from _section("Withdrawn", (_item(item, site) for item in impact.withdrawn))
    yield from _section("Superseded", (_item(item, site) for item in impact.superseded))
    yield from _section("Numbers that moved", (_moved(moved, site) for moved in impact.numbers))
    yield from _section("Changed", _changes(impact, site))
    yield from _section("Added", (_item(item, site) for item in impact.added))
    yield from _section("New addresses", (f"{code(step.before)} → {code(step.after)}" for step in impact.renamed))


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    entries = list(entries)
    if not entries:
        return
    yield f"## {title}"
    text = "\n".join(f"- {entry}" for entry in entries)
    if len(entries) <= MOST_OPEN:
        yield text
    else:
        yield f"<details><summary>{len(entries):,} of them</summary>\n\n{text}\n\n</details>"


def _changes(impact: Impact, site: str | None) -> Iterator[str]:
    """One entry for each claim: its fields, its rating and its verdict, before and after."""
    names: dict[str, tuple[str, str | None]] = {}
    lines: dict[str, list[str]] = defaultdict(list)
    for changed in impact.changed:
        names[changed.id] = changed.text, changed.url
        lines[changed.id] += [
            f"{escape(one.field)}: {_value(one.before)} → {_value(one.after)}" for one in changed.fields
        ]
    for what, steps in (("rating", impact.ratings), ("verdict", impact.verdicts)):
        for step in steps:
            names.setdefault(step.id, (step.text, step.url))
            lines[step.id].append(f"{what}: {escape(step.before)} → {escape(step.after)}")
    for id, (text, url) in names.items():
        yield "\n  - ".join([_named(id, text, url, site), *lines[id]])


def _moved(moved: Moved, site: str | None) -> str:
    number = moved.shown
    before, after = number_words(moved)
    words = f"{_named(number.id, number.label, number.url, site)}, {escape(number.what)}"
    return f"{words}: {escape(before)} → {escape(after)} {escape(factor_words(moved))}".rstrip()


def _item(item: Item, site: str | None) -> str:
    reason = f" ({escape(item.reason)})" if item.reason else ""
    return _named(item.id, item.text, item.url, site) + reason


def _named(id: str, text: str, url: str | None, site: str | None) -> str:
    return link(code(id), site, url) + ("" if text == id else f" {escape(text)}")


def _value(text: str | None) -> str:
    return "nothing" if text is None else escape(text)
