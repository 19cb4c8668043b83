"""Every quirk of a feed's item ends where an article begins."""

from datetime import UTC, datetime

import pytest

from tests.gather.samples import NOW, atom, gathered, only, rss

BODY = "The council of Palo Dulce voted on Monday to keep the pool open. Swimmers cheered."


def test_an_item_becomes_an_article():
    """All that an item says arrives where it belongs."""
    article = only(
        rss(
            "<title>Pool stays open</title><link>https://news.example/en/pool</link>"
            "<guid isPermaLink='false'>7</guid><description>It is open all year.</description>"
            f"<content:encoded>&lt;p&gt;{BODY}&lt;/p&gt;</content:encoded>"
            "<dc:creator>Ana Ruiz</dc:creator><category>news</category><category>water</category>"
            "<pubDate>Mon, 23 Nov 2026 10:00:00 -0700</pubDate>"
        )
    )

    assert (article.source, article.guid, article.language) == ("wire", "7", "en")
    assert article.url == "https://news.example/en/pool"
    assert (article.title, article.summary) == ("Pool stays open", "It is open all year.")
    assert article.body == f"<p>{BODY}</p>"
    assert (article.author, article.section) == ("Ana Ruiz", "news")
    assert article.published_at == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert (article.updated_at, article.picture, article.event) == (None, None, None)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("&lt;b&gt;Pool&lt;/b&gt; &amp;amp; park", "Pool & park"),
        ("<![CDATA[<em>Pool</em> &amp; park]]>", "Pool & park"),
        ("Pool &lt; park", "Pool < park"),
        ("  Pool\n\tand&#160;park ", "Pool and park"),
        ("&lt;script&gt;x()&lt;/script&gt;Pool", "Pool"),
    ],
)
def test_titles_of_rss_may_hold_html(title, shown):
    """RSS never says what its titles are: tags go, entities are decoded once."""
    assert only(rss(f"<title>{title}</title>")).title == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<title>Use &lt;b&gt; &amp;amp; more</title>", "Use <b> &amp; more"),
        (
            "<title type='html'>Pool &lt;b&gt;open&lt;/b&gt; &amp;amp; free</title>",
            "Pool open & free",
        ),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Pool <b>A&amp;B</b></div></title>",
            "Pool A&B",
        ),
    ],
)
def test_titles_of_atom_are_what_they_say(title, shown):
    """In Atom words are words, and markup says that it is markup (RFC 4287 3.1.1)."""
    assert only(atom(title)).title == shown


def test_a_text_can_give_the_title():
    """RSS allows items without one: the first heading or sentence serves."""
    assert only(rss(f"<description>{BODY}</description>")).title == BODY.partition(" Swim")[0]
    assert only(rss("<description>&lt;h2&gt;Pool&lt;/h2&gt;</description>")).title == "Pool"


def test_an_item_that_says_nothing_is_complained_of():
    """It is named by its link, and the others are taken."""
    result = gathered(rss("<link>https://news.example/x</link>", "<title>Pool</title>", ""))

    assert [article.title for article in result.articles] == ["Pool"]
    assert [complaint.where for complaint in result.complaints] == [
        "https://news.example/x",
        "an item",
    ]
    assert "no title" in result.complaints[0].what


@pytest.mark.parametrize(
    ("item", "guid"),
    [
        ("<guid isPermaLink='false'>abc</guid><link>https://n.example/a</link>", "abc"),
        ("<guid>https://n.example/a</guid>", "https://n.example/a"),
        ("<link>https://n.example/a</link>", "https://n.example/a"),
        ("", "T"),
        ("<guid isPermaLink='false'>a&#10; b\u2028c</guid>", "a b c"),
    ],
)
def test_an_item_always_has_a_name(item, guid):
    """Its guid, else its link, else its title."""
    assert only(rss(f"<title>T</title>{item}")).guid == guid


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("<pubDate>Mon, 23 Nov 2026 10:00:00</pubDate>", datetime(2026, 11, 23, 17, tzinfo=UTC)),
        (
            "<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>",
            datetime(2026, 11, 23, 10, tzinfo=UTC),
        ),
        ("<dc:date>2026-11-23T10:00:00Z</dc:date>", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("<pubDate>2 de noviembre de 2026</pubDate>", datetime(2026, 11, 2, 7, tzinfo=UTC)),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>Fri, 23 Nov 2029 10:00:00 GMT</pubDate>", None),
        ("<pubDate>yesterday</pubDate>", None),
        ("<pubDate></pubDate>", None),
        ("", None),
        (
            "<pubDate>nonsense</pubDate><dc:date>2026-11-23T10:00:00Z</dc:date>",
            datetime(2026, 11, 23, 10, tzinfo=UTC),
        ),
    ],
)
def test_dates_are_believed_when_they_can_be_true(date, moment):
    """Without a zone the newsroom's is meant; absent and absurd ones are none."""
    assert only(rss(f"<title>T</title>{date}")).published_at == moment


