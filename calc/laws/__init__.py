"""The laws of the field, one function each: usable alone from Python, and in formulas by their names.

A law takes and returns plain numbers in the base units that it declares with `@law`, and its docstring says where it
comes from. `LAWS` lists them all; formulas find them there.
"""

from calc.laws.information import hartley_information
from calc.laws.scaling import chinchilla_loss, compute_optimal_parameters, compute_optimal_tokens, loss_score

LAWS = (hartley_information, chinchilla_loss, loss_score, compute_optimal_parameters, compute_optimal_tokens)
