"""`python -m build_scripts comment`: one comment on a pull request, updated in place.

    python -m build_scripts comment impact.md --name impact --pull 12

The comment is found again by a hidden marker. An empty file writes no comment where there is none, and says in an
earlier one that nothing is left. Environment: GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL. Exit status 0 when the
comment stands as it should, or there is a good reason for none; 1 when something is wrong; 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.hosting.body import AUTHOR, body, is_ours, is_same, marker, read_file
from build_scripts.hosting.host import Host, HostProblem, from_environment
from build_scripts.hosting.untrusted import harmless

NUMBER = re.compile(r"[1-9][0-9]{0,9}")
COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
NOTHING_LEFT = "Nothing moves any more: this change moves no published number and no rating."


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts comment", description=__doc__.split("\n")[0])
    options.add_argument(
        "file", type=Path, metavar="FILE", help="the text, in Markdown; empty or absent: nothing to say"
    )
    options.add_argument("--name", required=True, help="what the comment is about; it is found again by this")
    pull = options.add_mutually_exclusive_group(required=True)
    pull.add_argument("--pull", metavar="NUMBER", help="the number of the pull request")
    pull.add_argument("--pull-file", type=Path, metavar="FILE", help="a file that holds nothing but this number")
    options.add_argument(
        "--head", metavar="COMMIT", help="comment only if the pull request is open and this is its newest commit"
    )
    options.add_argument("--nothing", default=NOTHING_LEFT, metavar="TEXT", help="what replaces an earlier comment")
    options.add_argument("--footer", default="", metavar="TEXT", help="a last line of the comment, when there is one")
    options.add_argument(
        "--untrusted", action="store_true", help="the file may come from anybody: leave no links, pictures or mentions"
    )
    options.add_argument(
        "--allow", action="append", default=[], metavar="URL", help="with --untrusted: links to this site may stay"
    )
    options.add_argument("--author", default=AUTHOR, help=f"who writes the comment ({AUTHOR})")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    try:
        marker(options.name)
        number = _number(options)
        if options.head is not None and not COMMIT.fullmatch(options.head):
            raise ValueError("--head is not a commit: 40 hexadecimal digits.")
        text = read_file(options.file) if options.file.exists() or options.file.is_symlink() else ""
        host = from_environment()
        if options.head is not None:
            reason = _reason_against(host, number, options.head)
            if reason:
                print(reason)
                return 0
        if options.untrusted:
            text = harmless(text, options.allow)
        if text.strip() and options.footer:
            text = f"{text.rstrip()}\n\n{options.footer}"
        print(put(host, number, options.name, text, options.nothing, options.author))
    except (HostProblem, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _number(options: argparse.Namespace) -> int:
    """The number of the pull request. Raises `ValueError`."""
    text = options.pull if options.pull is not None else read_file(options.pull_file).strip()
    if not NUMBER.fullmatch(text):
        raise ValueError("The number of the pull request is not a number: expected digits only, such as 12.")
    return int(text)


def _reason_against(host: Host, number: int, head: str) -> str:
    """Why there shall be no comment: the number came from a fork, which may have named a request of another."""
    pull = host.get(f"/pulls/{number}")
    if pull.get("state") != "open":
        return f"Pull request {number} is closed: no comment."
    if (pull.get("head") or {}).get("sha") != head:
        return f"Pull request {number} is not, or no longer, at {head[:12]}: no comment. Its newest run writes one."
    return ""


def put(host: Host, number: int, name: str, text: str, nothing: str = NOTHING_LEFT, author: str = AUTHOR) -> str:
    """Make the comment say `text`; what was done, for the log. Raises `HostProblem`."""
    ours = _ours(host, number, name, author)
    if not text.strip():
        if not ours:
            return "Nothing to say, and no earlier comment."
        text = nothing
    wanted = body(name, text)
    if not ours:
        try:
            made = host.send("POST", f"/issues/{number}/comments", {"body": wanted})
            return f"Written: {made.get('html_url')}"
        except HostProblem as problem:
            # It may stand there all the same; to ask again without looking could make two.
            ours = _ours(host, number, name, author) if problem.may_have_worked else []
            if not ours:
                raise
    first, *others = ours
    for other in others:
        host.send("DELETE", f"/issues/comments/{other['id']}")
    if is_same(first["body"], wanted):
        return f"Unchanged: {first.get('html_url')}"
    host.send("PATCH", f"/issues/comments/{first['id']}", {"body": wanted})
    return f"Updated: {first.get('html_url')}"


def _ours(host: Host, number: int, name: str, author: str) -> list[dict]:
    comments = host.every(f"/issues/{number}/comments?per_page=100")
    return [comment for comment in comments if is_ours(comment, name, author)]
