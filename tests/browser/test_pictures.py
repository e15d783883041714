"""Pictures in a page: drawn live as they are built, brought up to date in place, and legible on every width."""

import pytest

from build_scripts import drawing
from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP, PHONE
from tests.publish.picture_specs import SPECS, spec

QUESTION = "questions/gpt-4-parameters/"
# A picture in the page, and the same as built; ids differ by intention.
DRAW = """async ([spec, built, width]) => {
    const { draw } = await import(new URL("/assets/js/pictures.js", document.baseURI));
    const figure = draw(spec, { width });
    document.querySelector(".rr-page").prepend(figure);
    const bare = (svg) => {
        const copy = svg.cloneNode(true);
        for (const element of [copy, ...copy.querySelectorAll("title, desc")])
            for (const name of ["id", "class", "aria-labelledby", "aria-describedby"]) element.removeAttribute(name);
        return copy;
    };
    const page = new DOMParser().parseFromString(built, "text/html");
    const [one, other] = [figure.querySelector("svg"), page.querySelector("svg")].map(bare);
    return one.isEqualNode(other) && figure.querySelector("table").isEqualNode(page.querySelector("table"));
}"""
REDRAW = """async ([before, after]) => {
    const { draw, redraw } = await import(new URL("/assets/js/pictures.js", document.baseURI));
    const figure = draw(before, { width: 700 });
    document.querySelector(".rr-page").prepend(figure);
    figure.querySelector("details").open = true;
    const link = figure.querySelector("svg a");
    link?.focus();
    const kept = [...figure.querySelectorAll(".rr-picture__drawing, summary")];
    redraw(figure, after, { width: 700 });
    const fresh = draw(after, { width: 700 });
    const bare = (element) => element.outerHTML.replaceAll(/picture-live-\\d+/g, "id").replace(' open=""', "");
    return {
        isTheSame: bare(figure) === bare(fresh),
        isKept: kept.every((element) => figure.contains(element)),
        isOpen: figure.querySelector("details").open,
        hasFocus: !link || document.activeElement === link,
    };
}"""
SEEN = """() => [...document.querySelectorAll(".rr-picture")].map((figure) => {
    const drawings = [...figure.querySelectorAll(".rr-picture__drawing")];
    const seen = drawings.filter((svg) => svg.getBoundingClientRect().width);
    const scale = seen[0].getBoundingClientRect().width / seen[0].viewBox.baseVal.width;
    const texts = [...seen[0].querySelectorAll("text")];
    const sizes = texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
    return { count: seen.length, smallest: Math.min(...sizes), right: seen[0].getBoundingClientRect().right };
})"""
LONG = "words of a label that go on for much longer than there is room for on any phone"
# Texts that reach over an edge of the drawing that is seen.
CUT = """() => [...document.querySelectorAll(".rr-picture__drawing")].flatMap((svg) => {
    const all = svg.getBoundingClientRect();
    const isCut = (own) => own.left < all.left - 1 || own.right > all.right + 1 || own.top < all.top - 1;
    const texts = all.width ? [...svg.querySelectorAll("text")] : [];
    return texts.filter((text) => isCut(text.getBoundingClientRect())).map((text) => text.textContent);
})"""
CHANGES = {
    "distribution": {"p50": 1.2e8, "p95": 4e8, "marks": []},
    "drivers": {"middle": 9e7},
    "lines": {"marks": []},
    "intervals": {"rows": SPECS["intervals"]["rows"][:3]},
    "graph": {"edges": [["price", "cost"]]},
}


@pytest.mark.parametrize("kind", SPECS)
def test_a_live_picture_is_the_built_one(visit, kind):
    page = visit.go(QUESTION)
    assert page.evaluate(DRAW, [spec(kind), drawing.figure(spec(kind)), 760])


@pytest.mark.parametrize("kind", SPECS)
def test_redrawing_keeps_what_the_reader_is_at(visit, kind):
    page = visit.go(QUESTION)
    found = page.evaluate(REDRAW, [spec(kind), spec(kind, **CHANGES[kind])])
    assert found == {"isTheSame": True, "isKept": True, "isOpen": True, "hasFocus": True}


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE, {"width": 800, "height": 600}], ids=["1280", "390", "800"])
def test_one_drawing_is_seen_and_its_text_is_legible(going_visit, viewport):
    page = going_visit(viewport).go(QUESTION)
    pictures = page.evaluate(SEEN)
    assert pictures
    for picture in pictures:
        assert picture["count"] == 1 and picture["smallest"] >= 11 and picture["right"] <= viewport["width"]


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["1280", "390"])
def test_no_text_is_cut_at_the_edge_of_a_picture(going_visit, viewport):
    page = going_visit(viewport).go(QUESTION)
    x, y = (SPECS["lines"][axis] | {"label": LONG, "unit_text": "USD per million tokens"} for axis in "xy")
    series = [{"label": LONG, "values": [1, 2, 3, 4]}, {"label": "Short", "values": [1, 2, 3, 5]}]
    drivers = {"unit_text": "nats per token", "middle": 1.2345e8, "label": LONG}
    found = [spec("lines", x=x, y=y, series=series), spec("drivers", **drivers), *SPECS.values()]
    for each in found:
        page.evaluate(DRAW, [each, drawing.figure(each), viewport["width"] - 40])
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("viewport, scheme", [(LAPTOP, "dark"), (PHONE, "light")], ids=["1280-dark", "390-light"])
def test_axe_finds_nothing_in_any_kind(going_visit, viewport, scheme):
    page = going_visit(viewport, scheme).go(QUESTION)
    page.wait_for_load_state("networkidle")
    for kind in SPECS:
        page.evaluate(DRAW, [spec(kind), drawing.figure(spec(kind)), viewport["width"] - 40])
    page.evaluate("document.querySelectorAll('.rr-picture details').forEach((details) => { details.open = true; })")
    assert violations(page) == []
