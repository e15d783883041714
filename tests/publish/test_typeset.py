"""LaTeX as MathML: safe, complete, and readable as text."""

import re

import pytest

from build_scripts.publish.typeset import TypesettingError, typeset
from calc.laws import LAWS


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"C = 6\,N\,D", "C = 6 N D"),
        (r"C = \frac{B}{p}\, X\, u", "C = (B / p) X u"),
        (r"L(N, D) = E + \frac{A}{N^{\alpha}} + \frac{B}{D^{\beta}}", "L(N, D) = E + A / N^α + B / D^β"),
        (r"N = G\left(\frac{C}{6}\right)^{\frac{\beta}{\alpha+\beta}}", "N = G (C / 6)^(β / (α + β))"),
        (r"t = \frac{8\,T\,P}{n\,X}", "t = (8 T P) / (n X)"),
        (r"s = -\ln(L - E)", "s = −ln(L − E)"),
        (r"12\, n_{\mathrm{layer}}\, d_{\mathrm{model}}^{2}", "12 n_layer d_model^2"),
        (r"\text{MFU} = \tfrac{6}{8}\, \text{HFU}", "MFU = (6 / 8) HFU"),
        (r"\left\lceil \frac{n}{8} \right\rceil \cdot 8", "⌈n / 8⌉ · 8"),
        (r"\gamma^{*} = \arg\max_{\gamma} f(\gamma)", "γ^* = arg max_γ f(γ)"),
        (r"\sqrt{\frac{C}{k\, r}}, \hat{c}", "√(C / (k r)), c\u0302"),
    ],
)
def test_a_formula_is_told_on_one_line(latex, text):
    assert typeset(latex).text == text


def test_a_formula_is_set_with_its_text_as_alternative():
    html = typeset(r"C = \frac{B}{p}").html
    assert html == (
        '<math display="block" alttext="C = B / p"><mrow><mi>C</mi><mo>=</mo><mfrac><mrow><mi>B</mi></mrow>'
        "<mrow><mi>p</mi></mrow></mfrac></mrow></math>"
    )
    assert typeset("p", is_block=False).html.startswith('<math display="inline"')


def test_names_of_functions_stand_apart_from_what_they_are_of():
    assert '<mi>ln</mi><mspace width="0.167em"></mspace><mi>x</mi>' in typeset(r"\ln x").html


def test_what_is_written_as_text_stays_text():
    html = typeset(r"\text{<script>alert(1)</script> & \"}".replace(r"\"", '"')).html
    assert "<script" not in html and "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\style{color:red}{x}",
        r"\class{rr-verdict}{x}",
        r"\nonsense x",
        r"\text{a \alpha}",
        r"\frac{a}",
        r"\frac{}{x}",
        r"x^{}",
        r"\left( x",
        r"a & b",
        "$x$",
        "{",
        "}",
        "%",
        "",
        " ",
        "x" * 301,
    ],
)
def test_what_cannot_be_set_is_refused_in_a_sentence(latex):
    with pytest.raises(TypesettingError, match=r"\.$"):
        typeset(latex)


@pytest.mark.parametrize("latex", [r"\color{red} x", r"\rule{3em}{2em} x", r"\mathbf{x}", r"\hspace{400em} x"])
def test_no_attribute_comes_through_that_is_not_known(latex):
    attributes = set(re.findall(r' ([a-z-]+)="', typeset(latex).html))
    assert attributes <= {"display", "alttext", "stretchy", "form", "fence", "width"}
    assert "400em" not in typeset(latex).html


@pytest.mark.parametrize("law", [law for law in LAWS if law.formula], ids=lambda law: law.__name__)
def test_the_formula_of_every_law_can_be_set(law):
    assert "\\" not in typeset(law.formula).text
