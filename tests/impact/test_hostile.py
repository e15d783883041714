"""The check's hostile files in either state: the comparison says what it left out, and compares the rest."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.impact.comparison import compare
from build_scripts.impact.markdown import LONGEST, markdown
from build_scripts.impact.plain import as_json, text
from build_scripts.impact.state import read_state
from tests.check.corpus import FILES, Corpus
from tests.check.test_hostile import HOSTILE


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return read_state(Corpus(tmp_path_factory.mktemp("sound")).root)


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)


def require_told(impact):
    """Everything can be written, and the comment keeps to its length."""
    comment = markdown(impact, "https://example.org/")
    assert len(comment) <= LONGEST + 2_000 and "\x1b" not in comment and "\0" not in comment
    assert text(impact).replace("\n", "").isprintable()
    assert as_json(impact).encode("utf-8", "surrogatepass")
    return comment


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_hides_nothing_else(corpus, sound, name):
    content = HOSTILE[name]
    corpus.write("post/hostile.yaml", content)
    corpus.replace("post/cost.yaml", "value: 100M", "value: 50M")
    state = read_state(corpus.root)
    forward, backward = compare(sound, state), compare(state, sound)
    for impact in (forward, backward):
        require_told(impact)
        assert "post/cost" in [changed.id for changed in impact.changed]
        assert "post/tokens-per-dollar" in [moved.shown.id for moved in impact.numbers]
    assert "post/hostile" in [item.id for item in forward.added]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_record_that_turns_hostile_is_no_crash(corpus, sound, name):
    corpus.write("post/cost.yaml", HOSTILE[name])
    impact = compare(sound, read_state(corpus.root))
    assert impact.is_nothing == (name in ("windows", "old-mac"))  # other line ends are layout
    require_told(impact)


@pytest.mark.parametrize("content", ["[]", "x: [", "a: b\n", "a: {label: [x], unit: {}, units: 3, min: x}\n", "\0", ""])
@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("vocabulary/")] + ["post/source.yaml"])
def test_a_broken_vocabulary_or_source_is_said(corpus, sound, name, content):
    corpus.write(name, content)
    impact = compare(sound, read_state(corpus.root))
    assert not impact.is_nothing
    require_told(impact)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(st.characters(codec="utf-8"), max_size=80), st.binary(max_size=80)))
def test_any_text_at_all(corpus, sound, content):
    corpus.write("post/cost.yaml", content)
    require_told(compare(sound, read_state(corpus.root)))
