"""Joint fits: values that are drawn together."""

import math
import statistics

import pytest

from calc import CalcError, Evaluation, Model, read_edit
from calc.joint import JointFit, cholesky

# Besiroglu and others (2024), the notebook's bootstrap: standard errors of ln A, ln B, α, β, and correlations.
VALUES = {
    "a": {"value": "482.00572", "log_standard_error": "0.258176"},
    "b": {"value": "2085.4342", "log_standard_error": "0.421153"},
    "x": {"value": "0.34781", "standard_error": "0.015401"},
    "y": {"value": "0.36585", "standard_error": "0.020603"},
}
CORRELATIONS = {
    "a": {"b": "-0.255869", "x": "0.99932", "y": "-0.261985"},
    "b": {"x": "-0.266274", "y": "0.999678"},
    "x": {"y": "-0.272812"},
}


def model(joint=CORRELATIONS) -> Model:
    def claim(id, **more):
        return {"id": id, "source": "s", "kind": "statement", "unit": "1", **more}

    claims = {
        "s/fit": claim("s/fit", unit=None, **({"joint": {"correlations": joint}} if joint else {})),
        **{f"s/fit#{name}": claim(f"s/fit#{name}", part_of="s/fit", **value) for name, value in VALUES.items()},
        "s/exponent": claim("s/exponent", formula="y / (x + y)", inputs={"x": "s/fit#x", "y": "s/fit#y"}),
        "s/size": claim("s/size", value="70e9"),
        "s/term": claim("s/term", formula="a / n ** x", inputs={"a": "s/fit#a", "n": "s/size", "x": "s/fit#x"}),
    }
    return Model.from_json({"version": 1, "claims": claims})


def columns(model, *ids, samples=4096):
    evaluation = Evaluation(model, samples=samples)
    return [evaluation.column(id) for id in ids]


def test_drawn_together_the_replication_has_its_standard_error_and_apart_it_has_not():
    together, apart = (columns(model(joint), "s/exponent")[0] for joint in (CORRELATIONS, None))
    assert statistics.pstdev(together) == pytest.approx(0.0202, abs=0.0003)  # the notebook: 0.020
    assert statistics.pstdev(apart) == pytest.approx(0.0179, abs=0.0003)


def test_a_term_of_the_law_is_known_better_than_its_coefficients():
    together, apart = (columns(model(joint), "s/term")[0] for joint in (CORRELATIONS, None))
    spreads = [statistics.pstdev(map(math.log, column)) for column in (together, apart)]
    assert spreads[0] == pytest.approx(0.127, abs=0.004) and spreads[1] > 0.4


def test_draws_have_the_correlations_that_were_stated():
    a, b, x, y = columns(model(), "s/fit#a", "s/fit#b", "s/fit#x", "s/fit#y")
    log_a, log_b = (list(map(math.log, column)) for column in (a, b))
    assert statistics.correlation(log_a, x) == pytest.approx(0.99932, abs=1e-4)
    assert statistics.correlation(log_b, y) == pytest.approx(0.999678, abs=1e-4)
    assert statistics.correlation(x, y) == pytest.approx(-0.272812, abs=0.03)


def test_every_member_keeps_its_own_distribution():
    fit = model()
    for name in VALUES:
        shape, (column,) = fit[f"s/fit#{name}"].distribution(), columns(fit, f"s/fit#{name}", samples=2000)
        ordered = sorted(column)
        assert ordered[99] < shape.p5 < ordered[100] and ordered[1899] < shape.p95 < ordered[1900]


def test_the_same_draws_come_whichever_member_is_asked_for_first():
    assert (
        columns(model(), "s/fit#y", "s/fit#a", samples=64) == columns(model(), "s/fit#a", "s/fit#y", samples=64)[::-1]
    )


def test_an_edited_member_leaves_the_draws_of_the_others():
    fit = model()
    edit = read_edit(fit, "s/fit#a", "300 to 900")
    edited = Evaluation(fit, {"s/fit#a": edit}, samples=64)
    assert edited.column("s/fit#x") == Evaluation(fit, samples=64).column("s/fit#x")
    assert edited.column("s/fit#a") != Evaluation(fit, samples=64).column("s/fit#a")


def test_a_value_that_no_correlation_names_is_drawn_alone():
    fit = model({"a": {"x": "0.5"}})
    assert fit.joint_fit("s/fit#b") is None and fit.joint_fit("s/fit#x").members == ("s/fit#a", "s/fit#x")
    assert fit.joint_fit("s/size") is None


def test_the_factor_times_itself_is_the_matrix():
    matrix = ((1.0, 0.3, -0.2), (0.3, 1.0, 0.7), (-0.2, 0.7, 1.0))
    factor = cholesky(matrix)
    for row in range(3):
        for column in range(3):
            product = sum(left * right for left, right in zip(factor[row], factor[column], strict=True))
            assert product == pytest.approx(matrix[row][column])


@pytest.mark.parametrize(
    "correlations",
    [{"a": {"b": "1"}}, {"a": {"b": "1.5"}}, {"a": {"b": "0.9", "c": "0.9"}, "b": {"c": "-0.9"}}],
)
def test_correlations_that_cannot_hold_together_are_refused(correlations):
    with pytest.raises(CalcError, match="not positive definite"):
        JointFit.from_json("s/fit", {"correlations": correlations})


def test_a_correlation_that_is_no_number_is_refused():
    with pytest.raises(CalcError, match="is not a number"):
        JointFit.from_json("s/fit", {"correlations": {"a": {"b": "much"}}})
