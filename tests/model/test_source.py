from newsletter.model import Source, SourceKind


def test_a_source_is_where_its_address_or_its_path_leads():
    """Errors name the place in the words of the configuration."""
    feed = Source("wire", SourceKind.FEED, url="https://example.org/feed")
    folder = Source("desk", SourceKind.FOLDER, path="/srv/articles")

    assert (feed.location, folder.location) == ("https://example.org/feed", "/srv/articles")
