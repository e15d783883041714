import pytest

from build_scripts.records import load
from tests.check.corpus import Corpus


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)


@pytest.fixture
def records(corpus):
    return load(corpus.root)
