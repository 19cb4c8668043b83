"""A feed's picture is found wherever feeds put pictures."""

import pytest

from newsletter.model import Picture
from tests.gather.samples import only, rss

TEXT = "<description>&lt;p&gt;x &lt;img src='/text.jpg' alt='From the text'&gt;&lt;/p&gt;</description>"
ENCLOSURE = "<enclosure url='/enclosed.jpg' type='image/jpeg' length='9'/>"
CONTENT = "<media:content url='/media.jpg' medium='image'/>"
THUMBNAIL = "<media:thumbnail url='/thumb.jpg'/>"


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (TEXT + THUMBNAIL + CONTENT + ENCLOSURE, "enclosed.jpg"),
        (TEXT + THUMBNAIL + CONTENT, "media.jpg"),
        (TEXT + THUMBNAIL, "thumb.jpg"),
        (TEXT, "text.jpg"),
        ("<enclosure url='/talk.mp3' type='audio/mpeg'/>" + TEXT, "text.jpg"),
        ("<enclosure url='/enclosed.png'/>" + TEXT, "enclosed.png"),
        ("<media:content url='/film.mp4' medium='video'/>" + THUMBNAIL, "thumb.jpg"),
        (
            "<media:content url='https://0.gravatar.com/avatar/1' medium='image'/>" + CONTENT,
            "media.jpg",
        ),
        (
            "<media:content url='/s.jpg' width='150'/><media:content url='/l.jpg' width='1200'/>",
            "l.jpg",
        ),
        ("<media:group><media:content url='/in.jpg' type='image/jpeg'/></media:group>", "in.jpg"),
        ("<media:content url='javascript:x' medium='image'/>" + TEXT, "text.jpg"),
    ],
)
def test_pictures_are_believed_in_order(item, name):
    """Enclosure, Media RSS, thumbnail, text; no sound, no film, no face."""
    picture = only(rss(f"<title>T</title>{item}")).picture

    assert picture
    assert picture.url == f"https://news.example/{name}"


def test_an_item_without_pictures_has_none():
    """Nothing is made up."""
    assert only(rss("<title>T</title>")).picture is None


def test_media_rss_says_what_a_picture_shows():
    """Its description is the picture's, not the article's; its credit is kept."""
    article = only(
        rss(
            "<title>T</title><description>The text.</description>"
            "<media:content url='/bus.jpg' medium='image'>"
            "<media:description type='plain'>Un autobús &amp;amp; más</media:description>"
            "<media:credit role='photographer'>Ana Ruiz</media:credit></media:content>"
        )
    )

    assert article.picture == Picture(
        "https://news.example/bus.jpg", "Un autobús & más", "Ana Ruiz"
    )
    assert (article.summary, article.body) == ("The text.", "<p>The text.</p>")


def test_of_several_captions_none_is_guessed():
    """Nobody can tell which one belongs to the picture that is shown."""
    media = "<media:content url='/{0}.jpg' medium='image'><media:description>{0}</media:description></media:content>"
    picture = only(rss(f"<title>T</title>{media.format('one')}{media.format('two')}")).picture

    assert picture == Picture("https://news.example/one.jpg")


def test_the_text_says_what_an_attached_picture_shows():
    """The same picture, in another size, may stand in the text with its description."""
    text = "<description>&lt;img src='/bus-300x200.jpg' alt='A bus'&gt;</description>"
    picture = only(
        rss(f"<title>T</title>{text}<enclosure url='/bus.jpg' type='image/jpeg'/>")
    ).picture

    assert picture == Picture("https://news.example/bus.jpg", "A bus")
