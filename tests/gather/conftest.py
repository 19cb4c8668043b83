"""A folder that files are put into with a word."""

import pytest


@pytest.fixture
def desk(tmp_path):
    """Return a function that writes a file below a folder of articles, and returns the folder."""
    folder = tmp_path / "desk" / "articles"
    folder.mkdir(parents=True)

    def put(name, content=""):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return put
