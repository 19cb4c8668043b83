"""Which stories are news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsletter.compose.choosing import Left, Reason, news_among
from newsletter.model import Event, Story, Wish
from tests.compose.parts import NOW, WEEKLY, event, occasion, story


def choose(*stories, sent=(), newsletter=WEEKLY, now=NOW, due_at=None, zone=UTC):
    """Return the ids of what is news, and why the others are not; sources are read since the first."""
    articles = [article for one in stories for article in one.articles.values()]
    seen = sorted((one for one in articles if one.first_seen_at), key=lambda one: one.first_seen_at)
    read_since = {article.source: article.first_seen_at for article in reversed(seen)}
    news, left = news_among(
        stories,
        occasion(newsletter, sent=sent, now=now, due_at=due_at, read_since=read_since, zone=zone),
    )
    found = (*news.stories, *news.events, *filter(None, [news.word]))
    return [one.id for one in found], {one.story: one.reason for one in left}


def test_the_newest_comes_first():
    """News is sorted by when it first came out in any language."""
    assert choose(story(1, days=3), story(2, days=1), story(3, days=2)) == ([2, 3, 1], {})


@pytest.mark.parametrize("row", [(1, "en", "en"), (1, "es", "en+es")])
def test_what_was_sent_is_no_news(row):
    """A story that went out in any language, in any edition, does not come again."""
    assert choose(story(1), story(2), sent={row}) == ([2], {1: Reason.SENT})


def test_other_sources_stay_outside():
    """A newsletter that names its sources takes no others; one that names none takes all."""
    stories = [story(1, source="desk"), story(2, source="wire")]

    assert choose(*stories, newsletter=replace(WEEKLY, sources=("desk",))) == (
        [1],
        {2: Reason.SOURCE},
    )
    assert choose(*stories)[0] == [2, 1]


def test_a_story_of_two_sources_is_in_with_one_of_them():
    """It is enough that one language version comes from a source of the newsletter."""
    mixed = Story(
        1,
        {
            "en": story(1, source="desk").articles["en"],
            "es": story(1, source="wire").articles["es"],
        },
    )

    assert choose(mixed, newsletter=replace(WEEKLY, sources=("wire",))) == ([1], {})


@pytest.mark.parametrize("languages", ["", "fr", "de "])
def test_a_language_that_nobody_reads_is_left_out(languages):
    """A text of unknown or of a third language cannot be shown."""
    assert choose(story(1, languages=languages)) == ([], {1: Reason.LANGUAGE})


def test_old_stories_are_no_news():
    """Beyond the newsletter's age a story is left out, and not a moment sooner."""
    stories = [story(1, days=14), story(2, days=14.01)]

    assert choose(*stories) == ([1], {2: Reason.OLD})


def test_a_story_is_as_new_as_its_latest_translation():
    """A translation that comes weeks after the original makes the story news."""
    late = Story(1, {"en": story(1, days=30).articles["en"], "es": story(1, days=2).articles["es"]})

    assert choose(late) == ([1], {})


def test_what_turns_up_late_with_an_old_date_is_news():
    """An article that its source did not have before is new to the readers."""
    assert choose(story(1, days=3, seen=3), story(2, days=40, seen=1)) == ([1, 2], {})


def test_what_a_source_held_from_the_beginning_is_as_old_as_its_date():
    """The archive of a source that is read for the first time is no news."""
    first_reading = [story(1, days=3, seen=1), story(2, days=40, seen=1)]
    other_source = story(3, days=50, seen=5, source="wire")

    assert choose(*first_reading, other_source) == ([1], {2: Reason.OLD, 3: Reason.OLD})


def test_a_story_without_a_date_is_new():
    """Where nothing is known, a reader may decide."""
    assert choose(story(1, days=None), story(2)) == ([2, 1], {})


def test_an_event_is_over_when_its_day_is_past():
    """Yesterday's fair is left out; what began this morning may still be on."""
    stories = [story(1, event=event(-1)), story(2, event=event(-0.2)), story(3, event=event(2))]

    assert choose(*stories) == ([3, 2], {1: Reason.OVER})


def test_an_events_day_is_that_of_the_newsroom():
    """At 6 in the morning UTC it is still yesterday in Phoenix, and long today in Riyadh."""
    phoenix, riyadh = (timezone(timedelta(hours=hours)) for hours in (-7, 3))
    yesterday = story(1, event=Event(datetime(2026, 11, 25, 20, tzinfo=phoenix)))
    today = story(2, event=Event(datetime(2026, 11, 25, 21, tzinfo=UTC)))
    early = datetime(2026, 11, 26, 6, tzinfo=UTC)

    assert choose(yesterday, now=early, zone=phoenix) == ([1], {})
    assert choose(yesterday, zone=phoenix) == ([], {1: Reason.OVER})
    assert choose(today, now=early, zone=riyadh) == ([2], {})


