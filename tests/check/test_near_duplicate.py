"""RR308: nothing is entered twice."""


def copy(corpus, name, to):
    corpus.write(to, (corpus.root / name).read_text(encoding="utf-8"))


def both(corpus):
    """The findings on the two that are alike; nothing else may be found."""
    found = corpus.findings("RR308")
    assert len(found) == 2 and corpus.findings() == []
    return found


def test_a_claim_that_is_entered_twice_is_a_warning_on_both(corpus):
    copy(corpus, "post/cost.yaml", "post/price.yaml")
    corpus.replace("post/price.yaml", "position: 1", "position: 9")
    first, second = both(corpus)
    assert (first.severity, first.file, first.field) == ("warning", "claims/post/cost.yaml", "quote")
    assert "'post/price'" in first.message and "'post/cost'" in second.message


def test_three_of_a_kind_are_three_warnings(corpus):
    for number in (8, 9):
        copy(corpus, "post/cost.yaml", f"post/price-{number}.yaml")
        corpus.replace(f"post/price-{number}.yaml", "position: 1", f"position: {number}")
    assert len(corpus.findings("RR308")) == 3


def test_the_same_claim_in_another_source_is_a_rival_and_no_duplicate(corpus):
    copy(corpus, "post/source.yaml", "other/source.yaml")
    copy(corpus, "post/cost.yaml", "other/cost.yaml")
    corpus.replace("other/source.yaml", "https://example.org/post", "https://example.org/other")
    corpus.replace("other/source.yaml", "title: A post", "title: Another post")
    assert corpus.findings("RR308") == []


def test_a_source_that_is_entered_twice_is_a_warning(corpus):
    copy(corpus, "post/source.yaml", "twice/source.yaml")
    corpus.replace("twice/source.yaml", "title: A post", "title: Another post")
    corpus.replace("twice/source.yaml", "https://example.org/post", "https://www.example.org/post#top")
    _, found = both(corpus)
    assert (found.file, found.field) == ("claims/twice/source.yaml", "url") and "'post'" in found.message
    corpus.replace("twice/source.yaml", "published: 2023-06", "published: 2024-06")
    assert corpus.findings("RR308") == []


def test_a_title_and_producer_that_are_entered_twice_are_a_warning(corpus):
    copy(corpus, "post/source.yaml", "twice/source.yaml")
    corpus.replace("twice/source.yaml", "https://example.org/post", "https://example.org/copy")
    assert [found.field for found in both(corpus)] == ["title", "title"]


def test_two_subjects_with_one_name_are_a_warning(corpus):
    corpus.add("vocabulary/subjects.yaml", "gpt4: {label: The model, description: A language model., aliases: []}\n")
    _, found = both(corpus)
    assert (found.file, found.line, found.field) == ("claims/vocabulary/subjects.yaml", 2, "gpt4")
    assert "'gpt-4'" in found.message


def test_two_quantities_with_one_name_are_a_warning(corpus):
    corpus.add(
        "vocabulary/quantities.yaml",
        "price: {label: Price, description: What it cost., unit: USD, units: [USD], aliases: [training-cost]}\n",
    )
    assert ["'price'" in found.message for found in both(corpus)] == [True, True]
    assert "'training_cost'" in both(corpus)[1].message


def test_hundreds_of_copies_are_reported_without_comparing_all_with_all(corpus, monkeypatch):
    from build_scripts.check import alike

    compared = []
    near = alike._are_near
    monkeypatch.setattr(alike, "_are_near", lambda left, right: compared.append(1) or near(left, right))
    for number in range(300):
        copy(corpus, "post/cost.yaml", f"post/copy-{number}.yaml")
    assert len(corpus.findings("RR308")) == 301
    assert len(compared) <= 301 * alike.MOST_COMPARED
