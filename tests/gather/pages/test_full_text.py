"""A teaser becomes the article that its page shows, and stays a teaser where the page does not."""

import pickle
from datetime import UTC, datetime

import pytest

from newsletter.errors import PageError
from newsletter.gather import complete
from newsletter.model import Article, Picture, words_of
from newsletter.ports import Fetched
from tests.gather.samples import brief

URL = "https://town.example/2026/11/night-bus/"
TEASER = "The council voted on Monday to keep the number 12 night bus running."
ENGLISH = (
    TEASER,
    (
        "After two hours of debate, six of its nine members followed "
        '<a href="/docs/report.pdf">a report</a> of the transit office.'
    ),
    "“Nurses depend on it,” said Rosa Medina, who works at the county hospital.",
    "The bus costs the town $84,000 a year, and carries about 60 people a night.",
    "It will be paid from the reserve until June, when the council meets again to decide.",
)
SPANISH = (
    "El concejo votó el lunes mantener el autobús nocturno número 12.",
    "Después de dos horas de debate, seis de sus nueve miembros siguieron el informe de la oficina.",
    "«Las enfermeras dependen de él», dijo Rosa Medina, que trabaja en el hospital del condado.",
    "El autobús le cuesta al pueblo 84,000 dólares al año y lleva a unas 60 personas cada noche.",
    "Se pagará de la reserva hasta junio, cuando el concejo se reúna otra vez para decidir.",
)
HEAD = """
<meta property="og:image" content="/img/bus.jpg"><meta property="og:image:alt" content="A bus">
<link rel="alternate" hreflang="en" href="https://town.example/2026/11/night-bus/">
<link rel="alternate" hreflang="es-MX" href="/es/2026/11/autobus-nocturno/">
<link rel="alternate" hreflang="x-default" href="https://town.example/">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "@id": "https://town.example/2026/11/night-bus/", "name": "Night bus"},
 {"@type": "NewsArticle", "headline": "Night bus stays", "author": {"@id": "#ana"},
  "datePublished": "2026-11-23T08:00:00-07:00", "articleSection": ["Transit", "Council"]},
 {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"}]}</script>"""


def written(paragraphs, language="en", head=HEAD, title="Night bus stays"):
    """Write a page as WordPress does, with all that stands around an article there."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">
<title>{title} - Town News</title>{head}</head><body class="post-template-default single">
<header id="masthead"><nav><ul><li><a href="/">Home</a></li><li><a href="/es/">Español</a></li></ul>
</nav></header><div id="content"><main><article class="post type-post">
<header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><span class="byline">By Ana Ruiz</span></div></header>
<div class="entry-content"><figure class="wp-block-image"><img src="/img/inside.jpg" alt="Inside">
<figcaption>Photo: Town News</figcaption></figure>{text}
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="?share=facebook">
Facebook</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>
<p>Dogs will be welcome in the park from May, says the parks office.</p></div></div>
<footer class="entry-footer">Posted in <a href="/c/transit">Transit</a></footer></article>
<div id="comments" class="comments-area"><h2>3 comments</h2><p>I never liked that bus.</p></div>
</main><aside id="secondary" class="widget-area"><h2>Most read</h2><ul><li><a href="/a">A flood in
the old town</a></li></ul><p>Sign up for our newsletter to get the news each morning.</p></aside>
</div><footer>© 2026 Town News. All rights reserved.</footer></body></html>"""


def teaser(**facts):
    """Describe an article as a feed of teasers tells it."""
    known = {"source": "wire", "guid": "1", "url": URL, "language": "en"}
    text = {"title": "Night bus stays", "summary": TEASER, "body": f"<p>{TEASER}</p>"}
    return Article(**{**known, **text, **facts})


def completed(page, article=None, headers=None, url=URL, **facts):
    """Complete a teaser by *page*."""
    content = page if isinstance(page, bytes) else page.encode()
    found = Fetched(url, 200, content, {"content-type": "text/html", **(headers or {})})
    return complete(article or teaser(**facts), found, brief())


def test_a_teaser_becomes_the_whole_text():
    """All its paragraphs, its links, its pictures."""
    body = completed(written(ENGLISH)).body

    for sentence in ("keep the number 12", "Nurses depend", "$84,000", "until June"):
        assert sentence in body
    assert '<a href="https://town.example/docs/report.pdf">a report</a>' in body
    assert 'src="https://town.example/img/inside.jpg"' in body


@pytest.mark.parametrize("around", ["Home", "Facebook", "Dogs", "never liked", "flood", "morning"])
def test_what_stands_around_it_stays_there(around):
    """Menus, share bars, related articles, comments, sidebars; and the headline is no text."""
    body = completed(written(ENGLISH)).body

    assert around not in body
    assert "Night bus stays" not in body


def test_what_the_source_did_not_say_the_page_does():
    """Author, section, date, picture, other languages."""
    article = completed(written(ENGLISH))

    assert article.author == "Ana Ruiz"
    assert article.section == "Transit"
    assert article.published_at == datetime(2026, 11, 23, 15, tzinfo=UTC)
    assert article.picture == Picture("https://town.example/img/bus.jpg", "A bus")
    assert article.alternates == {"es": "https://town.example/es/2026/11/autobus-nocturno/"}