def test_beyond_the_limit_the_oldest_wait():
    """Only as many stories as the newsletter takes are news."""
    stories = [story(number, days=number) for number in (1, 2, 3)]

    assert choose(*stories, newsletter=replace(WEEKLY, max_stories=2)) == (
        [1, 2],
        {3: Reason.LIMIT},
    )


def test_what_is_to_lead_is_not_cut():
    """A source's wish counts more than a day."""
    stories = [story(1, days=1), story(2, days=2), story(3, days=3, lead=True)]

    assert choose(*stories, newsletter=replace(WEEKLY, max_stories=2)) == (
        [1, 3],
        {2: Reason.LIMIT},
    )


def test_a_reason_reads_as_words():
    """Who shows a reason shows plain words."""
    assert f"{Left(1, Reason.OLD).reason}" == "too old"


def test_a_further_source_counts_as_well():
    """What two sources brought is news for a newsletter that reads the second one."""
    seen = story(1, source="desk", also_in=("wire",))

    assert choose(seen, newsletter=replace(WEEKLY, sources=("wire",))) == ([1], {})


def test_an_event_is_announced_when_it_is_near():
    """Far ahead it waits, however new its announcement is."""
    stories = [story(1, event=event(13.9)), story(2, event=event(14.1))]

    assert choose(*stories) == ([1], {2: Reason.AHEAD})
    assert choose(*stories, newsletter=replace(WEEKLY, event_days=30))[0] == [2, 1]


def test_an_event_is_news_however_long_it_has_been_known():
    """What counts is when it takes place."""
    assert choose(story(1, days=60, event=event(3))) == ([1], {})


def test_an_event_before_the_issue_comes_out_is_over():
    """A draft that is made on Monday knows that it comes out on Thursday."""
    early = NOW - timedelta(days=3)

    assert choose(story(1, event=event(-2)), now=early, due_at=NOW) == ([], {1: Reason.OVER})


def test_events_take_no_room_from_the_stories():
    """Each has a limit of its own; of events the nearest come first."""
    stories = [story(1, days=3), story(2, event=event(1)), story(3, event=event(2))]

    assert choose(*stories, newsletter=replace(WEEKLY, max_stories=1)) == (
        [1, 2],
        {3: Reason.LIMIT},
    )


def limited(number, *, languages="en es", days=1.0, **traits):
    """Return a story whose first version alone has the limits in *traits*."""
    plain = story(number, days, languages)
    first = languages.split(" ")[0]
    return replace(
        plain, articles={**plain.articles, first: replace(plain.articles[first], **traits)}
    )


def test_an_embargo_on_one_version_keeps_the_story_back():
    """Until the issue comes out: to the minute."""
    later, then = (
        limited(n, embargoed_until=NOW + timedelta(minutes=m)) for n, m in ((1, 1), (2, 0))
    )

    assert choose(later, then) == ([2], {1: Reason.EMBARGOED})
    assert choose(later, due_at=NOW + timedelta(minutes=1)) == ([1], {})


def test_what_is_dated_after_the_issue_waits():
    """Its date is an embargo by itself."""
    assert choose(story(1, days=-0.1)) == ([], {1: Reason.EMBARGOED})


def test_a_story_is_as_new_as_the_end_of_its_embargo():
    """Seen a month ago and held since, it is neither old nor behind the others."""
    held = limited(1, languages="en", days=30, embargoed_until=NOW - timedelta(hours=1))

    assert choose(story(2, days=1), held) == ([1, 2], {})


def test_a_story_has_expired_when_all_its_limits_are_past():
    """A version without any says nothing; one that lasts keeps the story in."""
    past, ahead = NOW, NOW + timedelta(minutes=1)
    both = limited(3, expires_at=past)
    lasting = replace(
        both, articles={**both.articles, "es": replace(both.articles["es"], expires_at=ahead)}
    )

    assert choose(limited(1, expires_at=past), limited(2, expires_at=ahead), lasting) == (
        [3, 2],
        {1: Reason.EXPIRED},
    )


def test_what_was_withdrawn_is_out_sent_or_not():
    """One version is enough."""
    row = (1, "en", "en")

    assert choose(limited(1, withdrawn=True)) == ([], {1: Reason.WITHDRAWN})
    assert choose(limited(1, withdrawn=True), sent={row}) == ([], {1: Reason.WITHDRAWN})


def test_an_editor_overrides_expiry_and_nothing_else():
    """What is withdrawn or under embargo is not theirs to give out."""
    stories = [limited(1, expires_at=NOW), limited(2, withdrawn=True),
               limited(3, embargoed_until=NOW + timedelta(days=1))]  # fmt: skip
    wishes = [Wish(number, wanted=True) for number in (1, 2, 3)]

    news, left = news_among(stories, occasion(wishes=wishes))

    assert [one.id for one in news.stories] == [1]
    assert {one.story: one.reason for one in left} == {2: Reason.WITHDRAWN, 3: Reason.EMBARGOED}
