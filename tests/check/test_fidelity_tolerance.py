"""RR533: tolerances that can fail, and misprints."""

import pytest

from build_scripts.check.rules.fidelity_tolerance import tight
from tests.check.standing import add_fidelity


def within(corpus, text, cost="100M USD", why=True):
    add_fidelity(corpus, "within: 0.1%", f"within: {text}" + ("\n    why: The post rounds." if why else ""))
    corpus.replace("fidelity/post.yaml", "cost: 100M USD", f"cost: {cost}")


def test_a_tolerance_that_almost_anything_passes_is_reported(corpus):
    within(corpus, "50%", cost="140M USD")
    assert corpus.only("RR533").message == "'The division' passes within 50%, which almost anything would."


def test_one_much_wider_than_the_difference_is_reported_with_a_better_one(corpus):
    within(corpus, "5%", cost="101M USD")
    found = corpus.only("RR533")
    assert (found.field, found.advice) == ("cases[1].within", "Write for example `within: 1%`.")


@pytest.mark.parametrize("text", ["1%", "1.4%", "0.99010%"])
def test_half_as_wide_again_is_room_enough(corpus, text):
    within(corpus, text, cost="101M USD")
    assert corpus.findings() == []


def test_a_tenth_of_a_per_cent_is_always_allowed(corpus):
    within(corpus, "0.1%", why=False)
    assert corpus.findings() == []


@pytest.mark.parametrize(("value", "codes"), [("4e4", []), ("40k", ["RR533"])])
def test_digits_that_leave_more_open_allow_more(corpus, value, codes):
    """A 4 that stands alone is 3.5 to 4.5, an eighth to each side."""
    within(corpus, "12%", cost="111M USD")
    corpus.replace("post/tokens-per-dollar.yaml", "value: 40k", f"value: {value}")
    assert [one.code for one in corpus.findings("RR533")] == codes


MISPRINT = "published: post/tokens-per-dollar\n    mended: 80k token/USD\n    why: A dollar of the post buys half."


def test_a_misprint_is_compared_with_what_was_meant(corpus):
    add_fidelity(corpus, "published: post/tokens-per-dollar", MISPRINT)
    corpus.replace("fidelity/post.yaml", "cost: 100M USD", "cost: 50M USD")
    assert corpus.findings() == []


def test_a_misprint_that_is_mended_wrongly_is_reported(corpus):
    add_fidelity(corpus, "published: post/tokens-per-dollar", MISPRINT)
    corpus.replace("fidelity/post.yaml", "cost: 100M USD", "cost: 40M USD")
    assert "published 80000, ours 100000" in corpus.only("RR532").found


def test_a_misprint_without_a_reason_is_reported(corpus):
    add_fidelity(corpus, "published: post/tokens-per-dollar", MISPRINT.partition("\n    why")[0])
    corpus.replace("fidelity/post.yaml", "cost: 100M USD", "cost: 50M USD")
    assert corpus.only("RR532").found == "printed 40000, mended 80000 token/USD"


def test_what_needs_no_mending_is_reported(corpus):
    add_fidelity(corpus, "published: post/tokens-per-dollar", MISPRINT.replace("80k", "40.1k"))
    corpus.replace("fidelity/post.yaml", "within: 0.1%", "within: 0.3%")
    found = corpus.only("RR533")
    assert (found.field, found.advice) == ("cases[1].mended", "Delete the line.")


def test_a_mended_amount_that_does_not_fit_is_reported(corpus):
    add_fidelity(corpus, "published: post/tokens-per-dollar", MISPRINT.replace("80k token/USD", "80k token"))
    assert corpus.only("RR531").field == "cases[1].formula"


@pytest.mark.parametrize(
    ("difference", "text"), [(0.0, "0.1%"), (0.0012, "0.15%"), (0.0101, "1.5%"), (0.05, "6%"), (0.133, "15%")]
)
def test_the_tolerance_that_is_offered_is_round_and_tight(difference, text):
    assert tight(difference) == text