def test_what_the_source_said_holds():
    """Its own address among it, whatever the page calls canonical."""
    said = {
        "author": "Desk",
        "section": "news",
        "published_at": datetime(2026, 11, 22, tzinfo=UTC),
        "picture": Picture("https://town.example/own.jpg"),
        "alternates": {"es": "https://town.example/es/?p=7"},
        "guid": "tag:7",
    }
    head = '<link rel="canonical" href="https://other.example/bus">' + HEAD
    article = completed(written(ENGLISH, head=head), **said)

    assert {name: getattr(article, name) for name in said} == said
    assert article.url == URL


def test_a_summary_is_made_where_there_is_none():
    """Of what the page says, else of the text."""
    head = '<meta name="description" content="It runs on &amp; on until June.">'

    assert completed(written(ENGLISH), summary="", body="").summary.startswith(TEASER)
    assert completed(written(ENGLISH, head=head), summary="").summary == (
        "It runs on & on until June."
    )


@pytest.mark.parametrize(
    ("paragraphs", "mark", "headers", "language"),
    [
        (SPANISH, "es-MX", {}, "es"),
        (SPANISH, "en-US", {}, "es"),  # the template's
        (ENGLISH, "", {"content-language": "en"}, "en"),
        (("Xqz wvu rrt. " * 30,), "", {"content-language": "es"}, "es"),
        (("Xqz wvu rrt. " * 30,), "", {"content-language": "es, en"}, ""),
    ],
)
def test_an_article_learns_its_language(paragraphs, mark, headers, language):
    """From its many words, else from the page's mark, else from the server."""
    page = written(paragraphs, mark, head="", title="Xqz")
    article = completed(page, headers=headers, language="", title="Xqz", summary="", body="")

    assert article.language == language


def test_spanish_pages_are_read_alike():
    """With their accents, in whatever encoding."""
    article = teaser(
        language="es", title="Sigue el autobús nocturno", summary=SPANISH[0], body="", url=URL
    )
    page = written(SPANISH, "es", head="", title="Sigue el autobús nocturno")
    latin = page.replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252")

    assert completed(latin, article).body == completed(page, article).body
    assert "«Las enfermeras dependen de él»" in completed(page, article).body


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://town.example/", False),
        ("https://town.example/es/", False),
        ("/es", False),
        ("/es-mx/index.php", False),
        ("/espanol/", False),
        ("/?lang=es", False),
        ("/?lang=es&p=7", True),
        ("/es/autobus", True),
        ("https://pueblo.example/autobus", True),
        ("https://town.example/2026/11/night-bus", False),
        ("javascript:x()", False),
        ("https://[bad/", False),
        ("", False),
    ],
)
def test_a_front_page_is_no_translation(href, kept):
    """Sites name it where a translation is missing; the article itself is none either."""
    head = f'<link rel="alternate" hreflang="es" href="{href}">'

    assert bool(completed(written(ENGLISH, head=head)).alternates) is kept


def test_translations_are_found_where_any_standard_puts_them():
    """In the HTTP header, and in JSON-LD."""
    header = {"link": '</es/autobus>; rel="alternate"; hreflang="es"'}
    told = """<script type="application/ld+json">{"@type": "NewsArticle", "workTranslation":
        {"@id": "https://town.example/es/autobus", "inLanguage": "es"}}</script>"""
    expected = {"es": "https://town.example/es/autobus"}

    assert completed(written(ENGLISH, head=""), headers=header).alternates == expected
    assert completed(written(ENGLISH, head=told)).alternates == expected


@pytest.mark.parametrize(
    ("page", "headers", "said"),
    [
        (b"", {}, "empty"),
        (b"<!-- -->", {}, "empty"),
        (b"%PDF-1.7", {"content-type": "application/pdf"}, "application/pdf"),
        (b"GIF89a\0\0", {"content-type": ""}, "no text"),
        (b"<html><body><div id=root></div><script>x()</script></body></html>", {}, "too little"),
        (written(("Log in to read on.",)), {}, "too little"),
        (written(SPANISH, "es"), {}, "another language"),
        (
            written(["We value your privacy and use cookies for ads, and share data abroad."] * 6),
            {},
            "not about",
        ),
    ],
)
def test_a_page_that_is_not_the_article_is_refused(page, headers, said):
    """The message says what there was instead, and where."""
    with pytest.raises(PageError, match=said) as refused:
        completed(page, headers=headers)

    assert refused.value.where == URL


CHINESE = (
    "市议会星期一投票决定、泳池今年夏天继续开放。",
    "经过两个小时的讨论、九名议员中有六名赞成交通局提出的报告。",
    "住在附近的居民说、孩子们每天放学以后都来游泳、老人们早上也来锻炼身体。",
    "泳池每年要花费八万四千元、平均每天有六十个人使用。",
)


