"""The command line: `python -m calc list | show | eval ...`, offline, with the claims that calc carries.

Exit status 0 when all went well, 1 when what was asked for is wrong (no such claim, a value that cannot be read), 2
when the command itself is not understood.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from calc.commands import COMMANDS
from calc.engine import ENGINE_VERSION
from calc.errors import CalcError
from calc.messages import packaged_model
from calc.model import Model

EXAMPLES = """examples:
  python -m calc list --verdict differs
  python -m calc list --calculators
  python -m calc show costs-of-agi-2023/flop-per-token
  python -m calc eval costs-of-agi-2023/tokens-per-dollar --set cost=63M --set "tokens=1.5T to 4T"
  python -m calc eval budget#chosen_parameters --set "budget=100 million USD"
"""


def main(arguments: Sequence[str] | None = None, model: Model | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that has no × gets a ? in its place
    try:
        options.run(options, model or packaged_model())
        sys.stdout.flush()
    except CalcError as error:
        _print_error(error, sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output has gone (`... | head`); nothing more is to be said, on exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"error: the output could not be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calc",
        description="Sourced claims, and their sums done again.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"calc {ENGINE_VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for command in COMMANDS:
        command.add(commands).add_argument("--json", action="store_true", help="print JSON")
    return parser


def _print_error(error: CalcError, stream) -> None:
    print(f"error: {error.message}", file=stream)
    if error.expected:
        print(f"  expected: {error.expected}", file=stream)
    if error.hint:
        print(f"  do: {error.hint}", file=stream)
