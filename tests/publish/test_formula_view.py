from build_scripts.publish.formula_view import formula_parts


def test_names_become_inputs_and_signs_are_typeset():
    cost = object()
    parts = formula_parts("flop_per_token * cost ** 2 / 3 - log2(cost)", {"flop_per_token": object(), "cost": cost})
    assert [part.text for part in parts] == [
        "FLOP per token",
        "×",
        "cost",
        "2",
        "÷",
        "3",
        "−",
        "log2",
        "(",
        "cost",
        ")",
    ]
    assert parts[2].claim is cost and parts[3].raised
    assert [part.kind for part in parts[-4:]] == ["function", "open", "input", "close"]
