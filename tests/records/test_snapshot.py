"""Records that are kept, sent, and changed in memory."""

import os
import pickle
import zlib
from pathlib import Path

import pytest

from build_scripts.records import compile_model, load, snapshot
from build_scripts.records.claim import Claim
from build_scripts.records.node import Place
from build_scripts.records.snapshot import from_bytes, load_kept, to_bytes, with_entries, with_texts
from tests.check.corpus import FILES, Corpus
from tests.check.standing import add_calculator, add_fidelity

COST = FILES["post/cost.yaml"]


@pytest.fixture
def corpus(tmp_path):
    corpus = Corpus(tmp_path)
    add_calculator(corpus)
    add_fidelity(corpus)
    corpus.write("post/several.yaml", "statement: Two.\nvalues:\n  first: {value: 1}\n  second: {value: 2}\n")
    corpus.write("post/broken.yaml", "statement: [x\n")
    corpus.write("post/hole.yaml", "note: &a x\nquote: !tag y\nlocator: 'null'\n")
    return corpus


def in_order(records):
    """What `==` of dictionaries does not see."""
    parts = [
        [one.file for one in records.documents],
        *map(list, (records.claims, records.sources, records.directories)),
    ]
    return [*parts, list(records.calculators), list(records.fidelity), list(records.vocabulary_documents)]


def assert_same(left, right):
    assert left == right
    assert in_order(left) == in_order(right)


def test_what_was_stored_is_what_was_read(corpus):
    records = load(corpus.root)
    again = from_bytes(to_bytes(records))
    assert_same(again, records)
    assert again.claims["post/cost"].at("unit") == Place("claims/post/cost.yaml", 8, 7)
    assert again.claims["post/several#second"].at("value") == records.claims["post/several#second"].at("value")
    assert compile_model(again) == compile_model(records)


def test_what_was_stored_can_be_stored_again_before_and_after_it_is_used(corpus):
    records = load(corpus.root)
    once = from_bytes(to_bytes(records))
    assert_same(from_bytes(to_bytes(once)), records)
    once.claims["post/cost"].at("unit")
    assert_same(from_bytes(to_bytes(once)), records)


@pytest.mark.parametrize("data", [b"", b"x", zlib.compress(b"x"), zlib.compress(pickle.dumps([]))])
def test_bytes_that_are_no_records_are_refused(data):
    with pytest.raises(ValueError, match="no records"):
        from_bytes(data)


@pytest.mark.parametrize("harm", [os.system, Path, eval, snapshot.os.remove])
def test_nothing_but_records_comes_out_of_bytes(harm):
    with pytest.raises(ValueError, match="no part of a record"):
        from_bytes(zlib.compress(pickle.dumps(harm)))


def kept(corpus):
    return load_kept(corpus.root, corpus.root.parent / "kept")


def files_read(corpus, monkeypatch):
    seen = []
    real = snapshot.read
    monkeypatch.setattr(snapshot, "read", lambda path, slot: seen.append(slot.file) or real(path, slot))
    records = kept(corpus)
    monkeypatch.setattr(snapshot, "read", real)
    assert_same(records, load(corpus.root))
    return seen


def test_only_what_has_changed_is_read_again(corpus, monkeypatch):
    assert len(files_read(corpus, monkeypatch)) == len(load(corpus.root).documents)
    assert files_read(corpus, monkeypatch) == []
    corpus.replace("post/cost.yaml", "100M", "63M")
    corpus.write("post/new.yaml", COST)
    assert sorted(files_read(corpus, monkeypatch)) == ["claims/post/cost.yaml", "claims/post/new.yaml"]
    (corpus.root / "post" / "tokens.yaml").unlink()
    assert "claims/post/tokens.yaml" not in files_read(corpus, monkeypatch)


def test_a_change_that_keeps_the_size_is_seen(corpus, monkeypatch):
    kept(corpus)
    path = corpus.root / "post/cost.yaml"
    corpus.replace("post/cost.yaml", "100M", "900M")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))
    assert files_read(corpus, monkeypatch) == ["claims/post/cost.yaml"]