def test_a_date_that_only_feedparser_reads_is_taken():
    """Greek days and months are not ours to read."""
    sunday = "\u039a\u03c5\u03c1, 11 \u0399\u03bf\u03cd\u03bb 2004 12:00:00 EST"
    article = only(rss(f"<title>T</title><pubDate>{sunday}</pubDate>"))

    assert article.published_at == datetime(2004, 7, 11, 17, tzinfo=UTC)


def test_atom_knows_two_dates():
    """When it came out, and when it was changed."""
    article = only(
        atom(
            "<title>T</title><published>2026-11-20T10:00:00Z</published><updated>2026-11-21T10:00:00Z</updated>"
        )
    )

    assert (article.published_at, article.updated_at) == (
        datetime(2026, 11, 20, 10, tzinfo=UTC),
        datetime(2026, 11, 21, 10, tzinfo=UTC),
    )
    assert article.published_at < NOW


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("<author>ana@n.example (Ana Ruiz)</author>", "Ana Ruiz"),
        ("<author>ana@n.example</author>", ""),
        ("<dc:creator>Ana Ruiz</dc:creator><dc:creator>Ben Ito</dc:creator>", "Ana Ruiz, Ben Ito"),
        ("<dc:creator><![CDATA[<b>Ana</b> Ruiz]]></dc:creator>", "Ana Ruiz"),
        ("", ""),
    ],
)
def test_authors_are_names(author, shown):
    """Addresses of mail are not shown to readers."""
    assert only(rss(f"<title>T</title>{author}")).author == shown


def test_entries_of_atom_inherit_their_author():
    """A feed's author wrote what says nothing else (RFC 4287 4.2.1)."""
    feed = atom("<title>T</title>", feed="<author><name>Ana Ruiz</name></author>")

    assert only(feed).author == "Ana Ruiz"


def test_no_section_is_none():
    """WordPress writes "Uncategorized" when nobody chose."""
    item = "<title>T</title><category>Uncategorized</category><category>Sports</category>"

    assert only(rss(item)).section == "Sports"
    assert only(rss("<title>T</title><category>Sin categoría</category>")).section == ""
    assert only(rss(item), section="news").section == "news"


def test_a_summary_loses_what_wordpress_adds():
    """The excerpt's end, the link to the rest and where it first appeared."""
    article = only(
        rss(
            "<title>T</title><description><![CDATA[<p>The pool is open. Swimmers [&hellip;]</p>"
            "<p>The post <a href='x'>T</a> appeared first on <a href='y'>N</a>.</p>]]></description>"
        )
    )

    assert article.summary == "The pool is open."
    assert "appeared first" not in article.body


def test_without_a_summary_the_first_sentences_serve():
    """Neither the headline nor an empty summary says anything new."""
    content = f"<content:encoded>&lt;p&gt;{BODY}&lt;/p&gt;</content:encoded>"

    assert only(rss(f"<title>T</title>{content}")).summary == BODY
    assert only(rss(f"<title>T</title><description>T</description>{content}")).summary == BODY
    assert only(rss("<title>T</title>")).summary == ""


def test_plain_text_keeps_its_paragraphs():
    """A summary of Atom that says it is text is text, angle brackets and all."""
    article = only(atom("<title>T</title><summary>One &lt;b&gt;.\n\nTwo.</summary>"))

    assert article.body == "<p>One &lt;b&gt;.</p><p>Two.</p>"


def test_the_longest_content_is_the_text():
    """Of several, the others are excerpts."""
    article = only(
        atom("<title>T</title><content>Short.</content><content>This one is longer.</content>")
    )

    assert article.body == "<p>This one is longer.</p>"


def test_relative_links_are_seen_from_the_feed():
    """In the text and as the article's own."""
    article = only(
        rss(
            "<title>T</title><link>/a</link><description>&lt;a href='b'&gt;b&lt;/a&gt;</description>"
        )
    )

    assert article.url == "https://news.example/a"
    assert 'href="https://news.example/feed/b"' in article.body


