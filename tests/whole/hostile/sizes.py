"""Feeds that are too long, too many, too deep, or all of it."""

from tests.whole.hostile.answers import LARGE, Hostile, filled, item, rss, sending

ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley</title>'
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "items": '
JSON_END = b', "title": "Valley"}'


def entry(inside: bytes) -> bytes:
    return ATOM + b"<entry><title>Canal</title><id>tag:1</id>" + inside + b"</entry></feed>"


def described(text: bytes) -> bytes:
    """Return a feed of one item with *text* for its description."""
    return rss(b"<item><title>Canal</title><description>" + text + b"</description></item>")


def sizes() -> list[Hostile]:
    html = "<p>The canal <b>closes</b> & opens.</p>".replace("<", "&lt;").replace("&", "&amp;", 1)
    deep = 100_000
    words = b"x" * LARGE
    made = {
        "author of 64 KB": lambda: rss(item(more=f"<author>{'(a@b.c) ' * 8_000}</author>")),
        "authors of 9 MB": lambda: rss(item(more="<author>ana@example.org (Ana)</author>" * 200_000)),
        "names of 9 MB": lambda: entry(filled("<author><name>A</name></author>")),
        "22 MB of HTML": lambda: described(filled(html, 22_000_000)),
        "9 MB of HTML": lambda: described(filled(html)),
        "9 MB of words": lambda: described(words),
        "9 MB of blanks": lambda: b" " * LARGE + rss(item()),
        "100,000 items": lambda: rss("".join(item(n, "x") for n in range(100_000))),
        "100,000 items with a prefix": lambda: rss(
            '<a:x xmlns:a="http://purl.org/rss/1.0/"/>'
            + "<r:item xmlns:r='http://purl.org/rss/1.0/'><title>x</title></r:item>" * 100_000
        ),
        "100,000 categories": lambda: rss(
            item(more="".join(f"<category>c{n}</category>" for n in range(100_000)))
        ),
        "100,000 links": lambda: entry(
            b"".join(b'<link rel="alternate" href="http://x.org/%d"/>' % n for n in range(100_000))
        ),
        "100,000 pictures": lambda: rss(
            item(more='<enclosure url="http://x.org/a.jpg" type="image/jpeg"/>' * 100_000)
        ),
        "100,000 contents": lambda: entry(filled('<content type="html">&lt;p&gt;x</content>', 4_500_000)),
        "title of 1 MB": lambda: rss("<item><title>" + "Canal " * 170_000 + "</title></item>"),
        "guid of 1 MB": lambda: rss(item(more="<guid>" + "x" * 1_000_000 + "</guid>")),
        "link of 1 MB": lambda: rss(item(more="<link>http://x.org/" + "../a/" * 200_000 + "</link>")),
        "XML 100,000 deep": lambda: rss("<a>" * deep + "</a>" * deep + item()),
        "XHTML 100,000 deep": lambda: entry(
            b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            + b"<b>" * deep + b"x" + b"</b>" * deep + b"</div></content>"
        ),
        "HTML 100,000 deep": lambda: rss(item(text="<div>" * deep + "x<img src='http://x.org/a.jpg'>")),
        "HTML table 30,000 deep": lambda: rss(item(text="<table><tr><td>" * 30_000 + "<img src=a>")),
        "page 100,000 deep": lambda: b"<html><body>" + b"<div>" * deep + b"x",
        "1,000,000 attributes": lambda: rss(
            b"<a " + b" ".join(b'a%d=""' % n for n in range(700_000)) + b"/>" + item().encode()
        ),
        "an attribute of 9 MB": lambda: rss(b'<a b="' + words + b'"/>' + item().encode()),
        "100,000 namespaces": lambda: rss(
            b"<a " + b" ".join(b'xmlns:a%d="u:%d"' % (n, n) for n in range(100_000)) + b"/>"
        ),
        "an element with a name of 9 MB": lambda: rss(b"<" + words + b"/>"),
        "a comment of 9 MB": lambda: rss(b"<!--" + words + b"-->" + item().encode()),
        "a comment without end": lambda: rss(item().encode() + b"<!--" + words),
        "unclosed CDATA": lambda: rss(item().encode() + b"<item><title><![CDATA[" + words),
        "1,000,000 CDATAs": lambda: described(filled("<![CDATA[x]]>")),
        "tags that never end": lambda: rss(filled("<a ")),
        "tags that never close": lambda: rss(filled("<item><title>x")),
        "ampersands": lambda: described(filled("&")),
        "loose markup": lambda: rss(b"<item><title>x & y</title><description>" + filled("<br>&nbsp")),
        "processing instructions": lambda: filled("<?a b?>") + rss(item()),
    }  # fmt: skip
    shapes = {
        "JSON 100,000 deep": lambda: JSON + b"[" * deep + b"]" * deep + JSON_END,
        "JSON objects 100,000 deep": lambda: b'{"a":' * deep + b"1" + b"}" * deep,
        "4,000,000 numbers": lambda: JSON + b"[" + filled("1,") + b"1]" + JSON_END,
        "3,000,000 objects": lambda: JSON + b"[" + filled("{},") + b"{}]" + JSON_END,
        "JSON text of 9 MB": lambda: JSON + b'[{"title": "' + words + b'"}]' + JSON_END,
        "JSON number of 9 MB": lambda: JSON + b'[{"title": 1' + b"1" * LARGE + b"}]" + JSON_END,
        "JSON tags of 9 MB": lambda: (
            JSON + b'[{"title": "t", "tags": [' + filled('"x",') + b'""]}]}'
        ),
        "JSON that never ends": lambda: JSON + b'[{"title": "' + words,
    }
    return [
        *(sending(name, make) for name, make in made.items()),
        *(sending(name, make, kind="application/feed+json") for name, make in shapes.items()),
    ]
