"""The laws of the field, one function each: usable alone from Python, and in formulas by their names.

A law takes and returns plain numbers in the base units that it declares with `@law`, and its docstring says where it
comes from. `LAWS` lists them all; formulas find them there.
"""

from calc.laws.data import (
    effective_tokens,
)
from calc.laws.energy import (
    energy_emissions,
    gpu_energy_per_token,
    gpus_to_hold,
    server_energy,
    training_energy,
)
from calc.laws.inference import (
    key_value_cache,
    prefill_compute,
    request_time,
    ridge_point,
    roofline_time,
    turning_batch_size,
)
from calc.laws.information import hartley_information
from calc.laws.mixture import (
    expected_experts_touched,
    mixture_multiplier,
    mixture_parameters,
    routed_experts,
)
from calc.laws.pipeline import (
    interleaved_bubble,
    pipeline_bubble,
)
from calc.laws.scaling import (
    chinchilla_loss,
    compute_optimal_parameters,
    compute_optimal_tokens,
    kaplan_loss,
    loss_from_logarithm,
    loss_score,
    lowest_loss_parameters,
    power_law_parameters,
)
from calc.laws.speculative import (
    best_draft_length,
    speculative_operations,
    speculative_speed_up,
    speculative_tokens,
)
from calc.laws.training import (
    attention_training_flop,
    dense_training_compute,
    megatron_parameters,
    megatron_step_compute,
    model_utilization,
    plain_training_time,
    recomputing_training_compute,
    recomputing_training_time,
)
from calc.laws.transformer import (
    attention_forward_flop,
    attention_parameters,
    embedding_parameters,
    feed_forward_parameters,
    vector_parameters,
)

LAWS = (
    hartley_information,
    chinchilla_loss,
    compute_optimal_parameters,
    compute_optimal_tokens,
    kaplan_loss,
    loss_from_logarithm,
    loss_score,
    lowest_loss_parameters,
    power_law_parameters,
    attention_training_flop,
    dense_training_compute,
    megatron_parameters,
    megatron_step_compute,
    model_utilization,
    plain_training_time,
    recomputing_training_compute,
    recomputing_training_time,
    interleaved_bubble,
    pipeline_bubble,
    effective_tokens,
    energy_emissions,
    gpu_energy_per_token,
    gpus_to_hold,
    server_energy,
    training_energy,
    attention_forward_flop,
    attention_parameters,
    embedding_parameters,
    feed_forward_parameters,
    vector_parameters,
    routed_experts,
    expected_experts_touched,
    mixture_multiplier,
    mixture_parameters,
    key_value_cache,
    prefill_compute,
    request_time,
    ridge_point,
    roofline_time,
    turning_batch_size,
    best_draft_length,
    speculative_operations,
    speculative_speed_up,
    speculative_tokens,
)
