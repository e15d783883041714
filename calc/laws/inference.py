"""Inference: the cache of keys and values, and what bounds the time of a step.

Generating a token reads all weights and the caches of all sequences, and does 2 FLOP for each active parameter of each
sequence: the slower of the two sets the time (Pope et al. 2022, "Efficiently Scaling Transformer Inference", arXiv
2211.05102, section 2; the roofline of Williams, Waterman and Patterson 2009, Communications of the ACM 52:4). Times
are bounds: the traffic between chips and all other overhead come on top.
"""

from calc.laws.law import NoValue, law

KEYS_AND_VALUES = 2.0
_MACHINE = {"bandwidth": "bit/s", "peak": "FLOP/s"}


@law(
    "bit/token",
    exact=True,
    formula=r"2 L n_{kv} d b",
    layers="layer",
    key_value_heads="head",
    head_width="1/head",
    bits="bit",
)
def key_value_cache(layers: float, key_value_heads: float, head_width: float, bits: float) -> float:
    """Bits that the keys and values of one token take in all layers; `bits` is what one number takes (16, say). The 2
    is of numbers for each layer and token: one of a key, one of a value.

    As many key-value heads as heads is multi-head attention, one is multi-query (Shazeer 2019, arXiv 1911.02150),
    between them it is grouped-query (Ainslie et al. 2023, arXiv 2305.13245). OPT 13B, 40 layers of 40 heads of 128 at
    two bytes (Kwon et al. 2023, vLLM, arXiv 2309.06180, section 3, "800 KB"):

    >>> key_value_cache(40, 40, 128, 16) / 8 / 1024  # in KiB
    800.0
    """
    return KEYS_AND_VALUES * layers * key_value_heads * head_width * bits


@law("FLOP/bit", exact=True, formula=r"\frac{P}{W}", peak="FLOP/s/chip", bandwidth="bit/s/chip")
def ridge_point(peak: float, bandwidth: float) -> float:
    """Operations for each bit read at which memory and arithmetic take equally long.

    V100, 125 teraFLOP/s and 900 GB/s: 138.9 FLOP a byte, as NVIDIA's guide to matrix multiplication has it.

    >>> round(ridge_point(125e12, 900e9 * 8) * 8, 1)
    138.9
    """
    return peak / bandwidth


@law(
    "s",
    exact=True,
    formula=r"t = \max\left(\frac{M}{W}, \frac{F}{P}\right)",
    bits="bit",
    operations="FLOP",
    **_MACHINE,
)
def roofline_time(bits: float, operations: float, bandwidth: float, peak: float) -> float:
    """Seconds for reading `bits` and doing `operations` at the same time: the longer of the two.

    A step of decoding reads weights and caches. LLaMA 65B in two bytes, alone on eight A100 of 2.039 TB/s:

    >>> f"{roofline_time(65.2e9 * 16, 2 * 65.2e9, 8 * 2.039e12 * 8, 8 * 312e12) * 1e3:.3g} ms"
    '7.99 ms'
    """
    return max(bits / bandwidth, operations / peak)


@law(
    "sequence",
    exact=True,
    formula=r"B = \frac{M_w / W}{F / P - M_c / W}",
    weights="bit",
    cache="bit/sequence",
    operations="FLOP/sequence",
    **_MACHINE,
)
def turning_batch_size(weights: float, cache: float, operations: float, bandwidth: float, peak: float) -> float:
    """Sequences in a batch from which on a step is bound by arithmetic, no longer by memory.

    `weights` are read once a step, `cache` and `operations` belong to each sequence. Raises `NoValue` where reading
    the cache of a sequence takes as long as its operations or longer: then no batch is large enough. Without a cache
    and with two bytes a parameter it is the ridge point in FLOP a byte; A100 with 2.039 TB/s:

    >>> round(turning_batch_size(65.2e9 * 16, 0, 2 * 65.2e9, 2.039e12 * 8, 312e12))
    153
    """
    left = operations / peak - cache / bandwidth
    if left <= 0:
        raise NoValue("reading the cache of a sequence takes longer than its operations, whatever the batch")
    return weights / bandwidth / left


@law(
    "FLOP/sequence",
    exact=True,
    formula=r"s\left(2 N + 2 L H Q s\right)",
    tokens="token/sequence",
    active_parameters="parameter",
    layers="layer",
    heads="head",
    head_width="1/head",
)
def prefill_compute(tokens: float, active_parameters: float, layers: float, heads: float, head_width: float) -> float:
    """FLOP of reading a prompt of `tokens` in one pass: 2 N for each, and attention to half of the prompt on average.

    Kaplan et al. 2020, arXiv 2001.08361, eq. 2.2. A prompt of 2,048 tokens for GPT-3:

    >>> f"{prefill_compute(2048, 175e9, 96, 96, 128):.4g}"
    '7.267e+14'
    """
    return tokens * (2 * active_parameters + 2 * layers * heads * head_width * tokens)


@law("s", exact=True, formula=r"t = t_1 + \frac{n}{r}", first="s", tokens="token/sequence", rate="token/s/sequence")
def request_time(first: float, tokens: float, rate: float) -> float:
    """Seconds until the last of `tokens` has come at `rate` tokens a second, after the time to the first token.

    Tokens are divided by the rate: multiplied with it they are no time. 300 tokens at 50 a second after half a second:

    >>> request_time(0.5, 300, 50)
    6.5
    """
    return first + tokens / rate
