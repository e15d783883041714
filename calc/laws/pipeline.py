"""Pipelines: layers split into stages on several machines, and the time in which they wait for each other.

A batch is cut into microbatches that follow one another through the stages. At its beginning and its end some stages
have nothing to do, the bubble (Narayanan et al. 2021, Megatron-LM, arXiv 2104.04473, section 2.2).
"""

from calc.laws.law import law


@law(
    "1",
    exact=True,
    formula=r"\frac{t_{\text{bubble}}}{t_{\text{ideal}}} = \frac{p - 1}{m}",
    stages="node",
    microbatches="1",
)
def pipeline_bubble(stages: float, microbatches: float) -> float:
    """Time lost in the bubble over the time that the same work takes without one: (p − 1) / m.

    Over the whole time it is (p − 1) / (m + p − 1). Section 2.2.1; the same for GPipe and for 1F1B with a flush. The
    layout of the trillion-parameter model, 64 stages and 512 sequences a replica taken one by one:

    >>> round(pipeline_bubble(64, 512), 3)
    0.123
    """
    return (stages - 1) / microbatches


@law(
    "1",
    exact=True,
    formula=r"\frac{t_{\text{bubble}}}{t_{\text{ideal}}} = \frac{1}{v} \cdot \frac{p - 1}{m}",
    stages="node",
    microbatches="1",
    chunks="1",
)
def interleaved_bubble(stages: float, microbatches: float, chunks: float) -> float:
    """The bubble when every machine holds `chunks` separate groups of layers: (p − 1) / (v m).

    Section 2.2.2. It costs v times the communication, and needs a number of microbatches that the stages divide.

    >>> interleaved_bubble(64, 512, 1) == pipeline_bubble(64, 512)
    True
    >>> round(interleaved_bubble(64, 512, 2), 4)
    0.0615
    """
    return (stages - 1) / (chunks * microbatches)
