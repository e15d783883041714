"""RR102: UTF-8 without a byte order mark."""


def test_latin_1_is_reported_at_its_first_byte(corpus):
    corpus.write("post/bad.yaml", "statement: x\nnote: caf\xe9\n".encode("latin-1"))
    found = corpus.only("RR102")
    assert (found.line, found.column) == (2, 10) and "E9" in found.found


def test_utf_16_is_named(corpus):
    corpus.write("post/bad.yaml", "statement: x\n".encode("utf-16"))
    assert corpus.only("RR102").found == "UTF-16"


def test_a_byte_order_mark_is_reported_and_the_rest_is_read(corpus):
    path = corpus.root / "post/cost.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"unit: USD", b"unit: bananas"))
    assert {one.code for one in corpus.findings()} >= {"RR102", "RR405"}


def test_any_script_is_fine(corpus):
    corpus.add("post/cost.yaml", "note: Größe, 規模, 😀\n")
    assert corpus.findings() == []
