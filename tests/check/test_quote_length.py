"""RR601: short quotes."""


def test_a_long_quote_is_reported(corpus):
    (corpus.root.parent / "texts/post.txt").unlink()
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: " + "word " * 41)
    assert corpus.only("RR601").found == "41 words"


def test_forty_words_are_fine_and_signs_are_not_counted(corpus):
    (corpus.root.parent / "texts/post.txt").unlink()
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: " + "word = " * 40)
    assert corpus.findings() == []
