"""RR705: credibility 1 needs two origins."""

import pytest


@pytest.fixture
def confirmed(corpus):
    """A claim with credibility 1, and another source that says the same."""
    text = (corpus.root / "post/source.yaml").read_text()
    corpus.write("other/source.yaml", text[: text.index("text:")])
    corpus.write("other/cost.yaml", (corpus.root / "post/cost.yaml").read_text().replace("100M", "105M"))
    corpus.replace("post/cost.yaml", "credibility: 3", "credibility: 1")
    return corpus


def test_a_second_origin_confirms(confirmed):
    assert confirmed.findings() == []


def test_alone_it_is_not_confirmed(corpus):
    corpus.replace("post/cost.yaml", "credibility: 3", "credibility: 1")
    assert corpus.only("RR705").found == "no claim that says the same"


def test_a_repetition_does_not_confirm(confirmed):
    confirmed.add("other/cost.yaml", "derived_from: [post/cost]\n")
    assert "same origin (post)" in confirmed.only("RR705").found


@pytest.mark.parametrize(("old", "new"), [("105M", "200M"), ("unit: USD", "unit: million USD"), ("gpt-4", "gpt-3")])
def test_another_value_or_subject_does_not_confirm(confirmed, old, new):
    confirmed.replace("vocabulary/subjects.yaml", "gpt-4:", "gpt-3: {label: a, description: b}\ngpt-4:")
    confirmed.replace("other/cost.yaml", old, new)
    assert confirmed.only("RR705")


def test_support_confirms_what_has_no_number(confirmed):
    confirmed.replace("other/cost.yaml", "105M", "200M")
    confirmed.add("other/cost.yaml", "relations: {supports: [post/cost]}\n")
    assert confirmed.findings() == []
