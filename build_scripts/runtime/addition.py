"""The second zip: the check with its rules, schemas and libraries, and beside it the records of all claims.

Only the page on which claims are written loads it, on top of what calculators load. It holds the very modules that
`python -m build_scripts check` runs, compiled for Pyodide's Python.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec, resolve_name
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from build_scripts.form.desk import Desk
from build_scripts.form.exercise import messages
from build_scripts.form.messages import handle_text
from build_scripts.records.records import Records
from build_scripts.records.snapshot import to_bytes
from build_scripts.runtime import cache, node, selftest
from build_scripts.runtime.archive import write_stored_zip
from build_scripts.runtime.manifest import write_manifest
from build_scripts.runtime.places import CACHE, HERE, MANIFEST, PREPARED_ZIP, ROOT
from build_scripts.runtime.problem import RuntimeProblem
from build_scripts.runtime.selftest import SHOWN

#: Where finished ones are kept.
KEPT = CACHE.with_name("addition")
#: The folder, below that of the runtime, and what is in it beside the manifest.
FOLDER = "form"
ZIP = "addition.zip"
DATA = "records.data"
#: The package that answers, and where Pyodide puts the zip (docs/assets/js/addition.js).
ANSWERS = "build_scripts.form"
PLACE = "/lib/addition.zip"

#: Of our own code, all that these packages name in their imports; and the libraries that it is built on.
BEGINNINGS = ("build_scripts.form", "build_scripts.check.rules")
LIBRARIES = ("attr", "attrs", "jsonschema", "jsonschema_specifications", "referencing", "yaml")
LEFT_OUT = ("tests", "benchmarks", "__pycache__", "cli.py", "__main__.py", "exercise.py")
#: Code for the browser alone, under the name by which it is imported there.
STAND_INS = {"rpds.py": HERE / "rpds_stand_in.py", "joined.py": HERE / "joined.py"}


def prepare_addition(records: Records, runtime: Path, cache_dir: Path = KEPT) -> dict[str, Any]:
    """Fill the folder for `records` beside a prepared `runtime`; returns the manifest.

    Raises RuntimeProblem, and leaves the folder as it was, if anything fails; also if the browser's Python answers one
    of the messages of `build_scripts.form.exercise` otherwise than this one.
    """
    data, asked = to_bytes(records), messages(records)
    runtime_manifest = json.loads((runtime / MANIFEST).read_text(encoding="utf-8"))
    done = cache_dir / _fingerprint(data, runtime_manifest, asked)
    if not (done / MANIFEST).is_file():
        cache_dir.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="unfinished.", dir=cache_dir))
        try:
            (work / DATA).write_bytes(data)
            write_stored_zip(work / ZIP, _compiled_files(runtime, runtime_manifest["wheel"], work / DATA, asked))
            _self_test(runtime, work, asked, host_answers(records, asked))
            write_manifest(work, (ZIP, DATA), package=ANSWERS, zip=ZIP, data=DATA)
            work.chmod(0o755)
            cache.keep(work, done)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    cache.copy_into(done, runtime / FOLDER)
    return json.loads((runtime / FOLDER / MANIFEST).read_text(encoding="utf-8"))


def sources() -> dict[str, bytes]:
    """Everything that goes into the zip, by the name that it has there, not yet compiled."""
    found = {**STAND_INS, **_our_files()}
    for name in LIBRARIES:
        spec = find_spec(name)
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeProblem(f"The library {name}, which the check needs, is not installed. Run `make`.")
        found.update(_files(Path(spec.submodule_search_locations[0]), name))
    return {name: path.read_bytes() for name, path in sorted(found.items())}


def _our_files() -> dict[str, Path]:
    """Our modules, found by following their imports, and the data beside them."""
    ahead = [name for start in BEGINNINGS for name in (start, *_modules_in(start))]
    found: dict[str, Path] = {}
    while ahead:
        name = ahead.pop()
        path = _module_file(name)
        if path is None or name in found:
            continue
        found[name] = path
        ahead += [name.rpartition(".")[0], *_named_in(name, path)]
    code = {path.relative_to(ROOT).as_posix(): path for path in found.values()}
    folders = {path.parent for path in found.values() if path.name == "__init__.py"}
    data = (path for folder in folders for path in folder.glob("*.json"))
    return {**code, **{path.relative_to(ROOT).as_posix(): path for path in data}}


def _modules_in(package: str) -> list[str]:
    folder = ROOT / package.replace(".", "/")
    return [f"{package}.{path.stem}" for path in sorted(folder.glob("*.py")) if path.name not in LEFT_OUT]


def _module_file(name: str) -> Path | None:
    """The file of a module of ours; None for what is none."""
    if name.split(".")[0] != "build_scripts":
        return None
    place = ROOT / name.replace(".", "/")
    return next((path for path in (place / "__init__.py", place.with_suffix(".py")) if path.is_file()), None)


def _named_in(name: str, path: Path) -> Iterable[str]:
    """What a module imports by name, in functions too."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            base = resolve_name("." * part.level + (part.module or ""), package)
            yield base
            yield from (f"{base}.{alias.name}" for alias in part.names)


