"""A list of feeds is sorted: what becomes a source, what is one, what is refused and why."""

import pytest

from newsletter.gather import Listed
from newsletter.model import Newsletter, Section, Source, SourceKind
from newsletter.pipeline.admitting import Wishes, address_key, admit, unnamed_in

HERE = Source("here", SourceKind.FEED, "https://here.example/feed")
WEEKLY = Newsletter(
    "weekly", {"en": "W", "es": "S"}, sections=(Section("schools", {"es": "Escuelas"}),)
)
NO_WISHES = Wishes()


def sort(*listed, wishes=NO_WISHES):
    """Sort a list, beside one source."""
    return admit(listed, [HERE], [WEEKLY], wishes)


def test_each_feed_is_added_once():
    """Whatever dress its address comes in; and each under an id of its own."""
    admitted = sort(
        Listed("Wire", "https://wire.example/feed"),
        Listed("Wire", "http://www.wire.example/feed/"),
        Listed("Wire", "https://wire.example:8443/feed"),
        Listed("Here", "http://here.example/feed/"),
    )

    assert [one.id for one in admitted.added] == ["wire", "wire-2"]
    assert admitted.already == ("http://www.wire.example/feed/", "http://here.example/feed/")


@pytest.mark.parametrize(
    ("listed", "reason"),
    [
        (Listed("A", "", line=7, fault="It has none."), "It has none."),
        (Listed("A", "https://ana:secret@n.example/feed", line=7), "password"),
        (Listed("A", "https://n.example/feed", line=7, foreign="fr"), "'fr'"),
        (Listed("A", "http://192.168.1.9/feed", line=7), "--allow-private"),
    ],
)
def test_what_is_refused_has_its_line_and_reason(listed, reason):
    """And no password is repeated."""
    admitted = sort(listed)

    (refused,) = admitted.refused
    assert (refused.line, admitted.added) == (7, ())
    assert reason in refused.reason
    assert "secret" not in repr(admitted)


def test_private_addresses_are_added_on_demand():
    """With the leave to be read; others have none."""
    admitted = sort(
        Listed("In", "http://intranet/feed"),
        Listed("Out", "https://out.example.com/feed"),
        wishes=Wishes(allow_private=True),
    )

    assert [one.allow_private for one in admitted.added] == [True, False]


def test_the_language_is_wished_by_folder_or_for_all():
    """Only where the feed has none of its own; the nearest wish holds."""
    wishes = Wishes({"noticias": "es", "": "en"})
    admitted = sort(
        Listed("A", "https://n.example/a", folders=("Noticias", "Escuelas")),
        Listed("B", "https://n.example/b"),
        Listed("C", "https://n.example/c", "en", ("Noticias",)),
        wishes=wishes,
    )

    assert [one.language for one in admitted.added] == ["es", "en", "en"]
    assert [one.section for one in admitted.added] == ["schools", "", ""]


def test_newsletters_that_name_their_sources_are_told():
    """Those that read all do so by themselves."""
    naming = Newsletter("daily", {"en": "D"}, sources=("here",))

    assert unnamed_in([WEEKLY, naming], [HERE]) == {"daily": ("here",)}
    assert unnamed_in([WEEKLY, naming], []) == {}


def test_what_is_no_address_is_its_own_key():
    """Nothing breaks over it."""
    assert address_key("http://[") == "http://["
