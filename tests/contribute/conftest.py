import pytest

from tests.check.corpus import Corpus


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)


@pytest.fixture
def files(corpus):
    """What stands in the files of the corpus, to see what changed."""

    def read():
        top = corpus.root.parent
        return {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    return read
