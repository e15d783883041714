"""What a calculator's fields say of themselves."""

import pytest

from build_scripts.publish.calculator_view import (
    Preset,
    ResultGroup,
    ResultRow,
    chain_calculator,
    claim_calculator,
    rival_words,
)


@pytest.mark.parametrize(
    "rivals, others, words",
    [
        (0, 0, ""),
        (1, 0, "1 rival"),
        (3, 0, "3 rivals"),
        (1, 170, "1 rival · 170 of other subjects"),
        (0, 7, "no rival · 7 of other subjects"),
    ],
)
def test_rivals_and_numbers_of_other_subjects_are_counted_apart(rivals, others, words):
    assert rival_words(rivals, others) == words


def test_a_field_is_named_by_its_claim_and_starts_with_its_number(library):
    view = claim_calculator(library, library.claim("post/cost"))
    (field,) = view.fields
    assert (field.id, field.entry, field.unit) == ("post/cost", "100M", "USD")
    assert field.claim.id == "post/cost"
    assert {unit["unit"]: float(unit["factor"]) for unit in field.unit_choices}["million USD"] == 1e6
    assert field.slider.low < 100e6 < field.slider.high


def test_a_calculator_says_what_its_numbers_were_computed_with(library):
    view = chain_calculator(library, library.source("post"))
    assert view.engine == library.answer["engine"]
    assert view.data_version == library.answer["data_version"]
    assert view.rating_words["D"] == library.records.ratings.reliability["D"].words


def test_the_bar_shows_where_the_argument_leads(library):
    view = chain_calculator(library, library.source("post"))
    assert [row.id for row in view.bar_rows] == ["post/tokens-again"]


def test_main_results_come_before_that(library):
    view = chain_calculator(library, library.source("post"))
    view.groups = [
        ResultGroup("", [ResultRow("a", "A", None, {"text": "1"}), ResultRow("b", "B", None, {}, is_main=True)])
    ]
    assert [row.id for row in view.bar_rows] == ["b"]


def test_presets_stand_in_their_groups(library):
    view = chain_calculator(library, library.source("post"))
    view.presets = [Preset("A100", "Hardware"), Preset("Refit", "Law"), Preset("H100", "Hardware")]
    assert [(name, [preset.label for preset in found]) for name, found in view.preset_groups] == [
        ("Hardware", ["A100", "H100"]),
        ("Law", ["Refit"]),
    ]


def test_as_many_rivals_are_announced_as_the_menu_has(real_library):
    view = chain_calculator(real_library, real_library.source("costs-of-agi-2023"))
    counted = [field for field in view.all_fields if field.rival_count]
    assert counted
    for field in counted:
        answer = real_library.corpus.ask({"op": "rivals_of", "claim": field.id})
        others = [rival["claim"] for rival in answer["rivals"] if not rival["is_present"]]
        assert len(others) == field.rival_count, field.id


@pytest.mark.parametrize("source", ["costs-of-agi-2023", "leak-2023-07", "palm-2022"])
def test_every_slider_holds_its_number_and_its_rivals(real_library, source):
    for field in chain_calculator(real_library, real_library.source(source)).all_fields:
        if field.slider:
            assert field.slider.low <= field.slider.at <= field.slider.high, field.id
