"""Runs inside Pyodide: lets a package lie in two zips. It goes into the added zip as it is, so it stands alone.

The prepared zip holds of each package of the standard library, and of `calc`, what calculators need. What the check
needs beyond that lies in the added zip, where Python would not look for the rest of a package that it has found.
"""

import importlib
import sys
import zipimport


def join(archive):
    """Let every package of which only a part lies in `archive` be looked for there too."""
    zipimport.zipimporter(archive)
    names = {name.replace("\\", "/") for name in zipimport._zip_directory_cache[archive]}
    folders = {name.rpartition("/")[0] for name in names if name.endswith(".pyc") and "/" in name}
    for folder in sorted(folders):
        if f"{folder}/__init__.pyc" not in names:
            importlib.import_module(folder.replace("/", "."))
            sys.modules[folder.replace("/", ".")].__path__.append(f"{archive}/{folder}")
