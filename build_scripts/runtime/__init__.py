"""Prepare the Python that runs in the reader's browser.

`prepare(model, out)` is all that the site build needs: it fills a folder with everything that
`docs/assets/js/worker.js` loads, and proves under Node that what it wrote gives the host's answers. `prepare_addition`
does the same for what the page on which claims are written loads besides.
"""

from build_scripts.runtime.addition import prepare_addition
from build_scripts.runtime.preparation import prepare
from build_scripts.runtime.problem import RuntimeProblem

__all__ = ["RuntimeProblem", "prepare", "prepare_addition"]
