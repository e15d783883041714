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
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from build_scripts.records.calculator import read_calculator
from build_scripts.records.claim import read_claim, read_parts
from build_scripts.records.fidelity import read_fidelity
from build_scripts.records.node import Place
from build_scripts.records.reader import Document, read_document
from build_scripts.records.record import Record
from build_scripts.records.records import Records, Stray
from build_scripts.records.source import read_source
from build_scripts.records.vocabulary import (
    Ratings,
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


class Slot(NamedTuple):
    """What a file is by the place where it stands; `file` begins with the name of the root directory."""

    file: str
    kind: str
    id: str


class Reading(NamedTuple):
    """One file as it was read: its slot, its document, and what was made of it."""

    slot: Slot
    document: Document
    found: list[Record] | dict | Ratings


ReadFile = Callable[[Path, Slot], Reading]


def load(root: str | os.PathLike, read_file: ReadFile | None = None) -> Records:
    """Read everything under `root`, the `claims/` directory of a checkout; `read_file` may know a faster way."""
    top = Path(root)
    shown = top.resolve().name
    records = Records()
    if not top.is_dir():
        records.strays.append(Stray(Place(shown, 1, 1), "missing-root", str(root)))
        return records
    for entry in _entries(top, shown, records):
        if entry.is_dir(follow_symlinks=False):
            _read_directory(entry, shown, records, read_file or read)
        elif entry.name != "README.md":
            records.strays.append(Stray(Place(f"{shown}/{entry.name}", 1, 1), _what(entry), entry.name))
    put_in_order(records)
    return records


def slot_of(file: str) -> Slot | None:
    """What a file is, by its name as shown: `claims/<directory>/<name>.yaml`; None for what is no record."""
    _, directory, name = parts if len(parts := file.split("/")) == 3 else ("", "", "")
    if not directory or not name.endswith(".yaml") or directory.startswith(".") or name.startswith("."):
        return None
    stem = name[:-5]
    if directory == "vocabulary":
        return Slot(file, stem, stem) if stem in VOCABULARY else None
    if directory in FOLDERS:
        return Slot(file, FOLDERS[directory][0], f"{directory}/{stem}")
    return Slot(file, "source", directory) if stem == "source" else Slot(file, "claim", f"{directory}/{stem}")


def read(path: Path, slot: Slot) -> Reading:
    """Read one file."""
    return understand(read_document(path, slot.file, slot.kind), slot)


def understand(document: Document, slot: Slot) -> Reading:
    """The records in a document."""
    if slot.kind in VOCABULARY:
        return Reading(slot, document, VOCABULARY[slot.kind](document))
    if slot.kind == "source":
        return Reading(slot, document, [read_source(slot.id, document)])
    if slot.kind == "claim":
        claim = read_claim(slot.id, document)
        return Reading(slot, document, [claim, *read_parts(claim)])
    read_in_folder = FOLDERS[slot.id.partition("/")[0]][1]
    return Reading(slot, document, [read_in_folder(slot.id, document)])


def add(reading: Reading, records: Records) -> None:
    """Put what was read of a file to the records; `put_in_order` must follow when all are in."""
    slot, document, found = reading
    records.documents.append(document)
    if slot.kind in VOCABULARY:
        records.vocabulary_documents[slot.kind] = document
        setattr(records, slot.kind, found)
    else:
        _of_kind(records, slot.kind).update((record.id, record) for record in found)
    directory = slot.file.split("/")[-2]
    if slot.kind in ("source", "claim"):
        records.directories.setdefault(directory, _source_place(slot.file.rpartition("/")[0]))


def take_out(file: str, records: Records) -> None:
    """Take out everything that was read of a file, if it was read at all."""
    slot = slot_of(file)
    if slot is None or not any(document.file == file for document in records.documents):
        return
    records.documents = [document for document in records.documents if document.file != file]
    if slot.kind in VOCABULARY:
        del records.vocabulary_documents[slot.kind]
        setattr(records, slot.kind, getattr(Records(), slot.kind))
        return
    found = _of_kind(records, slot.kind)
    for record_id in [key for key, record in found.items() if record.file == file]:
        del found[record_id]
    folder = file.rpartition("/")[0]
    if not any(document.file.startswith(f"{folder}/") for document in records.documents):
        records.directories.pop(folder.split("/")[-1], None)


def put_in_order(records: Records) -> None:
    """Claims in the order of their sources, everything else in that of the files."""
    records.claims = dict(sorted(records.claims.items(), key=lambda item: _order(item[1])))
    records.documents.sort(key=lambda document: document.file.split("/"))
    for kind in ("sources", "calculators", "fidelity", "directories", "vocabulary_documents"):
        setattr(records, kind, dict(sorted(getattr(records, kind).items())))


def _of_kind(records: Records, kind: str) -> dict:
    return getattr(records, {"source": "sources", "claim": "claims", "calculator": "calculators"}.get(kind, kind))


def _source_place(folder: str) -> Place:
    return Place(f"{folder}/source.yaml", 1, 1)


def _order(claim) -> tuple:
    return claim.source, claim.position or 0, claim.id


def _entries(directory: str | os.PathLike, shown: str, records: Records) -> list[os.DirEntry]:
    try:
        with os.scandir(directory) as found:
            return sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        name = Path(directory).name
        records.strays.append(Stray(Place(shown, 1, 1), "unreadable", error.strerror or name))
        return []


def _what(entry: os.DirEntry) -> str:
    if entry.is_symlink():
        return "link"
    return "directory" if _is_directory(entry) else "file"


def _is_directory(entry: os.DirEntry) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _read_directory(directory: os.DirEntry, above: str, records: Records, read_file: ReadFile) -> None:
    shown = f"{above}/{directory.name}"
    if directory.name != "vocabulary" and directory.name not in FOLDERS:
        records.directories[directory.name] = _source_place(shown)
    for entry in _entries(directory.path, shown, records):
        file = f"{shown}/{entry.name}"
        slot = None if _is_directory(entry) else slot_of(file)
        if slot is not None:
            add(read_file(Path(entry.path), slot), records)
        elif entry.name != "README.md":
            records.strays.append(Stray(Place(file, 1, 1), _what(entry), entry.name))
