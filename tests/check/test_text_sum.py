"""RR604: the text that was read."""


def test_a_text_that_has_changed_is_reported_and_quotes_are_not_looked_up_in_it(corpus):
    (corpus.root.parent / "texts/post.txt").write_text("Something else.")
    assert corpus.only("RR604").field == "text.sha256"


def test_a_text_under_another_name_is_found_by_its_sum(corpus):
    texts = corpus.root.parent / "texts"
    (texts / "post.txt").rename(texts / "renamed.txt")
    corpus.replace("post/cost.yaml", "quote: GPT4", "quote: GPT5")
    assert corpus.only("RR602")


def test_a_text_that_is_not_at_hand_is_fine(corpus):
    (corpus.root.parent / "texts/post.txt").unlink()
    assert corpus.findings() == []
