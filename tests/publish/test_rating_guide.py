"""The rating guide takes its examples from the records."""

import re

from build_scripts.publish.pages import rating_page
from build_scripts.publish.rating_guide import EXAMPLES, credibility_grades, reliability_grades
from build_scripts.publish.render import render


def test_every_grade_of_the_vocabulary_is_there_in_its_order(real_library):
    ratings = real_library.records.ratings
    assert [view.grade.code for view in reliability_grades(real_library)] == list(ratings.reliability)
    assert [view.grade.code for view in credibility_grades(real_library)] == list(ratings.credibility)


def test_examples_have_the_grade_and_a_reason(real_library):
    for view in reliability_grades(real_library):
        assert {source.rating.code for source in view.examples} <= {view.grade.code}
        assert all(source.record.rating_reason and not source.is_ours for source in view.examples)
        assert len(view.examples) == min(view.count, EXAMPLES)
    for view in credibility_grades(real_library):
        assert all(claim.rating.code[1] == view.grade.code for claim in view.examples)
        assert all(claim.record.rating_reason and claim.record.status == "accepted" for claim in view.examples)


def test_examples_lie_apart_where_there_are_enough(real_library):
    (second,) = [view for view in credibility_grades(real_library) if view.grade.code == "2"]
    assert len({claim.source_id for claim in second.examples}) == EXAMPLES
    uses = [len(real_library.users.get(claim.id, ())) for claim in second.examples]
    assert uses == sorted(uses, reverse=True) and uses[-1] > 0
    (usual,) = [view for view in reliability_grades(real_library) if view.grade.code == "B"]
    assert len({source.record.kind for source in usual.examples}) == EXAMPLES


def test_the_page_says_of_every_grade_when_to_choose_it_and_shows_the_reasons(real_library):
    html = render(rating_page(real_library)).html
    grades = [*reliability_grades(real_library), *credibility_grades(real_library)]
    assert html.count("Choose it when:") == html.count("<strong>Not:</strong>") == len(grades) == 12
    for view in grades:
        start = html.index(f'id="{view.anchor}"')
        section = html[start : html.index("</section>", start)]
        assert section.count("<li>") == len(view.examples)
        assert all(f'href="../{one.url}"' in section for one in view.examples)
        assert view.examples or "here has it" in section


def test_a_corpus_with_few_grades_has_a_page_as_well(library):
    text = " ".join(re.sub(r"<[^>]+>", " ", render(rating_page(library)).html).split())
    assert "A always right" in text and "No source here has it" in text
    assert "1 source here has it" in text and "Nobody knows them." in text
