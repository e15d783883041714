"""The laws of the field, one function each: usable alone from Python, and in formulas by their names.

A law takes and returns plain numbers in the base units that it declares with `@law`, and its docstring says where it
comes from. `LAWS` lists them all; formulas find them there.
"""

from calc.laws.information import hartley_information

LAWS = (hartley_information,)
