"""Records with a draft among them, so that the check can look at it before it is a file."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.records.claim import read_claim, read_parts
from build_scripts.records.load import VOCABULARY
from build_scripts.records.node import Place
from build_scripts.records.reader import Document, parse_text
from build_scripts.records.records import Records
from build_scripts.records.source import read_source


def with_draft(records: Records, file: str, text: str) -> Records:
    """The records with a claim, source or vocabulary of this text at `file` (`claims/<source>/<name>.yaml`); what was
    there is replaced. The given records stay as they are."""
    _, folder, last = file.split("/")
    name = last.removesuffix(".yaml")
    kind = name if folder == "vocabulary" else "source" if name == "source" else "claim"
    document = Document(file, kind)
    parse_text(text, document)
    documents = [*(one for one in records.documents if one.file != file), document]
    if folder == "vocabulary":
        changed = {name: VOCABULARY[name](document)}
        vocabulary = {**records.vocabulary_documents, name: document}
        return replace(records, documents=documents, vocabulary_documents=vocabulary, **changed)
    directories = {folder: Place(f"claims/{folder}/source.yaml", 1, 1), **records.directories}
    if kind == "source":
        sources = {**records.sources, folder: read_source(folder, document)}
        return replace(records, documents=documents, directories=directories, sources=sources)
    claim = read_claim(f"{folder}/{name}", document)
    others = {key: one for key, one in records.claims.items() if key.partition("#")[0] != claim.id}
    claims = {**others, **{one.id: one for one in (claim, *read_parts(claim))}}
    claims = dict(sorted(claims.items(), key=lambda item: (item[1].source, item[1].position or 0, item[0])))
    return replace(records, documents=documents, directories=directories, claims=claims)
