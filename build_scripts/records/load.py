"""Finds and reads every record under a `claims/` directory.

    claims/<source-id>/source.yaml
    claims/<source-id>/<claim-id>.yaml
    claims/calculators/<id>.yaml
    claims/fidelity/<id>.yaml
    claims/vocabulary/{quantities,subjects,ratings,questions,featured,moved}.yaml

Nothing here fails because of what a file holds; `check` says what is wrong with it.
"""

from __future__ import annotations

import os
from pathlib import Path

from build_scripts.records.calculator import read_calculator
from build_scripts.records.claim import read_claim, read_parts
from build_scripts.records.fidelity import read_fidelity
from build_scripts.records.node import Place
from build_scripts.records.reader import Document, read_document
from build_scripts.records.records import Records, Stray
from build_scripts.records.source import read_source
from build_scripts.records.vocabulary import (
    read_featured,
    read_moved,
    read_quantities,
    read_questions,
    read_ratings,
    read_subjects,
)

VOCABULARY = {
    "quantities": read_quantities,
    "subjects": read_subjects,
    "ratings": read_ratings,
    "questions": read_questions,
    "featured": read_featured,
    "moved": read_moved,
}
# Folders that hold no claims: what each of their files is, and how it is read.
FOLDERS = {"calculators": ("calculator", read_calculator), "fidelity": ("fidelity", read_fidelity)}


def load(root: str | os.PathLike) -> Records:
    """Read everything under `root`, the `claims/` directory of a checkout."""
    top = Path(root)
    shown = top.resolve().name
    records = Records()
    if not top.is_dir():
        records.strays.append(Stray(Place(shown, 1, 1), "missing-root", str(root)))
        return records
    for entry in _entries(top, shown, records):
        if entry.is_dir(follow_symlinks=False):
            _read_directory(Path(entry.path), entry.name, f"{shown}/{entry.name}", records)
        elif entry.name != "README.md":
            records.strays.append(Stray(Place(f"{shown}/{entry.name}", 1, 1), _what(entry), entry.name))
    records.claims = dict(sorted(records.claims.items(), key=lambda item: _order(item[1])))
    return records


def _order(claim) -> tuple:
    return claim.source, claim.position or 0, claim.id


def _entries(directory: Path, shown: str, records: Records) -> list[os.DirEntry]:
    try:
        with os.scandir(directory) as found:
            return sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        records.strays.append(Stray(Place(shown, 1, 1), "unreadable", error.strerror or directory.name))
        return []


def _what(entry: os.DirEntry) -> str:
    if entry.is_symlink():
        return "link"
    return "directory" if entry.is_dir() else "file"


def _read_directory(directory: Path, name: str, shown: str, records: Records) -> None:
    if name != "vocabulary" and name not in FOLDERS:
        records.directories[name] = Place(f"{shown}/source.yaml", 1, 1)
    for entry in _entries(directory, shown, records):
        file = f"{shown}/{entry.name}"
        if entry.is_dir() or not entry.name.endswith(".yaml"):
            if entry.name != "README.md":
                records.strays.append(Stray(Place(file, 1, 1), _what(entry), entry.name))
        elif name == "vocabulary":
            _read_vocabulary(Path(entry.path), entry.name[:-5], file, records)
        elif name in FOLDERS:
            _read_in_folder(Path(entry.path), name, entry.name[:-5], file, records)
        else:
            _read_record(Path(entry.path), f"{name}/{entry.name[:-5]}", file, records)


def _read_record(path: Path, record_id: str, file: str, records: Records) -> None:
    source_id, _, name = record_id.partition("/")
    document = read_document(path, file, "source" if name == "source" else "claim")
    records.documents.append(document)
    if name == "source":
        records.sources[source_id] = read_source(source_id, document)
    else:
        claim = read_claim(record_id, document)
        records.claims.update({one.id: one for one in (claim, *read_parts(claim))})


def _read_in_folder(path: Path, folder: str, name: str, file: str, records: Records) -> None:
    kind, read = FOLDERS[folder]
    document = read_document(path, file, kind)
    records.documents.append(document)
    record_id = f"{folder}/{name}"
    getattr(records, folder)[record_id] = read(record_id, document)


def _read_vocabulary(path: Path, kind: str, file: str, records: Records) -> None:
    if kind not in VOCABULARY:
        records.strays.append(Stray(Place(file, 1, 1), "file", f"{kind}.yaml"))
        return
    document: Document = read_document(path, file, kind)
    records.documents.append(document)
    records.vocabulary_documents[kind] = document
    setattr(records, kind, VOCABULARY[kind](document))
