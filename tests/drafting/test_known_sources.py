"""Sources are found by any of their addresses."""

import pytest

from build_scripts.drafting.source import is_same_version, sources_at
from build_scripts.records import load


@pytest.mark.parametrize("text", ["", "no address", "http://[", "ftp://example.org/x", "https://a:b:c/", "\x00"])
def test_what_is_no_address_leads_nowhere(text, records):
    assert sources_at(records, text) == []


def test_a_source_is_found_by_its_address(records):
    assert [one.id for one in sources_at(records, "http://www.example.org/post/?utm_source=x")] == ["post"]
    assert sources_at(records, "https://example.org/other") == []


def test_of_two_versions_the_one_that_is_named_comes_first(corpus):
    corpus.replace("post/source.yaml", "https://example.org/post", "https://arxiv.org/abs/2211.04325v1")
    other = (corpus.root / "post/source.yaml").read_text(encoding="utf-8").replace("v1", "v2")
    corpus.write("later/source.yaml", other)
    records = load(corpus.root)
    found = sources_at(records, "https://arxiv.org/pdf/2211.04325v2")
    assert [one.id for one in found] == ["later", "post"]
    assert is_same_version(found[0], "https://arxiv.org/pdf/2211.04325v2")
    assert not is_same_version(found[1], "https://arxiv.org/pdf/2211.04325v2")
