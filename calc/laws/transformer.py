"""Anatomy of a transformer: its parameters and the operations of a forward pass, from its shape.

A layer has an attention block, four matrices of width × heads × head width of which those of keys and values shrink
with fewer key-value heads, and a feed-forward block of two matrices, or of three where it is gated. Sources: Vaswani et
al. 2017, "Attention Is All You Need", arXiv 1706.03762; Kaplan et al. 2020, arXiv 2001.08361, table 1; Shazeer 2019,
arXiv 1911.02150 (one key-value head), and 2020, arXiv 2002.05202 (gated feed-forward blocks).
"""

from calc.laws.law import law

ATTENTION_MATRICES = 2.0  # one pair for queries and outputs, one for keys and values
FLOP_PER_MULTIPLY_ADD = 2.0


@law(
    "parameter",
    exact=True,
    formula=r"P_{\text{attention}} = 2 L h d\,(n + n_{kv})",
    layers="layer",
    width="1",
    attention_heads="head",
    key_value_heads="head",
    head_width="1/head",
)
def attention_parameters(
    layers: float, width: float, attention_heads: float, key_value_heads: float, head_width: float
) -> float:
    """Weights of all attention blocks: queries and outputs for every head, keys and values for every key-value head.

    With heads that are together as wide as the model this is 2 h² (1 + n_kv / n) a layer. Biases are not counted. The
    96 layers of GPT-3 (Brown et al. 2020, arXiv 2005.14165, table 2.1):

    >>> f"{attention_parameters(96, 12288, 96, 96, 128):,.0f}"
    '57,982,058,496'
    """
    return ATTENTION_MATRICES * layers * width * head_width * (attention_heads + key_value_heads)


@law(
    "parameter",
    exact=True,
    formula=r"P_{\text{feed-forward}} = m L h f",
    layers="layer",
    width="1",
    feed_forward_width="1",
    matrices="1/layer",
)
def feed_forward_parameters(layers: float, width: float, feed_forward_width: float, matrices: float) -> float:
    """Weights of all feed-forward blocks: `matrices` of width × feed-forward width in each layer.

    Two matrices as a rule, three in a gated block such as SwiGLU. Biases are not counted. GPT-3, four times as wide
    inside, and LLaMA 7B (Touvron et al. 2023, arXiv 2302.13971), gated:

    >>> f"{feed_forward_parameters(96, 12288, 4 * 12288, 2):,.0f}"
    '115,964,116,992'
    >>> f"{feed_forward_parameters(32, 4096, 11008, 3):,.0f}"
    '4,328,521,728'
    """
    return matrices * layers * width * feed_forward_width


@law(
    "parameter",
    exact=True,
    formula=r"P_{\text{embedding}} = (c V + s)\, h",
    vocabulary="1",
    width="1",
    copies="1",
    positions="1",
)
def embedding_parameters(vocabulary: float, width: float, copies: float, positions: float) -> float:
    """Weights of the embeddings: a vector for each token, and one for each learnt position.

    `copies` is 1 where input and output share one matrix (tied), 2 where they do not; `positions` is 0 where positions
    are not learnt. GPT-3, tied, with 2,048 positions:

    >>> f"{embedding_parameters(50257, 12288, 1, 2048):,.0f}"
    '642,723,840'
    """
    return (copies * vocabulary + positions) * width


@law(
    "parameter",
    exact=True,
    formula=r"P_{\text{vectors}} = v L h",
    layers="layer",
    width="1",
    vectors="1/layer",
)
def vector_parameters(layers: float, width: float, vectors: float) -> float:
    """Parameters outside the matrices, biases and scales of norms, in vectors as long as the width in each layer.

    A GPT has 13 (Narayanan et al. 2021, arXiv 2104.04473, eq. 2), a layer without biases as many as it has norms. The
    norm after the last layer is left out. GPT-3:

    >>> f"{vector_parameters(96, 12288, 13):,.0f}"
    '15,335,424'
    """
    return vectors * layers * width


@law(
    "FLOP/token",
    exact=True,
    formula=r"4 L H Q T",
    layers="layer",
    heads="head",
    head_width="1/head",
    attended="token/sequence",
)
def attention_forward_flop(layers: float, heads: float, head_width: float, attended: float) -> float:
    """FLOP that attention adds to the 2 N of a forward pass of one token that attends to `attended` tokens: 4 L H Q T.

    Comparing with each key and adding up the values take a multiplication and an addition each. A third of the 12LHQT
    of training (Chowdhery et al. 2022, PaLM, arXiv 2204.02311, appendix B). With a causal mask a token attends to half
    of its sequence on average, which gives the 2 L T H Q of Kaplan et al. 2020, eq. 2.2. GPT-3, at the whole context:

    >>> f"{attention_forward_flop(96, 96, 128, 2048):.4g}"
    '9.664e+09'
    """
    return 2 * FLOP_PER_MULTIPLY_ADD * layers * heads * head_width * attended
