"""The pictures of an issue are fetched once, and one that cannot be shown stops nothing."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from newsletter.errors import SourceError
from newsletter.model import Article, Picture, Story, edition_among
from newsletter.pipeline.composing import stories_of
from newsletter.pipeline.picturing import looks_of, take_pictures
from newsletter.ports import Fetched
from newsletter.render import check, linked, render_edition
from newsletter.stories.pictures import same_looks
from tests.pipeline.wires import Wire

GOOD, BAD, GONE = (f"https://n.example/{name}.jpg" for name in ("good", "bad", "gone"))


@pytest.fixture
def stories():
    """Stories with pictures, of which one stands twice."""
    pictures = [GOOD, BAD, GOOD]
    return [
        Story(n, {"en": Article("wire", str(n), "", "en", f"Story {n}", picture=Picture(url))})
        for n, url in enumerate(pictures, 1)
    ]


@pytest.fixture
def room(newsroom):
    """A newsroom that finds one good picture, and one that is a page."""
    file = BytesIO()
    Image.new("RGB", (800, 600), "#804020").save(file, "JPEG")
    pages = {GOOD: Fetched(GOOD, 200, file.getvalue()), BAD: "<html>no picture</html>"}
    return replace(newsroom, fetcher=Wire(pages))


def test_each_picture_is_fetched_once(room, stories):
    """The next layout asks for none of them, and is told the same."""
    first, second = take_pictures(room, stories), take_pictures(room, stories)

    assert first == second
    assert list(first.shapes) == [GOOD]
    assert sorted(room.fetcher.asked) == [BAD, GOOD]


def test_what_pictures_look_like_is_known_once_they_were_shown(room):
    """Two sizes of one picture look alike; none is fetched to be looked at."""
    noise = Image.effect_mandelbrot((900, 600), (-2, -1.5, 1, 1.5), 100).convert("RGB")
    addresses = [f"https://n.example/{name}.jpg" for name in ("large", "small", "unseen")]
    sizes = [(900, 600), (300, 200)]
    for url, size in zip(addresses, sizes, strict=False):
        file = BytesIO()
        noise.resize(size).save(file, "JPEG")
        room.fetcher.pages[url] = Fetched(url, 200, file.getvalue())
    shown = [
        Article("wire", url, "", "en", "Story", picture=Picture(url)) for url in (*addresses, GOOD)
    ]
    take_pictures(room, [Story(n, {"en": shown[n]}) for n in (0, 1, 3)])
    looks = looks_of(room, [*shown, Article("wire", "bare", "", "en", "Story")])

    assert looks.keys() == set(addresses[:2])
    assert same_looks(looks) == {"n.example/small.jpg": "n.example/large.jpg"}
    assert len(room.fetcher.asked) == 3


def test_what_is_no_picture_is_a_fault(room, stories):
    """Its story goes without, and the reason is told."""
    assert "no picture" in take_pictures(room, stories).faults[BAD]


def test_a_picture_in_a_file_that_is_gone_is_a_fault(room, tmp_path):
    """It is named."""
    lost = str(tmp_path / "lost.jpg")
    article = Article("desk", "1", "", "en", "Story", picture=Picture(lost))

    assert "lost.jpg" in take_pictures(room, [Story(1, {"en": article})]).faults[lost]


class Versions(Wire):
    """A server that names its versions, and answers 304 to who knows the one it has."""

    def __init__(self, pages):
        super().__init__(pages)
        self.shown = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        self.shown.append((etag, modified))
        found = super().fetch(url)
        return Fetched(url, 304) if etag and etag == found.headers.get("etag") else found


@pytest.fixture
def dated(room):
    """The newsroom, and a server that names the version of its good picture."""
    headers = {"etag": '"v1"', "last-modified": "Mon, 23 Nov 2026 10:00:00 GMT"}
    page = replace(room.fetcher.pages[GOOD], headers=headers)
    return replace(room, fetcher=Versions({GOOD: page}))


def test_a_picture_is_asked_for_by_its_version(dated, stories, clock):
    """The next day its server says that it is as it was, and it holds for a day more."""
    first = take_pictures(dated, stories[:1])
    clock.forward(hours=25)
    second = take_pictures(dated, stories[:1])
    third = take_pictures(dated, stories[:1])

    assert first == second == third
    assert dated.fetcher.shown == [("", ""), ('"v1"', "Mon, 23 Nov 2026 10:00:00 GMT")]


@pytest.mark.parametrize("trouble", [SourceError("It is away."), "<html>no picture</html>"])
def test_a_good_picture_stays_when_it_cannot_be_had_anew(dated, stories, clock, trouble):
    """Its server is asked again after an hour; until then, and after, the old one is shown."""
    first = take_pictures(dated, stories[:1])
    dated.fetcher.pages[GOOD] = trouble
    seen = []
    for hours in (25, 0.5, 1):
        clock.forward(hours=hours)
        seen.append(take_pictures(dated, stories[:1]))

    assert seen == [first] * 3
    assert len(dated.fetcher.asked) == 3


def test_pictures_that_are_not_to_be_fetched_are_linked(room, stories):
    """They stand where their source has them; a width is set, and no height is made up."""
    found = take_pictures(replace(room, download=False), stories)

    assert room.fetcher.asked == []
    assert not found.faults
    lead = found.shapes[BAD].lead
    assert (lead.url, lead.width, lead.height) == (BAD, 544, 0)


def test_a_mail_with_linked_pictures_passes_its_checks(room, approved):
    """A picture whose height nobody knows has none, and stops nothing."""
    with room.store.reading() as tables:
        issue = tables.issues.get(approved)
    shown = stories_of(room, issue)
    url = "https://n.example/bus.jpg"
    dressed = {
        number: replace(
            story,
            articles={
                tag: replace(one, picture=Picture(url)) for tag, one in story.articles.items()
            },
        )
        for number, story in shown.items()
    }
    edition = edition_among("en", room.site.languages)
    weekly = room.newsletter(issue.newsletter)

    made = render_edition(room.studio, weekly, issue, edition, dressed, {url: linked(url)})

    assert f'src="{url}" width="544" alt' in made.html
    found = check(made, edition, issue=issue, site=room.site, strings=room.strings)
    assert "I-04" not in {finding.id for finding in found}


def test_a_fault_names_the_article_and_its_picture_once(room):
    """Whoever reads it knows where to look."""
    room.fetcher.pages[GONE] = SourceError("It answers 404.", where=GONE, remedy="Check it.")
    article = Article("wire", "1", "", "en", "The pool", picture=Picture(GONE))

    faults = take_pictures(room, [Story(1, {"en": article})]).faults

    assert faults == {GONE: f"The pool: {GONE}: It answers 404. Check it."}
