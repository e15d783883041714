"""Runs inside Pyodide, under Node: which modules calc really needs, and their code compiled.

Not imported by the host. `pyodide.mjs` runs it as it is, so it stands alone.
"""

import ast
import contextlib
import importlib
import importlib.util
import json
import os
import sys
import zipimport

# Python itself imports these when something goes wrong or is printed, which no exercise covers for sure.
MARGIN = [
    "_colorize",
    "ast",
    "codeop",
    "contextlib",
    "copy",
    "copyreg",
    "dis",
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.utf_8",
    "enum",
    "functools",
    "inspect",
    "keyword",
    "linecache",
    "opcode",
    "operator",
    "reprlib",
    "string",
    "textwrap",
    "token",
    "tokenize",
    "traceback",
    "types",
    "typing",
    "warnings",
    "weakref",
]


def exercise(package, messages):
    """Answer every message, as a page would ask them; what an answer says is not looked at here."""
    handle_text = importlib.import_module(package + ".messages").handle_text
    for message in messages:
        handle_text(message)


def import_what_is_named(package):
    """Import all that the loaded modules of `package` name, functions included, until nothing is new."""
    done = set()
    while todo := [name for name in sys.modules if name.split(".")[0] == package and name not in done]:
        for name in todo:
            done.add(name)
            for wanted in sorted(named_in(name)):
                import_quietly(wanted)


def named_in(name):
    """The modules that the source of module `name` imports by name."""
    spec = sys.modules[name].__spec__
    source = spec.loader.get_source(name)
    parent = name if spec.submodule_search_locations is not None else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = importlib.util.resolve_name("." * node.level + (node.module or ""), parent)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def import_quietly(name):
    """Import `name` if there is such a module: `from a import b` names a module or something inside one."""
    with contextlib.suppress(ImportError):
        importlib.import_module(name)


def loaded_from(archive):
    """(name in the archive, source) of each loaded module that came from this zip, in order."""
    found = {}
    for name, module in list(sys.modules.items()):
        loader = getattr(getattr(module, "__spec__", None), "loader", None)
        if isinstance(loader, zipimport.zipimporter) and loader.archive == archive:
            path = loader.get_filename(name)
            found[path[len(archive) + 1 :]] = loader.get_data(path)
    return sorted(found.items())


def everything_else(package, archive):
    """(name, content) of the package's files that are not code, such as the claims."""
    importer = zipimport.zipimporter(archive)
    names = (name.replace(os.sep, "/") for name in zipimport._zip_directory_cache[archive])
    for name in sorted(names):
        if name.startswith(package + "/") and not name.endswith((".py", "/")):
            yield name, importer.get_data(f"{archive}/{name}")


def compiled(name, source, folder, archive=None):
    """The unchecked-hash .pyc of one module, without docstrings and assertions.

    `archive` is the zip in which the module will lie in the browser; tracebacks show it.
    """
    import py_compile  # here, so that it is not taken for a module that calc needs

    path = f"{folder}/{name}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(source)
    return py_compile.compile(
        path,
        cfile=path + "c",
        dfile=f"{archive or stdlib_zip()}/{name}",
        doraise=True,
        optimize=2,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )


def stdlib_zip():
    """Where Pyodide puts the zip with the standard library."""
    return f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip"


def compile_all(package, wheel, messages, folder):
    """Write what the prepared zip must hold to `folder`; returns what was done, as JSON."""
    sys.path.insert(0, wheel)
    exercise(package, messages)
    import_what_is_named(package)
    for name in MARGIN:
        importlib.import_module(name)
    names = []
    for archive in (stdlib_zip(), wheel):
        for name, source in loaded_from(archive):
            compiled(name, source, folder)
            os.remove(f"{folder}/{name}")
            names.append(name + "c")
    for name, content in everything_else(package, wheel):
        with open(f"{folder}/{name}", "wb") as file:
            file.write(content)
        names.append(name)
    return json.dumps({"files": names, "python": sys.version.split()[0]})


def compile_addition(package, wheel, sources, data, held, archive, messages, folder):
    """Write what the second zip must hold to `folder`: all of the zip `sources`, and what it needs beyond `held`.

    `held` are the names in the prepared zip, `archive` is where the second one will lie. The data go to
    `<package>.messages.start` before the messages are answered.
    """
    sys.path[:0] = [wheel, sources]
    importlib.import_module(package + ".messages").start(data)
    exercise(package, messages)
    import_what_is_named(package)
    wanted = dict(loaded_from(stdlib_zip()) + loaded_from(wheel))
    importer = zipimport.zipimporter(sources)
    ours = {name.replace(os.sep, "/") for name in zipimport._zip_directory_cache[sources] if not name.endswith("/")}
    wanted.update((name, importer.get_data(f"{sources}/{name}")) for name in ours)
    names = []
    for name, content in sorted(wanted.items()):
        if name.endswith(".py") and name + "c" not in held:
            compiled(name, content, folder, archive)
            os.remove(f"{folder}/{name}")
            names.append(name + "c")
        elif name in ours and not name.endswith(".py"):
            path = f"{folder}/{name}"
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)
            names.append(name)
    return json.dumps({"files": names})
