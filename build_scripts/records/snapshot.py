"""Records that need not be read from their files again: kept beside the checkout, sent to the browser, or changed in
memory.

    records = load_kept("claims", ".cache/records")          # reads again only the files that have changed
    data = to_bytes(records); same = from_bytes(data)        # everything, for a place without the files
    changed = with_texts(records, {"claims/post/cost.yaml": "statement: …"})

What is kept is a convenience and never trusted: it is thrown away when it was written by another state of the code that
reads, and only the classes of records come out of it, so that nobody can hide a program in it.
"""

from __future__ import annotations

import gc
import hashlib
import io
import os
import pickle
import zlib
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields
from pathlib import Path

from build_scripts.records.load import Reading, Slot, add, load, put_in_order, read, slot_of, take_out, understand
from build_scripts.records.reader import Document, read_text
from build_scripts.records.records import Records

PROTOCOL = 5
OWN = "build_scripts.records."
# So many files are read again rather than that everything is written anew for them.
FEW = 20
Kept = dict[str, tuple[int, int, Reading]]


def load_kept(root: str | os.PathLike, directory: str | os.PathLike) -> Records:
    """The same as `load`; what was read is kept in `directory`, by the name, size and time of change of each file."""
    store = Path(directory) / f"{_digest(os.fsencode(Path(root).resolve()))}.pickle"
    known = _read_store(store)
    kept: Kept = {}
    anew = 0

    def read_or_recall(path: Path, slot: Slot) -> Reading:
        nonlocal anew
        try:
            about = path.lstat()
        except OSError:
            return read(path, slot)
        size, changed, reading = known.get(slot.file, (None, None, None))
        if (size, changed) != (about.st_size, about.st_mtime_ns) or reading is None:
            anew += 1
            reading = read(path, slot)
        kept[slot.file] = about.st_size, about.st_mtime_ns, reading
        return reading

    records = load(root, read_or_recall)
    if anew + len(known.keys() - kept.keys()) > (FEW if known else 0):
        _write_store(store, kept)
    return records


def to_bytes(records: Records) -> bytes:
    """Everything in a form that `from_bytes` takes back, in the same version of the code."""
    return zlib.compress(_dump(records), 9)


def from_bytes(data: bytes) -> Records:
    """The records that were made into bytes; ValueError for anything else."""
    try:
        records = _load(zlib.decompress(data))
    except Exception as error:  # unpickling what is not ours can fail in any way
        raise ValueError(f"These are no records: {error}") from error
    if not isinstance(records, Records):
        raise ValueError("These are no records.")
    return records


def with_texts(records: Records, texts: Mapping[str, str | bytes | None]) -> Records:
    """Records in which some files have these contents, or are gone where that is None; the given ones stay as they are.

    Files are named as in findings, `claims/<source-id>/<claim-id>.yaml`; ValueError for a name that is no record's.
    """
    changed = Records(**{one.name: _shallow(getattr(records, one.name)) for one in fields(Records)})
    for file, text in texts.items():
        slot = slot_of(file)
        if slot is None:
            raise ValueError(f"{file} is not the name of a record, such as claims/<source-id>/<claim-id>.yaml.")
        take_out(file, changed)
        if text is not None:
            document = Document(file, slot.kind)
            read_text(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text, document)
            add(understand(document, slot), changed)
    put_in_order(changed)
    return changed


def with_entries(records: Records, file: str, text: str) -> Records:
    """Records in which a vocabulary has the entries of `text` besides its own; the given ones stay as they are.

    Its document holds the new entries alone: the others have been checked, and reading them all again takes a second in
    a browser.
    """
    slot = slot_of(file)
    changed = with_texts(records, {file: text})
    setattr(changed, slot.kind, getattr(records, slot.kind) | getattr(changed, slot.kind))
    if slot.kind in records.vocabulary_documents:  # the line stands at the top of the file
        changed.vocabulary_documents[slot.kind].schema = records.vocabulary_documents[slot.kind].schema
    return changed


def _shallow(value: object) -> object:
    return value.copy() if isinstance(value, (dict, list)) else value


class _RecordsOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if module.startswith(OWN) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")


@contextmanager
def _without_collecting():
    """The garbage collector walks over everything again and again while thousands of objects are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _dump(content: object) -> bytes:
    with _without_collecting():
        return pickle.dumps(content, PROTOCOL)


def _load(data: bytes) -> object:
    with _without_collecting():
        return _RecordsOnly(io.BytesIO(data)).load()


def _read_store(store: Path) -> Kept:
    """What was kept; nothing when that is damaged, foreign, or from another state of the code."""
    with suppress(Exception):
        data = store.read_bytes()
        mark = _code_mark()
        if data.startswith(mark):
            kept = _load(data[len(mark) :])
            if isinstance(kept, dict) and all(isinstance(one[2], Reading) for one in kept.values()):
                return kept
    return {}


def _write_store(store: Path, kept: Kept) -> None:
    """Write in one step; where nothing can be written, everything is read again next time."""
    with suppress(OSError):
        store.parent.mkdir(parents=True, exist_ok=True)
        draft = store.with_name(f"{store.name}.{os.getpid()}")
        draft.write_bytes(_code_mark() + _dump(kept))
        draft.replace(store)


def _code_mark() -> bytes:
    """Changes with the code that reads, and with the schemas."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), *sorted((here.parent / "schema").glob("*.json"))]
    return _digest(b"\0".join(file.read_bytes() for file in files)).encode("ascii")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
