import pytest

from newsletter.model import Source, SourceKind


def test_a_source_is_where_its_address_or_its_path_leads():
    """Errors name the place in the words of the configuration."""
    feed = Source("wire", SourceKind.FEED, url="https://example.org/feed")
    folder = Source("desk", SourceKind.FOLDER, path="/srv/articles")

    assert (feed.location, folder.location) == ("https://example.org/feed", "/srv/articles")


@pytest.mark.parametrize(
    ("allowed", "url", "may"),
    [
        (True, "http://10.0.0.5/page", True),
        (True, "http://10.0.0.5:8080/page", True),
        (True, "http://169.254.169.254/", False),
        (True, "http://[none/", False),
        (False, "http://10.0.0.5/page", False),
    ],
)
def test_only_its_own_host_may_be_private(allowed, url, may):
    """Whatever else it points at may not."""
    source = Source("wire", SourceKind.FEED, "http://10.0.0.5/feed", allow_private=allowed)

    assert source.may_be_private(url) is may
