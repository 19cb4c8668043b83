"""Bytes in strange encodings, signs that are none, dates and names that are no such things."""

import json

from tests.whole.hostile.answers import Hostile, filled, item, rss, sending

#: Hosts that are none, or that only some programs take for one.
HOSTS = (
    "xn--", "xn--a", "a b", "[::1", "%zz", "a..b", "-", "a" * 300, "\u00ad", "\u2603.example",
    "\uff11\uff12", "256.256.256.256", "1.2.3.4.5", "a|b", "[v1.a]", "x:99999", "@", "a<b", "*",
    "xn--0", "\u0301a", "a\\b", "[::ffff:1.2.3.4]", "0x7f.1",
)  # fmt: skip

#: What stands where a date should.
DATES = (
    "1" * 10_000, "0000-01-01T00:00:00Z", "99999-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00", "2026-02-30", "24:61:61", "Mon, 99 Foo 99999 99:99:99 +9999",
    "1 Jan 2026 1:1:1 +" + "9" * 500, "2026-W99-9", "2026-366", "\u0661 Jan 2026", "-", "+", "Mon,",
    "1 Jan 99999999999999999999", "::", "1 jan 2026 : :",
)  # fmt: skip

FLOODS = (
    "\U0001f4a3" * 50_000, "\u202e\u2066" * 50_000, "&#8238;" * 30_000, "a" + "\u0301" * 100_000,
    "\u200b\u200d" * 50_000, "\U0001f468\u200d" * 40_000, "\ufdfd" * 50_000, "&#0;&#x1F;" * 20_000,
    "\uffff\ufffe" * 20_000, "\u2028" * 50_000, "&#xD800;" * 30_000,
)  # fmt: skip


def titled(titles: tuple[str, ...]) -> bytes:
    return rss("".join(f"<item><title>{title}</title></item>" for title in titles))


def addressed() -> bytes:
    """Return a feed in JSON whose items are at addresses that are none."""
    html = '<p>Words with <a href="x">a link</a>.</p><img src="a.jpg">'
    tails = ("/a", "/a?utm_source=b&c=\ud800", "/%ff?q=%")
    items = [
        {"id": f"{host}{tail}", "title": "Canal", "url": f"https://{host}{tail}",
         "image": f"https://{host}/a.jpg", "content_html": html}
        for host in HOSTS for tail in tails
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()


def letters() -> list[Hostile]:
    good, accents = rss(item()), rss(item(text="Mañana en Nogales"))
    plain = accents.decode()
    utf7 = rss("<item><title>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</title></item>")
    dated = "".join(item(n, more=f"<pubDate>{one}</pubDate>") for n, one in enumerate(DATES))
    same = "".join(item(n).replace(f"tag:{n}", "tag:0") for n in range(2_000))
    types = (None, 1, [], {}, [[]], [None], "\ud800", "\x00", [{"name": 1}], [{"url": {}}])
    fields = "id url title content_html content_text summary language tags authors author image"
    wrong = [{"title": "Canal", name: value} for name in fields.split() for value in types]
    strange = json.dumps({"version": "https://jsonfeed.org/version/1", "items": wrong}).encode()
    huge = f"<item><title>&#{'9' * 4_000_000};&#x{'F' * 4_000_000};x</title></item>"
    bodies = {
        "huge references": rss(huge),
        "references without end": rss(b"<item><title>" + filled("&#1", 6_000_000)),
        "NULs between letters": good.replace(b"a", b"a\0"),
        "NULs only": bytes(3_000_000),
        "NULs before a feed": bytes(100_000) + good,
        "UTF-16 without a mark": plain.encode("utf-16-le"),
        "UTF-16, big end first": plain.encode("utf-16-be"),
        "UTF-32 without a mark": plain.encode("utf-32-le"),
        "half a UTF-16": plain.encode("utf-16")[:-1],
        "UTF-7 in its declaration": b'<?xml version="1.0" encoding="utf-7"?>' + utf7,
        "bz2 in its declaration": b'<?xml version="1.0" encoding="bz2"?>' + accents,
        "UTF-16 in its declaration": b'<?xml version="1.0" encoding="utf-16"?>' + accents,
        "floods of signs": titled(FLOODS),
        "dates that are none": rss(dated),
        "one guid for all": rss(same),
        "fields of wrong kinds": strange,
        "addresses that are none": addressed(),
        "bytes of every kind": rss(filled(bytes(range(1, 256)), 500_000)),
    }
    said = {
        "UTF-7 in its header": (utf7, "text/xml; charset=utf-7"),
        "wrong charset": (accents, "text/xml; charset=utf-16"),
        "charset that is none": (plain.encode("latin-1"), "text/xml; charset=punycode"),
        "type of 50 KB": (accents, "text/xml; charset=" + "a" * 50_000),
    }
    return [
        *(sending(name, lambda body=body: body) for name, body in bodies.items()),
        *(sending(name, lambda body=body: body, kind=kind) for name, (body, kind) in said.items()),
    ]
