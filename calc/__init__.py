"""Ready Reckoner's numbers: sourced claims about large language models, and every sum over them done again.

Pure Python, standard library only. Nothing here knows of YAML, files, pages or the web; the same code runs in the
reader's browser, on the command line and when the site is built.

    >>> import calc
    >>> str(calc.parse_unit("TFLOP/s").dimension)
    'FLOP/s'
    >>> calc.read_amount("$63M").value
    63000000.0
    >>> calc.parse("6 * parameters * tokens").names
    ('parameters', 'tokens')

With claims inside (the wheel has them): `model = calc.load()`, then
`calc.Evaluation(model).result("source/claim").chain.value`, in base units; or `calc.handle({...})` for the same JSON
messages that the pages send (see `calc.messages`).
"""

from calc.amount import Amount, read_amount
from calc.dimension import Dimension
from calc.edit import read_edit
from calc.engine import ENGINE_VERSION
from calc.errors import CalcError, DimensionError
from calc.evaluation import Evaluation, Outcome, Result
from calc.formula import Formula, parse
from calc.messages import handle, handle_text
from calc.model import Model, load
from calc.number import Number, read_number
from calc.unit import Unit, convert, parse_unit

__version__ = ENGINE_VERSION

__all__ = [
    "ENGINE_VERSION",
    "Amount",
    "CalcError",
    "Dimension",
    "DimensionError",
    "Evaluation",
    "Formula",
    "Model",
    "Number",
    "Outcome",
    "Result",
    "Unit",
    "convert",
    "handle",
    "handle_text",
    "load",
    "parse",
    "parse_unit",
    "read_amount",
    "read_edit",
    "read_number",
]