def test_a_teaser_in_chinese_becomes_the_whole_text():
    """Its letters are counted and compared, for no blanks set its words apart."""
    body = completed(
        written(CHINESE, "zh", head="", title="泳池继续开放"),
        language="zh",
        title="泳池继续开放到九月",
        summary="市议会做出了决定、孩子们高兴。",
        body="<p>市议会做出了决定、孩子们高兴。</p>",
    ).body

    assert all(one in body for one in CHINESE)


def test_a_page_in_chinese_about_something_else_is_refused():
    """Here it asks for consent."""
    consent = ["我们重视您的隐私、网站使用小型文本文件来分析流量、并与广告伙伴共享数据。"] * 6
    told = {"title": "泳池继续开放到九月", "summary": CHINESE[0], "body": f"<p>{CHINESE[0]}</p>"}

    with pytest.raises(PageError, match="not about"):
        completed(written(consent, "zh", head="", title="隐私"), language="zh", **told)


def test_a_wrong_mark_alone_refuses_nothing():
    """Templates lie; the words decide."""
    assert "until June" in completed(written(ENGLISH, "es")).body


def test_structure_is_kept():
    """Headings, lists, quotations and tables between the paragraphs."""
    parts = ("<h2>What next</h2>", "<ul><li>Vote in June</li><li>Then rest</li></ul>",
        "<blockquote><p>We need it, all of us at the hospital.</p></blockquote>",
        "<table><tr><th>Year</th><th>Riders</th></tr><tr><td>2025</td><td>60</td></tr></table>")  # fmt: skip
    page = written(ENGLISH).replace("<p>The bus costs", f"{''.join(parts)}<p>The bus costs")
    body = completed(page).body

    for part in ("<h2>What next</h2>", "<li>Vote in June</li>", "<blockquote>", "<td>2025</td>"):
        assert part in body


@pytest.mark.parametrize(
    ("before", "after"),
    [("<div>", "</div>"), ("<div><span>", "</span></div>"), ("", "<br><br>")],
)
def test_paragraphs_need_not_be_marked_as_such(before, after):
    """Page builders use anything."""
    text = "".join(f"{before}{one}{after}" for one in ENGLISH * 2)
    page = (
        f"<html><body><div id=menu><a href=/>Home</a></div><div class=c>{text}</div></body></html>"
    )
    body = completed(page).body

    assert "Nurses depend" in body
    assert body.count("<p>") + body.count("<br><br>") >= len(ENGLISH)


def test_the_longer_text_is_kept():
    """A page may show less than its feed."""
    long = "".join(f"<p>{one}</p>" for one in ENGLISH)

    assert completed(written(ENGLISH[:4]), body=long).body == long


def test_a_short_article_may_be_its_own_teaser():
    """What the page shows then is no less."""
    article = completed(written((TEASER,)))

    assert TEASER in words_of(article.body)
    assert article.author == "Ana Ruiz"


def test_what_a_page_holds_is_harmless():
    """Scripts, styles and strange addresses are gone."""
    bad = '<b onclick="x()">Bus</b> <a href="javascript:x()">x</a><script>alert(1)</script>'
    body = completed(written((*ENGLISH, bad))).body

    for evil in ("onclick", "javascript:", "alert"):
        assert evil not in body


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "x",
        "<b><i>" * 5_000,
        "<table><tr><td>" * 2_000,
        "<p>x " * 3_000,
        "<a href='https://[x'>" + "y " * 1_000,
        "<html lang='\ud800'><base href='http://[/'>\ud800".encode("utf-8", "surrogatepass"),
        "\x01\x02<p>\x03" + "word. " * 100,
        "<svg><math><template><noscript>" * 100,
    ],
)
def test_no_page_breaks_it(page):
    """It is read or refused."""
    try:
        assert completed(page).title
    except PageError as error:
        assert error.what


def test_it_can_go_to_another_process_and_come_back():
    """As the workshop demands."""
    assert pickle.loads(pickle.dumps(complete)) is complete
    assert pickle.loads(pickle.dumps(completed(written(ENGLISH)))).author == "Ana Ruiz"


def test_a_text_for_subscribers_is_left_alone():
    """What the page shows is cut off somewhere; the teaser is whole."""
    told = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'

    with pytest.raises(PageError, match="for subscribers only") as refused:
        completed(written(ENGLISH, head=told))

    assert refused.value.where == URL
    assert "full_text = false" in refused.value.remedy


@pytest.mark.parametrize("box", ["div", "p", "article"])
def test_double_line_breaks_make_paragraphs(box):
    """Old content systems write nothing else."""
    text = "<br><br>".join(ENGLISH * 2)
    body = completed(f"<html><body><{box}>{text}</{box}></body></html>").body

    assert body.count("<p>") >= len(ENGLISH)
    assert "<br><br>" not in body


def test_words_are_not_glued():
    """Where only a style sets them apart."""
    text = "".join(
        f"<section><span>{one}</span><span>And so on.</span></section>" for one in ENGLISH
    )
    body = completed(f"<html><body><article>{text}</article></body></html>").body

    assert "running. And so on." in " ".join(words_of(body).split())