def _files(folder: Path, name: str) -> Iterable[tuple[str, Path]]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        is_wanted = path.is_file() and (path.suffix in (".py", ".json") or "schemas" in parts)
        if is_wanted and not set(LEFT_OUT).intersection(parts):
            yield "/".join((name, *parts)), path


def _fingerprint(data: bytes, runtime: dict[str, Any], asked: list[str]) -> str:
    """A hash of everything that the zip depends on."""
    digest = hashlib.sha256()
    prepared = {name: about["sha256"] for name, about in runtime["files"].items()}
    digest.update(json.dumps([sys.version_info[:3], prepared, asked]).encode())
    code = {path.name: path.read_bytes() for path in sorted(HERE.iterdir()) if path.suffix in (".py", ".mjs")}
    for name, content in [*sources().items(), *code.items(), ("", data)]:
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _compiled_files(runtime: Path, wheel: str, data: Path, asked: list[str]) -> dict[str, bytes]:
    with ZipFile(runtime / PREPARED_ZIP) as prepared:
        held = prepared.namelist()
    with tempfile.TemporaryDirectory() as folder:
        gathered = Path(folder, "sources.zip")
        write_stored_zip(gathered, sources())
        out = Path(folder, "out")
        out.mkdir()
        done = node.run(
            "compileAddition",
            wheel=str(runtime / wheel),
            wheelName=wheel,
            sources=str(gathered),
            data=str(data),
            compiler=str(HERE / "compiler.py"),
            package=ANSWERS,
            held=held,
            archive=PLACE,
            messages=asked,
            out=str(out),
        )
        return {name: (out / name).read_bytes() for name in done["files"]}


def host_answers(records: Records, asked: list[str]) -> list[str]:
    """What this Python answers."""
    desk = Desk(records)
    return [handle_text(message, desk) for message in asked]


def node_answers(runtime: Path, addition: Path, asked: list[str], way: str = "prepared") -> list[str]:
    """What the browser's Python answers, with the second zip beside the first, under Node."""
    script = ROOT / "docs" / "assets" / "js" / "addition.js"
    files = {"script": str(script), "zip": str(addition / ZIP), "data": str(addition / DATA), "package": ANSWERS}
    return selftest.node_answers(runtime, asked, way, files)


def different(asked: list[str], expected: list[str], actual: list[str]) -> Iterable[str]:
    """A sentence for every answer that is not the same, with the first place where it is not."""
    for message, mine, theirs in zip(asked, expected, actual, strict=True):
        want, got = json.loads(mine), json.loads(theirs)
        if _is_json(message) and want != got:
            name = next((name for name in {**want, **got} if want.get(name) != got.get(name)), "")
            mine, theirs = (repr(one.get(name))[:600] for one in (want, got))
            yield f"{name} of the answer to {message[:300]}: expected {mine}, got {theirs}"


def _is_json(message: str) -> bool:
    """Each Python has its own words for what is no JSON."""
    try:
        json.loads(message)
    except ValueError:
        return False
    return True


def _self_test(runtime: Path, addition: Path, asked: list[str], expected: list[str]) -> None:
    actual = node_answers(runtime, addition, asked)
    if others := list(different(asked, expected, actual)):
        raise RuntimeProblem(
            "The check does not find the same in the browser's Python as here; it is not published:\n  "
            + "\n  ".join(others[:SHOWN])
        )
