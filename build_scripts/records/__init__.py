"""Reading the records under `claims/`, with the place of everything in them, and compiling them for `calc`.

records = load("claims")
records.claims["costs-of-agi-2023/tokens-per-dollar"].value     # the text that was written
model = compile_model(records)
"""

from build_scripts.records.compile import compile_model, model_json
from build_scripts.records.load import load
from build_scripts.records.origin import origins
from build_scripts.records.rating import rating, rating_code
from build_scripts.records.records import Records

__all__ = ["Records", "compile_model", "load", "model_json", "origins", "rating", "rating_code"]
