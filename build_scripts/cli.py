"""The commands of `python -m build_scripts`. Each calls one function; what it does stands there."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CLAIMS = ROOT / "claims"
MODEL = ROOT / "calc" / "model.json"
SITE = ROOT / "site"
# Where the pages look for Python, beside the script that loads it (docs/assets/js/worker.js).
RUNTIME = SITE / "assets" / "runtime"
PORT = 8000


class OwnCommand(NamedTuple):
    """A command whose module has its options: `main(arguments)` runs it and gives the exit status."""

    module: str
    text: str


# By name, so that nothing is imported that the command does not need.
OWN_COMMANDS = {
    "check": OwnCommand("build_scripts.check.command", "check every record under claims/"),
    "comment": OwnCommand("build_scripts.hosting.comment", "write one comment on a pull request, or update it"),
    "from-issue": OwnCommand("build_scripts.hosting.from_issue", "draft a claim from an issue written with the form"),
    "impact": OwnCommand("build_scripts.impact.command", "say what a change does to the published numbers"),
    "issue": OwnCommand("build_scripts.hosting.issue", "write one issue, update it, or close it"),
    "links": OwnCommand("build_scripts.links.command", "visit the addresses of the sources, and look for copies"),
    "move": OwnCommand("build_scripts.moving.command", "give a claim or a source another id; the old one leads on"),
    "new": OwnCommand("build_scripts.contribute.new", "write a claim, or with 'new source' the record of a document"),
    "release-notes": OwnCommand("build_scripts.hosting.release_notes", "say what a release brings, claim by claim"),
    "site-url": OwnCommand("build_scripts.hosting.site_url", "print the address at which the host publishes the site"),
    "supersede": OwnCommand("build_scripts.contribute.supersede", "let another claim take the place of one"),
    "withdraw": OwnCommand("build_scripts.contribute.withdraw", "withdraw a claim, which keeps its file and its id"),
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments and arguments[0] in OWN_COMMANDS:
        return import_module(OWN_COMMANDS[arguments[0]].module).main(arguments[1:])
    options = _parser().parse_args(arguments)
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m build_scripts", description="Check the claims and build the site.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in OWN_COMMANDS.items():
        commands.add_parser(name, help=command.text, add_help=False)
    _command(commands, "compile", compile_claims, "write calc/model.json from the claims")
    build = _command(commands, "build", build_site, "build the site into site/")
    build.add_argument("--without-runtime", action="store_true", help="leave out Python for the browser")
    serve = _command(commands, "serve", serve_site, "serve site/ on this machine only")
    serve.add_argument("--port", type=int, default=PORT, help=f"the port ({PORT}); 0 takes any free one")
    _command(commands, "wheel", build_wheel, "build the wheel of calc, with the claims inside, into dist/")
    runtime = _command(commands, "runtime", prepare_runtime, "prepare Python for the browser in site/assets/runtime/")
    runtime.add_argument("--ahead", action="store_true", help="do the work, which is kept, and write nothing there")
    return parser


def _command(commands, name: str, run, text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(run=run)
    return command


def compile_claims(options=None) -> int:
    """Write the model that `calc` reads."""
    from build_scripts.records import compile_model, load, model_json

    records = load(CLAIMS)
    unreadable = [document.file for document in records.documents if document.broken]
    if unreadable:
        return _fail(
            f"Cannot compile: {', '.join(unreadable)} cannot be read.",
            "Run 'python -m build_scripts check', which says why.",
        )
    text = model_json(compile_model(records))
    # A file that has not changed keeps its date, so that what depends on it is not built again.
    if not MODEL.exists() or MODEL.read_text(encoding="utf-8") != text:
        MODEL.write_text(text, encoding="utf-8")
    return 0


def build_site(options) -> int:
    """The model, the pages, and Python for the browser."""
    status = compile_claims()
    if status or options.without_runtime:
        return status or _build_pages()
    # Building the pages empties the folder in which the runtime belongs: it is prepared elsewhere meanwhile.
    with _runtime_ahead() as ahead:
        status = _build_pages()
        if not status:
            ahead.wait()
    return status or prepare_runtime()


@contextmanager
def _runtime_ahead() -> Iterator[subprocess.Popen]:
    """Prepare the runtime in a process of its own. What goes wrong there is said when it is done once more."""
    command = [sys.executable, "-m", "build_scripts", "runtime", "--ahead"]
    ahead = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield ahead
    finally:
        if ahead.poll() is None:
            ahead.send_signal(signal.SIGINT)  # as Ctrl-C would: it takes away what is unfinished
            ahead.wait()


def _build_pages() -> int:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    # The theme's authors print an advertisement into every build log unless asked not to.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    _log_to_terminal()
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(SITE))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except Abort as error:
        return _fail(str(error), "The warnings above say what is wrong.")
    except ConfigurationError as error:
        return _fail(f"mkdocs.yml cannot be used: {error}")
    return 0


def _log_to_terminal() -> None:
    import logging

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    if not logger.handlers:
        logger.addHandler(handler)


def prepare_runtime(options=None) -> int:
    """Python for the browser, beside the pages."""
    from build_scripts.records import load
    from build_scripts.runtime import RuntimeProblem, prepare, prepare_addition

    status = compile_claims()
    if status:
        return status
    with TemporaryDirectory() as elsewhere:
        out = Path(elsewhere) if options and options.ahead else RUNTIME
        try:
            prepare(json.loads(MODEL.read_text(encoding="utf-8")), out)
            prepare_addition(load(CLAIMS), out)
        except RuntimeProblem as problem:
            return _fail(str(problem))
    return 0


def build_wheel(options=None) -> int:
    """The wheel of `calc`, with the compiled claims inside."""
    from build_scripts.runtime import RuntimeProblem
    from build_scripts.runtime.wheel import build_wheel as build

    status = compile_claims()
    if status:
        return status
    try:
        print(build(ROOT / "dist"))
    except RuntimeProblem as problem:
        return _fail(str(problem))
    return 0


def serve_site(options) -> int:
    """Serve what was built, until interrupted."""
    from build_scripts.publish.server import PortTaken, serve

    if not (SITE / "index.html").exists():
        return _fail("There is no site yet.", "Run 'make site' or 'python -m build_scripts build' first.")
    try:
        serve(SITE, options.port)
    except PortTaken as taken:
        return _fail(f"Port {options.port} is taken.", f"Use another one, such as --port {taken.free_port}.")
    return 0


def _fail(message: str, hint: str = "") -> int:
    print(f"{message} {hint}".strip(), file=sys.stderr)
    return 1
