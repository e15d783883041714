"""RR109: no conflict markers."""


def test_markers_are_reported_and_not_the_broken_yaml_that_they_make(corpus):
    corpus.replace("post/cost.yaml", "value: 100M\n", "<<<<<<< HEAD\nvalue: 100M\n=======\nvalue: 63M\n>>>>>>> other\n")
    assert [(one.code, one.line) for one in corpus.findings()] == [("RR109", 7), ("RR109", 11)]


def test_a_marker_in_the_middle_of_a_line_is_fine(corpus):
    corpus.add("post/cost.yaml", "note: a <<<<<<< b\n")
    assert corpus.findings() == []
