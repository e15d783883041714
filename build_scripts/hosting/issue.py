"""`python -m build_scripts issue`: one issue, updated in place, closed when there is nothing to say.

    python -m build_scripts issue links.md --name links --title "Links that need a look"

The issue is found again by a hidden marker. Environment: GITHUB_TOKEN, GITHUB_REPOSITORY,
GITHUB_API_URL. Exit status 0 when the issue stands as it should, 1 when something is wrong, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.hosting.body import AUTHOR, body, is_ours, is_same, marker, read_file
from build_scripts.hosting.host import Host, HostProblem, from_environment

NOTHING_LEFT = "Nothing is left to do."


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts issue", description=__doc__.split("\n")[0])
    options.add_argument("file", type=Path, metavar="FILE", help="the text, in Markdown; empty: the issue is closed")
    options.add_argument(
        "--name", required=True, help="what the issue is about, and its label; it is found again by this"
    )
    options.add_argument("--title", required=True, help="the title of the issue")
    options.add_argument("--author", default=AUTHOR, help=f"who writes the issue ({AUTHOR})")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    try:
        marker(options.name)
        text = read_file(options.file)
        print(put(from_environment(), options.name, options.title, text, options.author))
    except (HostProblem, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def put(host: Host, name: str, title: str, text: str, author: str = AUTHOR) -> str:
    """Make the issue say `text`; what was done, for the log. Raises `HostProblem`."""
    ours = _ours(host, name, author)
    if not text.strip() and (ours is None or ours["state"] == "closed"):
        return "Nothing to say, and no open issue."
    if ours is None:
        try:
            made = host.send("POST", "/issues", {"title": title, "body": body(name, text), "labels": [name]})
            return f"Opened: {made.get('html_url')}"
        except HostProblem as problem:
            # It may be there all the same; to ask again without looking could make two.
            ours = _ours(host, name, author) if problem.may_have_worked else None
            if ours is None:
                raise
    wanted = {
        "title": title,
        "body": body(name, text if text.strip() else NOTHING_LEFT),
        "state": "open" if text.strip() else "closed",
    }
    if all(is_same(ours.get(key), value) for key, value in wanted.items()):
        return f"Unchanged: {ours.get('html_url')}"
    host.send("PATCH", f"/issues/{ours['number']}", wanted)
    return f"{'Updated' if text.strip() else 'Closed'}: {ours.get('html_url')}"


def _ours(host: Host, name: str, author: str) -> dict | None:
    """The issue, an open one first. The list holds pull requests too, which are none.

    It is not narrowed by the label: the host drops labels that the token may not make, and people take them away.
    """
    found = [
        issue
        for issue in host.every("/issues?state=all&per_page=100")
        if "pull_request" not in issue and is_ours(issue, name, author)
    ]
    return min(found, key=lambda issue: (issue["state"] != "open", -issue["number"]), default=None)
