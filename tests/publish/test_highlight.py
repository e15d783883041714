"""What the home page leads with."""

import pytest

from build_scripts.publish.highlight import error, highlights, score
from build_scripts.publish.pages import home_page, most_disputed
from build_scripts.publish.render import render
from tests.publish.rival_corpus import rival_library
from tests.publish.small_corpus import RECORDS


def ids(claims):
    return [claim.id for claim in claims]


def test_the_mistake_counts_and_what_rests_on_it(library):
    rate, again = library.claim("post/rate"), library.claim("post/tokens-again")
    assert error(rate) == pytest.approx(1) and error(again) == pytest.approx(1)
    assert score(library, rate) == pytest.approx(1.25) and score(library, again) == pytest.approx(1)
    assert ids(highlights(library, 4)) == ["post/rate", "post/tokens-again"]
    assert ids(highlights(library, 1)) == ["post/rate"]


def test_of_one_document_and_cause_there_is_one(tmp_path):
    inherited = RECORDS["post/tokens-again.yaml"] + "finding: {cause: unit-error, explanation: Also.}\n"
    other = inherited.replace("position: 4", "position: 5")
    library = rival_library(tmp_path, **{"post__tokens-again": inherited, "post__tokens-more": other})
    assert [claim.finding.cause for claim in highlights(library, 9)][:2] == ["arithmetic-slip", "unit-error"]
    assert len(highlights(library, 9)) == 2


def test_a_mistake_that_is_only_inherited_is_passed_over(tmp_path):
    inherited = RECORDS["post/tokens-again.yaml"] + "finding: {cause: arithmetic-slip, explanation: From before.}\n"
    library = rival_library(tmp_path, **{"post__tokens-again": inherited})
    assert ids(highlights(library, 9)) == ["post/rate"]


def test_documents_that_were_read_whole_stand_before_primary_sources(tmp_path):
    wrong = (
        RECORDS["post/rate.yaml"]
        .replace("400k", "41k")
        .replace("corrected_by: reckoner/rate\n", "")
        .replace("  \n", "")
    )
    library = rival_library(tmp_path, **{"seer__wrong-rate": wrong.replace("41k", "50k")})
    assert ids(highlights(library, 9))[0] == "seer/wrong-rate"


def test_home_names_the_most_disputed_questions(tmp_path):
    library = rival_library(tmp_path)
    assert [question.id for question in most_disputed(library)] == ["gpt-rate", "gpt-tokens", "spent"]
    html = render(home_page(library)).html
    assert 'href="questions/gpt-rate/"' in html and "a factor of 40,000" in html
    for link in ("questions/", "contradictions/", "hindsight/", "audit/"):
        assert f'href="{link}"' in html
