"""The laws of pipelines beyond their docstrings."""

import math

import pytest

from calc.laws import interleaved_bubble, pipeline_bubble


def test_one_stage_has_no_bubble():
    assert pipeline_bubble(1, 8) == interleaved_bubble(1, 8, 4) == 0


@pytest.mark.parametrize(("chips", "replicas", "microbatches"), [(32, 1, 32), (32, 8, 32), (128, 16, 512)])
def test_more_replicas_make_the_bubble_smaller(chips, replicas, microbatches):
    """Narayanan et al. 2021, section 3.3.1: (n/d − 1) / (b'/d) = (n − d) / b'."""
    bubble = pipeline_bubble(chips / replicas, microbatches / replicas)
    assert math.isclose(bubble, (chips - replicas) / microbatches)


def test_chunks_divide_the_bubble():
    assert math.isclose(interleaved_bubble(15, 30, 4), pipeline_bubble(15, 30) / 4)
