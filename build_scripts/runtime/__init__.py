"""Prepare the Python that runs in the reader's browser.

`prepare(model, out)` is all that the site build needs: it fills a folder with everything that
`docs/assets/js/worker.js` loads, and proves under Node that what it wrote gives the host's answers.
"""

from build_scripts.runtime.preparation import prepare
from build_scripts.runtime.problem import RuntimeProblem

__all__ = ["RuntimeProblem", "prepare"]
