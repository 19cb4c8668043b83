"""The addresses of a rendering are found once each."""

from newsletter.render import addresses


def test_links_and_pictures_are_told_apart(stacked):
    """Places, jumps and repeats are left out."""
    links, pictures = addresses(stacked)

    assert len(links) == len(set(links))
    assert all(url.startswith("https://news.example/") for url in links + pictures)
    assert "https://news.example/media/bus-lead.jpg" in pictures
    assert "https://news.example/es/nueve-d%C3%ADas-sin-el" in links
