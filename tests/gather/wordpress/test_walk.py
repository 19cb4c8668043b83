"""However much happens between two visits, nothing is lost, and nothing comes without end."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather import Validators
from tests.gather.samples import NOW
from tests.gather.wordpress.newsroom import ROOT, Newsroom, moment, post, rapid, visited

#: What a home page says of the interface.
LINK = f'<{ROOT}>; rel="https://api.w.org/"'

HOUR = timedelta(hours=1)


def visits(newsroom, validators, most=8, now=NOW):
    """Visit *newsroom* until nothing is left; return what was brought, visit by visit."""
    brought = []
    for _ in range(most):
        gathered = visited(newsroom, validators, now)
        validators = gathered.validators
        brought.append([article.guid for article in gathered.articles])
        if '"after"' not in validators.cursor:
            return brought, validators
    pytest.fail("it never ends")


def guids(posts):
    """Return what *posts* are called."""
    return {one["guid"]["rendered"] for one in posts}


def test_much_news_is_read_in_several_visits():
    """Each goes on where the one before ended, and when all is read nothing comes again."""
    newsroom = Newsroom(rapid(20, start=NOW - timedelta(days=20)))
    known = visited(newsroom).validators
    newsroom.posts += [one | {"id": one["id"] + 100, "guid": {"rendered": f"new {one['id']}"}}
                       for one in rapid(2_400)]  # fmt: skip
    brought, known = visits(newsroom, known)

    assert len(brought) == 3
    assert max(map(len, brought)) <= 1_000
    assert guids(newsroom.posts[20:]) <= set().union(*brought)
    newsroom.asked.clear()
    assert len(visited(newsroom, known).articles) <= 300
    assert len(newsroom.asked) <= 5


def test_the_first_visit_may_take_several():
    """All that came out in the last month is read, however much it is; then no more is asked."""
    brought, _ = visits(Newsroom(rapid(1_250)), Validators())

    assert [len(one) for one in brought] == [991, 360]
    assert len(set().union(*brought)) == 1_250


def test_an_archive_is_not_read():
    """Of thirty thousand posts over the years the newest three hundred come."""
    newsroom = Newsroom(rapid(30_000, minutes=300))
    first = visited(newsroom)

    assert (len(first.articles), len(newsroom.asked)) == (298, 3)
    assert '"after"' not in first.validators.cursor
    visited(newsroom, first.validators)
    assert len(newsroom.asked) == 5


@pytest.mark.parametrize(("modern", "at_once"), [(True, True), (True, False), (False, False)])
def test_many_edits_are_read_in_several_visits(modern, at_once):
    """Old posts that were changed come all, be it in one second; then none of them again."""
    posts = rapid(1_400, minutes=30)
    newsroom = Newsroom(posts, modern=modern)
    _, known = visits(newsroom, Validators())
    old = posts[336:]
    for number, one in enumerate(old):
        one["modified_gmt"] = moment(NOW + HOUR + timedelta(seconds=0 if at_once else number))
    brought, known = visits(newsroom, known, now=NOW + 5 * HOUR)

    assert len(brought) == 2
    assert guids(old) <= set().union(*brought)
    later = visited(newsroom, known, NOW + 6 * HOUR)
    assert not guids(old) & {one.guid for one in later.articles}


def test_posts_of_one_second_are_all_read():
    """They were brought over from another program at once."""
    newsroom = Newsroom(rapid(5, start=NOW - timedelta(days=9)))
    known = visited(newsroom).validators
    newsroom.posts += [post(1, id=number, guid={"rendered": f"n{number}"}, link="")
                       for number in range(100, 1_700)]  # fmt: skip
    brought, _ = visits(newsroom, known)

    assert guids(newsroom.posts[5:]) <= set().union(*brought)
    assert len(brought) == 3


def test_a_busy_week_is_not_read_again_every_hour():
    """The week before the newest is asked again, but no more than three hundred posts of it."""
    newsroom = Newsroom(rapid(1_500))
    _, known = visits(newsroom, Validators())
    newsroom.asked.clear()
    visited(newsroom, known)

    assert len(newsroom.asked) <= 4


def test_an_edit_below_what_is_read_again_is_found():
    """It is of this week, but not among the three hundred newest."""
    newsroom = Newsroom(rapid(1_500))
    _, known = visits(newsroom, Validators())
    newsroom.posts[600]["modified_gmt"] = moment(NOW - HOUR / 2)

    assert "https://news.example/?p=601" in {one.guid for one in visited(newsroom, known).articles}


def test_the_archive_is_no_news_when_it_is_changed():
    """What was there before we began stays out; what is new and dated back does not."""
    newsroom = Newsroom(one | {"id": 2_001 - one["id"]} for one in rapid(2_000, minutes=300))
    known = visited(newsroom).validators
    for one in newsroom.posts[500:]:
        one["modified_gmt"] = moment(NOW + HOUR)
    newsroom.posts[400] = post(  # written now, dated back
        5_000, date_gmt=newsroom.posts[400]["date_gmt"], modified_gmt=moment(NOW + HOUR)
    )
    newsroom.posts[250]["modified_gmt"] = moment(NOW + HOUR)
    brought, _ = visits(newsroom, known, now=NOW + 5 * HOUR)

    came = set().union(*brought)
    assert {"https://news.example/?p=5000", "https://news.example/?p=251"} <= came
    assert not guids(newsroom.posts[500:]) & came


def failing(newsroom, breaks):
    """Have *newsroom* raise whatever *breaks* returns for a question and its page."""
    answer = newsroom._posts

    def posts(url, asked):
        found = answer(url, asked)
        error = breaks(asked, found)
        if error:
            raise error
        return found

    newsroom._posts = posts
    return newsroom


def test_a_site_that_gets_busy_is_left_alone_and_loses_nothing():
    """What came is kept; it is read again when it said, from there on."""
    newsroom = Newsroom(rapid(450))
    asked = []

    def breaks(*_):
        asked.append(1)
        return (
            SourceBusy("It asks us to come less often (429).", wait=90) if len(asked) == 3 else None
        )

    failing(newsroom, breaks)
    first = visited(newsroom)

    assert (len(first.articles), first.fresh, len(newsroom.asked)) == (199, 90, 3)
    second = visited(newsroom, first.validators)
    assert "less often" in first.complaints[0].what
    assert guids(newsroom.posts) == {one.guid for one in (*first.articles, *second.articles)}


def test_a_post_that_breaks_its_page_does_not_hide_others_for_ever():
    """Its page is asked for in three visits, then each of its posts; it alone is passed over."""

    def breaks(_, found):
        fault = SourceError("It has a fault of its own (500).")
        return fault if b'?p=170"' in found.content else None

    newsroom = failing(Newsroom(rapid(400)), breaks)
    known, came, complaints = Validators(), set(), []
    for _ in range(4):
        gathered = visited(newsroom, known)
        known = gathered.validators
        came |= {one.guid for one in gathered.articles}
        complaints += [one.what for one in gathered.complaints]

    assert guids(newsroom.posts) - came == {"https://news.example/?p=170"}
    assert [one for one in complaints if "passed over" in one] == [
        "1 of its posts cannot be had, and is passed over: It has a fault of its own (500)."
    ]
    assert '"after"' not in known.cursor


def test_edits_of_which_no_page_comes_do_not_stop_the_others():
    """After three visits the one that breaks its page is passed over, and no other."""
    newsroom = Newsroom(rapid(300, minutes=120))
    known = visited(newsroom).validators
    for number, one in enumerate(newsroom.posts[100:]):
        one["modified_gmt"] = moment(NOW + 3 * HOUR - timedelta(minutes=number))

    def breaks(asked, found):
        is_bad = asked["orderby"] == "modified" and b'?p=101"' in found.content
        return SourceError("It has a fault of its own (500).") if is_bad else None

    failing(newsroom, breaks)
    came = set()
    for _ in range(4):
        gathered = visited(newsroom, known, NOW + 5 * HOUR)
        known = gathered.validators
        came |= {one.guid for one in gathered.articles}

    assert guids(newsroom.posts[101:]) <= came


def walked(newsroom, most=12):
    """Visit *newsroom* until nothing is left; return what came, and how many posts were lost."""
    known, came, lost = Validators(), set(), 0
    for _ in range(most):
        gathered = visited(newsroom, known)
        known = gathered.validators
        came |= {one.guid for one in gathered.articles}
        told = [one.what for one in gathered.complaints if "passed over" in one.what]
        lost += sum(int(one.split()[0]) for one in told)
        if '"after"' not in known.cursor:
            return came, lost
    pytest.fail("it never ends")


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize("bad", [{395}, {390}, {381, 395}, set(range(381, 396))])
def test_posts_that_break_the_last_page_end_the_walk(bad, totals):
    """Nothing is asked for beyond it for ever; its good posts come."""

    def breaks(_, found):
        fault = SourceError("It has a fault of its own (500).")
        return fault if any(f'?p={one}"'.encode() in found.content for one in bad) else None

    newsroom = failing(Newsroom(rapid(395), totals=totals), breaks)
    came, lost = walked(newsroom)

    assert guids(newsroom.posts) - came == {f"https://news.example/?p={one}" for one in bad}
    assert lost == len(bad)


def test_a_site_that_gives_nothing_old_is_not_asked_for_ever():
    """Two pages in a row of which not one post comes are the end of it."""

    def breaks(asked, _):
        deep = int(asked.get("page", 1)) * int(asked["per_page"]) > 200 and "before" not in asked
        old = asked.get("before", "z") < moment(NOW - 20 * HOUR)
        return SourceError("It has a fault of its own (500).") if deep or old else None

    came, lost = walked(failing(Newsroom(rapid(500)), breaks))

    assert len(came) >= 200
    assert lost == 40


def test_an_edit_that_breaks_its_page_is_given_up():
    """It is all that was changed; when it is passed over it is not asked for again."""
    newsroom = Newsroom(rapid(300, minutes=120))
    known = visited(newsroom).validators
    newsroom.posts[200]["modified_gmt"] = moment(NOW + HOUR)

    def breaks(asked, found):
        is_bad = asked["orderby"] == "modified" and b'?p=201"' in found.content
        return SourceError("It has a fault of its own (500).") if is_bad else None

    failing(newsroom, breaks)
    complaints = []
    for hours in range(5, 11):
        gathered = visited(newsroom, known, NOW + hours * HOUR)
        known = gathered.validators
        complaints.append([one.what.split(":")[0] for one in gathered.complaints])

    assert complaints[2] == ["1 of its posts cannot be had, and is passed over"]
    assert complaints[3:] == [[], [], []]


def test_who_asks_for_time_is_asked_nothing_more():
    """Not even for the addresses of other language versions; and it is given five minutes."""
    posts = [one | {"lang": "en", "translations": {"en": one["id"], "es": one["id"] + 5_000}}
             for one in rapid(450)]  # fmt: skip
    newsroom = Newsroom(posts)
    busy = SourceBusy("It asks us to come less often (429).")
    failing(newsroom, lambda *_: busy if len(newsroom.asked) == 2 else None)

    gathered = visited(newsroom)

    assert (len(newsroom.asked), gathered.fresh) == (2, 300)


@pytest.mark.parametrize("total", ["0", "-1", "many", "99999999999"])
def test_a_count_of_pages_that_is_no_help_is_not_believed(total):
    """A plugin may keep WordPress from counting."""
    newsroom = Newsroom(rapid(250))
    answer = newsroom._posts
    newsroom._posts = lambda *asked: replace(answer(*asked), headers={"x-wp-totalpages": total})

    assert len(visited(newsroom).articles) == 250


def test_a_full_last_page_without_a_count_is_no_fault():
    """Nothing is asked for that is not there: WordPress would answer 400."""
    gathered = visited(Newsroom(rapid(199), totals=False))

    assert len(gathered.articles) == 199
    assert gathered.complaints == ()


@pytest.mark.parametrize("seed", [3])
def test_a_long_history_ends_with_all_that_is_there(seed):
    """Posts come out, some dated back, are changed and go, pages break: in the end we know all."""
    chance = random.Random(seed)
    newsroom, known, have, now = Newsroom(link=LINK), Validators(), {}, NOW
    for step in range(16):
        for _ in range(chance.choice([0, 3, 40, 1_300 if step == 5 else 10])):
            number = len(newsroom.posts) + 1
            out = moment(now - timedelta(minutes=chance.randrange(60 * 24 * 5)))
            fields = {"date_gmt": out, "modified_gmt": moment(now)}
            newsroom.posts.append(post(number, link=f"/{number}", **fields))
        for one in chance.sample(newsroom.posts, len(newsroom.posts) // chance.choice([1, 20, 90])):
            one |= {"title": {"rendered": f"Step {step}"}, "modified_gmt": moment(now)}
        newsroom.modern, newsroom.totals = chance.random() < 0.9, chance.random() < 0.5
        newsroom.largest = chance.choice([100, 100, 20])
        now += HOUR
        gathered = visited(newsroom, known, now)
        known = gathered.validators
        have |= {one.guid: one.title for one in gathered.articles}
    newsroom.largest, newsroom.modern = 100, True
    for _ in range(8):
        now += HOUR
        gathered = visited(newsroom, known, now)
        known = gathered.validators
        have |= {one.guid: one.title for one in gathered.articles}

    assert have == {one["guid"]["rendered"]: one["title"]["rendered"] for one in newsroom.posts}
    assert visited(newsroom, known, now).unchanged
