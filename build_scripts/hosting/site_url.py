"""`python -m build_scripts site-url`: the address at which the host publishes the site.

Printed alone, so that a workflow can take it: SITE_URL=$(python -m build_scripts site-url). Asks the host, which knows
of a domain of one's own, and else follows its rule for names. Environment: as for `comment`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from build_scripts.hosting.host import Host, HostProblem, from_environment
from build_scripts.publish.safe_url import safe_url


def parser() -> argparse.ArgumentParser:
    """The options of the command: none."""
    return argparse.ArgumentParser(prog="python -m build_scripts site-url", description=__doc__.split("\n")[0])


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser().parse_args(argv)
    try:
        host = from_environment()
    except HostProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(site_url(host))
    return 0


def site_url(host: Host) -> str:
    """The address, with a slash at its end."""
    try:
        known = safe_url((host.get("/pages") or {}).get("html_url"))
    except HostProblem as problem:
        # Pages is not set up yet, or this job may not ask: no reason to fail.
        print(f"{problem} The address follows from the repository's name.", file=sys.stderr)
        known = None
    return _closed(known or _by_name(host.repository))


def _by_name(repository: str) -> str:
    owner, name = repository.split("/")
    domain = f"{owner.lower()}.github.io"
    return f"https://{domain}/" if name.lower() == domain else f"https://{domain}/{name}/"


def _closed(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"