def test_many_changes_are_kept_in_their_turn(corpus, monkeypatch):
    kept(corpus)
    for number in range(snapshot.FEW + 1):
        corpus.write(f"post/more-{number}.yaml", COST)
    assert len(files_read(corpus, monkeypatch)) == snapshot.FEW + 1
    assert files_read(corpus, monkeypatch) == []


@pytest.mark.parametrize("content", [b"", b"x" * 100, None, pickle.dumps({}), pickle.dumps(os.system)])
def test_a_damaged_or_foreign_store_is_ignored(corpus, monkeypatch, content):
    kept(corpus)
    (store,) = (corpus.root.parent / "kept").iterdir()
    mark = snapshot._code_mark()
    store.write_bytes(store.read_bytes()[:-200] if content is None else mark + content)
    assert len(files_read(corpus, monkeypatch)) == len(load(corpus.root).documents)


def test_what_another_state_of_the_code_has_kept_is_ignored(corpus, monkeypatch):
    kept(corpus)
    monkeypatch.setattr(snapshot, "_code_mark", lambda: b"another")
    assert len(files_read(corpus, monkeypatch)) == len(load(corpus.root).documents)


def test_a_place_where_nothing_can_be_kept_is_no_error(corpus):
    (corpus.root.parent / "kept").write_text("a file", encoding="utf-8")
    assert_same(kept(corpus), load(corpus.root))


@pytest.mark.parametrize("file", sorted({*FILES, "post/several.yaml", "calculators/dollar.yaml", "fidelity/post.yaml"}))
def test_a_file_put_in_as_text_is_as_if_it_stood_there(corpus, file):
    written = (corpus.root / file).read_text(encoding="utf-8")
    before = load(corpus.root)
    whole = from_bytes(to_bytes(before))
    corpus.write(file, "note: x\n")
    without = load(corpus.root)
    assert_same(with_texts(without, {f"claims/{file}": written}), whole)
    assert_same(with_texts(whole, {f"claims/{file}": "note: x\n"}), without)
    assert_same(whole, before)


def test_files_can_be_added_and_taken_out(corpus):
    before = load(corpus.root)
    added = with_texts(before, {"claims/other/first.yaml": COST, "claims/post/zzz.yaml": COST})
    corpus.write("other/first.yaml", COST)
    corpus.write("post/zzz.yaml", COST)
    assert_same(added, load(corpus.root))
    assert_same(with_texts(added, {"claims/other/first.yaml": None, "claims/post/zzz.yaml": None}), before)
    assert "other/first" not in before.claims and isinstance(added.claims["other/first"], Claim)


def test_entries_come_to_a_vocabulary_and_what_was_given_stays(corpus):
    file, before = "claims/vocabulary/subjects.yaml", load(corpus.root)
    after = with_entries(before, file, "some-7b: {label: Some 7B, description: A model., aliases: []}\n")
    assert after.subjects["some-7b"].label == "Some 7B"
    assert {**after.subjects, **before.subjects} == after.subjects and "some-7b" not in before.subjects
    assert after.vocabulary_documents["subjects"].schema == before.vocabulary_documents["subjects"].schema
    assert after.claims == before.claims


def test_texts_of_strangers_are_put_in_with_their_faults(corpus):
    records = load(corpus.root)
    changed = with_texts(records, {"claims/post/cost.yaml": b"\xff", "claims/post/tokens.yaml": "x: '\ud800'"})
    assert changed.claims["post/cost"].broken and changed.claims["post/tokens"].broken
    large = with_texts(records, {"claims/post/cost.yaml": "x" * 300_000}).claims["post/cost"]
    assert [trouble.kind for trouble in large.document.troubles] == ["too-large"]


@pytest.mark.parametrize("file", ["claims/x.yaml", "claims/post/x.yml", "claims/vocabulary/x.yaml", "x", ""])
def test_a_name_that_is_no_record_s_is_refused(corpus, file):
    with pytest.raises(ValueError, match="not the name of a record"):
        with_texts(load(corpus.root), {file: "x"})