def test_relative_links_are_seen_from_where_the_feed_says():
    """xml:base moves them."""
    entry = "<title>T</title><link href='a'/><content type='html'>&lt;a href='b'&gt;b&lt;/a&gt;</content>"
    article = only(atom(entry, root='xml:base="https://other.example/x/"'))

    assert article.url == "https://other.example/x/a"
    assert 'href="https://other.example/x/b"' in article.body


@pytest.mark.parametrize(
    ("channel", "item", "language"),
    [
        ("<language>es-MX</language>", "", "es"),
        ("<language>en-us</language>", "<dc:language>es</dc:language>", "es"),
        ("<language>en-us</language>", "<link>https://n.example/es/a</link>", "es"),
        ("<language>en-us</language>", "<dc:language>fr</dc:language>", ""),
        ("<dc:language>es</dc:language>", "", "es"),
        ("", "", ""),
    ],
)
def test_rss_items_inherit_their_language(channel, item, language):
    """The item's own mark, its address, then the channel's."""
    assert only(rss(f"<title>T</title>{item}", channel=channel)).language == language


@pytest.mark.parametrize(
    ("root", "entry", "language"),
    [
        ('xml:lang="es"', "<title>T</title>", "es"),
        ('xml:lang="en"', "<title xml:lang='es'>T</title>", "es"),
        (
            'xml:lang="en"',
            "<title>T</title><link rel='alternate' hreflang='es' href='https://n.example/a'/>",
            "es",
        ),
    ],
)
def test_atom_marks_its_languages(root, entry, language):
    """The feed's mark is inherited; a title's or a link's own counts more."""
    assert only(atom(entry, root=root)).language == language


def test_a_film_is_described_by_its_picture():
    """Where an item has no text but Media RSS's description, that is its text."""
    article = only(
        rss(
            "<title>T</title><media:group><media:description>One day at the pool.</media:description></media:group>"
        )
    )

    assert article.summary == "One day at the pool."


def test_only_pages_are_links():
    """Feeds, files, scripts and empty links are none."""
    article = only(
        atom(
            "<title>T</title>"
            "<link rel='alternate' type='application/atom+xml' href='https://n.example/feed'/>"
            "<link rel='enclosure' type='image/jpeg' href='https://n.example/a.jpg'/>"
            "<link rel='self' type='text/html' href='https://n.example/self'/>"
            "<link rel='alternate' type='text/html' href='javascript:alert(1)'/>"
            "<link rel='alternate' type='text/html'/>"
            "<link rel='alternate' href='/a'/>"
        )
    )

    assert (article.url, article.alternates) == ("https://news.example/a", {})


def test_a_permanent_id_is_a_link():
    """An item that names no page may be found under its guid."""
    assert (
        only(rss("<title>T</title><guid>https://n.example/a</guid>")).url == "https://n.example/a"
    )


def test_a_name_stays_as_it_is_wherever_the_feed_is_found():
    """What looks like a relative address is not resolved: the article would be new after a move."""
    article = only(rss("<title>T</title><guid>7</guid>"))

    assert (article.guid, article.url) == ("7", "")


@pytest.mark.parametrize("base", ["/en/", "en/", "https://news.example/feed/en/"])
def test_an_element_says_what_its_addresses_mean(base):
    """xml:base may be relative itself, to where the feed was found (RFC 4287 2)."""
    link, text = "<link href='a'/>", "&lt;a href=&quot;b&quot;&gt;x&lt;/a&gt;"
    article = only(
        atom(
            f"<title>T</title>{link}<content type='html'>{text}</content>",
            root=f"xml:base='{base}'",
        )
    )
    folder = "https://news.example/en/" if base == "/en/" else "https://news.example/feed/en/"

    assert article.url == f"{folder}a"
    assert article.body == f'<p><a href="{folder}b">x</a></p>'


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ("PHA+SGVsbG88L3A+", "<p>Hello</p>"),  # <p>Hello</p>
        ("SGVsbG8=", ""),  # "Hello": words, or bytes by chance
        ("/////w==", ""),  # four times 0xff
        ("no Base64", ""),
    ],
)
def test_bytes_in_atom_are_read_if_they_are_html(inside, body):
    """Atom writes what is neither text nor markup in Base64 (RFC 4287 4.1.3.3)."""
    content = f"<content type='application/octet-stream'>{inside}</content>"

    assert only(atom(f"<title>T</title>{content}")).body == body
