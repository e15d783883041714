from build_scripts.publish.text_fragment import text_fragment_link as link


def test_short_quote_is_named_whole():
    assert link("https://a.org/x", "GPT cost $100m") == "https://a.org/x#:~:text=GPT%20cost%20%24100m"


def test_long_quote_is_named_by_its_ends():
    quote = "one two three four five six seven eight nine"
    assert link("https://a.org/", quote).endswith("#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine")


def test_left_out_words_are_not_looked_for():
    assert link("https://a.org/", "we raised […] we trained").endswith("#:~:text=we%20raised,we%20trained")
    assert link("https://a.org/", "[…] we are looking").endswith("#:~:text=we%20are%20looking")
    assert link("https://a.org/", "[…]") == "https://a.org/"


def test_marks_of_the_syntax_are_encoded():
    assert link("https://a.org/", "16-way, a & b").endswith("text=16%2Dway%2C%20a%20%26%20b")


def test_prefix_and_suffix_tell_two_places_apart():
    assert link("https://a.org/", "4T", "trained on", "of text").endswith("text=trained%20on-,4T,-of%20text")


def test_an_anchor_that_is_there_is_kept_and_an_old_directive_is_not():
    assert link("https://a.org/x#part", "4T") == "https://a.org/x#part:~:text=4T"
    assert link("https://a.org/x#part:~:text=old", "4T") == "https://a.org/x#part:~:text=4T"


def test_without_a_quote_the_address_is_left_alone():
    assert link("https://a.org/x", None) == "https://a.org/x"
