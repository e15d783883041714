"""Pictures: the same JavaScript draws them for the built pages and live in the browser.

In a template: `{{ drawing.figure({"kind": "distribution", ...}) }}`. What a spec holds stands at the head of each
file in js/. What draws live is `bundle()`, published as assets/js/pictures.js, with `draw(spec, {width})` and
`redraw(figure, spec, {width})`.
"""

from build_scripts.drawing.bundle import PUBLISHED_AS, bundle
from build_scripts.drawing.drawer import DrawingProblem, amount_texts, figure

__all__ = ["PUBLISHED_AS", "DrawingProblem", "amount_texts", "bundle", "figure"]
