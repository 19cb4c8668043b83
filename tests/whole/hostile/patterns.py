"""Texts that keep our own patterns, and those of our libraries, busy for as long as they can."""

from tests.whole.hostile.answers import END, Hostile, filled, item, rss, sending

#: What a text is made of that is read as HTML; most of it is begun and never ended.
MARKUP = {
    "noscripts": "<noscript", "opened tags": "<b ", "opened links": '<a href="', "ampersands": "&#1",
    "line breaks": "x<br><br>", "empty elements": "<b></b>x", "links": '<a href="b">Read more</a> ',
    "exclamations": "!", "quotes": '.")', "appeared": "The post appeared first on ",
    "share this": "<p>Share this</p>x", "tables": "<table><tr><td>x", "paragraphs": "<p>first !",
    "pictures": '<img src="http://x.org/a.jpg" alt="x">', "comments": "<!--", "scripts": "<script>",
    "breaking tags": "<p", "styles": "<style", "lists": "<ul><li>x", "unclosed b": "<p><b>x",
}  # fmt: skip

#: What a feed is made of that is mended before it is read.
BYTES = {
    "authors": b"<author>", "authors with blanks": b"<author>" + b" " * 200, "names": b"<name>",
    "naked authors": b"<author><b>", "opened links": b"<link uri", "links with quotes": b'<link uri="',
    "references": b"&#", "prefixes": b"<aaaaaaaaaaaaaaaaaaaa", "media": b"xmlns:a", "ends": b"</rss ",
    "long authors": b"<author>" + b"x" * 501, "authors in CDATA": b"<author><![CDATA[",
}  # fmt: skip


def patterns() -> list[Hostile]:
    def texts(piece: str, size: int) -> bytes:
        """Return a feed with 9 MB of texts of *size*, all of them *piece*."""
        text = filled(piece, size).decode()
        return rss("".join(item(n, text) for n in range(max(1, 4_000_000 // size))))

    def nested() -> bytes:
        text = "<div>" * 98 + "<p>x</p>" * 24_000 + "</div>" * 98
        return rss("".join(item(n, text) for n in range(10)))

    return [
        *(
            sending(f"one text of {name}", lambda piece=piece: texts(piece, 200_000))
            for name, piece in MARKUP.items()
        ),
        *(
            sending(f"many texts of {name}", lambda piece=piece: texts(piece, 4_000))
            for name, piece in MARKUP.items()
            if name in {"noscripts", "exclamations", "empty elements", "line breaks", "links"}
        ),
        *(
            sending(f"bytes of {name}", lambda piece=piece: rss(item().encode() + filled(piece)))
            for name, piece in BYTES.items()
        ),
        sending("loose blanks in links", lambda: rss(b"<link uri" + b" " * 5_000_000 + END)),
        sending("divisions around paragraphs", nested),
    ]
