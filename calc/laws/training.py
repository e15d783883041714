"""Training: operations, time and the share of the hardware that a run uses.

A dense decoder spends 2 FLOP on each parameter and token forward and 4 backward, C = 6 N D (Kaplan et al. 2020, arXiv
2001.08361, section 2.1). Where activations are recomputed in full, the forward pass is done twice and the hardware
does 8 N D; the model's own operations stay 6 N D. Model FLOP utilization (MFU) counts the first, hardware FLOP
utilization (HFU) the second (Chowdhery et al. 2022, PaLM, arXiv 2204.02311, appendix B).
"""

from calc.laws.law import law

FORWARD_AND_BACKWARD = 6.0
WITH_RECOMPUTATION = 8.0
_TIMED = {"parameters": "parameter", "tokens": "token", "chips": "chip", "achieved": "FLOP/s/chip"}
_SHAPE = {"layers": "layer", "width": "1", "vocabulary": "1", "context": "token/sequence"}


@law("FLOP", exact=True, formula=r"C = 6 N D", parameters="parameter", tokens="token")
def dense_training_compute(parameters: float, tokens: float) -> float:
    """FLOP of training: C = 6 N D, attention over the context and recomputation left out.

    For a mixture of experts `parameters` are the active ones. Kaplan et al. 2020, section 2.1; Hoffmann et al. 2022,
    table A4, find the full count within −1 to +10 % of it. GPT-3 (Brown et al. 2020, table D.1):

    >>> f"{dense_training_compute(174.6e9, 300e9):.3g}"
    '3.14e+23'
    """
    return FORWARD_AND_BACKWARD * parameters * tokens


@law("FLOP", exact=True, formula=r"C_{\text{hardware}} = 8 N D", parameters="parameter", tokens="token")
def recomputing_training_compute(parameters: float, tokens: float) -> float:
    """FLOP that the hardware does when all activations are recomputed: 8 N D.

    Narayanan et al. 2021 (Megatron-LM, arXiv 2104.04473), section 5.1. A trillion parameters and 450 billion tokens:

    >>> f"{recomputing_training_compute(1008e9, 450e9):.3g}"
    '3.63e+24'
    """
    return WITH_RECOMPUTATION * parameters * tokens


@law("s", exact=True, formula=r"t = \frac{6 T P}{n X}", **_TIMED)
def plain_training_time(parameters: float, tokens: float, chips: float, achieved: float) -> float:
    """Seconds of training on `chips` that each achieve `achieved` FLOP/s, nothing being recomputed: 6 T P / (n X).

    GPT-3 on 10,000 V100 at 24.6 teraFLOP/s (Patterson et al. 2021, table 4: 14.8 days):

    >>> round(plain_training_time(174.6e9, 300e9, 10000, 24.6e12) / 86400, 1)
    14.8
    """
    return FORWARD_AND_BACKWARD * tokens * parameters / (chips * achieved)


@law("s", exact=True, formula=r"t = \frac{8 T P}{n X}", **_TIMED)
def recomputing_training_time(parameters: float, tokens: float, chips: float, achieved: float) -> float:
    """Seconds of training when activations are recomputed: 8 T P / (n X).

    `achieved` counts the recomputed operations too, so it is no share of a peak to be mixed with 6 N D. Narayanan et
    al. 2021, eq. 4; GPT-3 on 1,024 A100 at 140 teraFLOP/s, "34 days":

    >>> round(recomputing_training_time(175e9, 300e9, 1024, 140e12) / 86400)
    34
    """
    return WITH_RECOMPUTATION * tokens * parameters / (chips * achieved)


@law(
    "FLOP/token",
    exact=True,
    formula=r"6 L H \cdot 2 Q T = 12 L H Q T",
    layers="layer",
    heads="head",
    head_width="1/head",
    context="token/sequence",
)
def attention_training_flop(layers: float, heads: float, head_width: float, context: float) -> float:
    """FLOP that attention adds to the 6 N of a training token: 12 L H Q T.

    Chowdhery et al. 2022, appendix B; every token is taken to attend to the whole context. PaLM 540B, 118 layers and
    48 heads of 256, 2,048 tokens:

    >>> f"{attention_training_flop(118, 48, 256, 2048):.3g}"
    '3.56e+10'
    """
    return 12 * layers * heads * head_width * context


@law(
    "1",
    exact=True,
    formula=r"\text{MFU} = \frac{R\,(6 N + 12 L H Q T)}{n P}",
    throughput="token/s",
    parameters="parameter",
    attention="FLOP/token",
    chips="chip",
    peak="FLOP/s/chip",
)
def model_utilization(throughput: float, parameters: float, attention: float, chips: float, peak: float) -> float:
    """Model FLOP utilization: the share of the peak of all `chips` that goes into the model's own operations.

    `throughput` is in tokens per second for the whole machine, `attention` is `attention_training_flop`, or 0 to leave
    it out. Chowdhery et al. 2022, appendix B. PaLM 540B, 238.3 thousand tokens per second on 6,144 TPU v4, "45.7%
    without self-attention … or 46.2% with it":

    >>> round(model_utilization(238.3e3, 540e9, 0, 6144, 275e12), 3)
    0.457
    >>> round(model_utilization(238.3e3, 540e9, attention_training_flop(118, 48, 256, 2048), 6144, 275e12), 3)
    0.462
    """
    return throughput * (FORWARD_AND_BACKWARD * parameters + attention) / (chips * peak)


@law(
    "parameter",
    exact=True,
    formula=r"P = 12 l h^2 \left(1 + \frac{13}{12 h} + \frac{V + s}{12 l h}\right)",
    **_SHAPE,
)
def megatron_parameters(layers: float, width: float, vocabulary: float, context: float) -> float:
    """Parameters of a GPT with biases, layer norms and learnt positions: 12lh²(1 + 13/12h + (V + s)/12lh).

    Narayanan et al. 2021, eq. 2. Their largest, "1008.0" billion:

    >>> round(megatron_parameters(128, 25600, 51200, 2048) / 1e9, 1)
    1008.0
    """
    return 12 * layers * width * width * (1 + 13 / (12 * width) + (vocabulary + context) / (12 * layers * width))


@law(
    "FLOP",
    exact=True,
    formula=r"F = 96 B s l h^2 \left(1 + \frac{s}{6 h} + \frac{V}{16 l h}\right)",
    sequences="sequence",
    **_SHAPE,
)
def megatron_step_compute(sequences: float, layers: float, width: float, vocabulary: float, context: float) -> float:
    """FLOP of one step of `sequences`, with recomputation and the output layer: 96Bslh²(1 + s/6h + V/16lh).

    Narayanan et al. 2021, eq. 3; matrix products only, so a lower bound. Their model of a trillion parameters:

    >>> f"{megatron_step_compute(3072, 128, 25600, 51200, 2048):.4g}"
    '5.139e+19'
    """
    flop_per_token = 96 * layers * width * width * (1 + context / (6 * width) + vocabulary / (16 * layers * width))
    return sequences * context * flop_per_token
