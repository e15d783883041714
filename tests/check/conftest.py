import pytest

from tests.check.corpus import Corpus


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)
