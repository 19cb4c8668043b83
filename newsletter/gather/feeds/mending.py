"""The bytes of a feed, mended where feedparser would stumble over them."""

import codecs
import re

from newsletter.gather.feeds.xml_pictures import CAPTION

#: How a feed declares the name that it gives to the elements of Media RSS.
MEDIA = re.compile(rb"""xmlns:([\w.-]{1,20})\s*=\s*["']http://search\.yahoo\.com/mrss/?["']""")

#: An author of more than 500 bytes: feedparser takes the square of its length to read one
#: (64 KB take 45 seconds).
LONG_AUTHOR = re.compile(
    rb"(<(?:[\w.-]{1,20}:)?(?:author|creator|managingeditor|webmaster|publisher|name|email)\b"
    rb"[^<>]{0,200}>(?:\s*<!\[CDATA\[)?[^<]{500})[^<]+",
    re.IGNORECASE,
)

#: An author whose name stands in HTML that is not escaped: feedparser takes the name for another
#: element of the item.
NAKED_AUTHOR = re.compile(
    rb"(<(?:[\w.-]{1,20}:)?(?:author|creator)\b[^<>]{0,200}>\s*)"
    rb"<(a|b|em|i|p|span|strong)\b[^<>]{0,500}>([^<]*)</\2\s*>(?=\s*</)",
    re.IGNORECASE,
)

#: References to characters that are none: one of them makes feedparser give up the whole feed.
NO_CHARACTER = re.compile(
    rb"&#(?:\d{7,}|5(?:5[2-9]|6\d|7[0-3])\d\d"
    rb"|[xX](?:[0-9a-fA-F]{6,}|[dD][89a-fA-F][0-9a-fA-F]{2}));"
)

#: An ampersand that begins no reference: one of them and the feed is no XML any more, so that
#: feedparser guesses, and turns "AT&T hires" into "AT&T; hires".
BARE = re.compile(rb"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,30};)")

#: What no encoding has that was made for XML: in ISO-2022-JP any byte may be half a letter.
ESCAPE = b"\x1b"

#: How XML begins in encodings of two or four bytes a letter -> what Python calls them.
WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0\0\0": "utf-32-le",
    b"\0\0\0<": "utf-32-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,500}>")

#: A second address of an item in another network (`at://…`), which feedparser takes for the first.
SECOND = re.compile(rb"""(<link\b[^<>]{0,500}?)\suri\s*=\s*(?:"[^"<>]*"|'[^'<>]*')""")


def mended(content: bytes) -> bytes:
    """Return *content* without what misleads feedparser.

    Bare ampersands are escaped; impossible characters, second addresses and tags around authors
    go, long authors are cut, and captions renamed: those are `media:description`, what Media RSS says of a picture, which
    feedparser takes for the text of the item.
    """
    told = _escaped(NO_CHARACTER.sub(b"", content))
    bare = NAKED_AUTHOR.sub(rb"\1\3", SECOND.sub(rb"\1", told))
    short = LONG_AUTHOR.sub(rb"\1", bare)
    found = MEDIA.search(short)
    if not found:
        return short
    prefix, name = found[1], CAPTION.removeprefix("media_").encode()
    described = re.compile(rb"<(/?)" + re.escape(prefix) + rb":description\b[^<>]{0,200}?(/?)>")
    return described.sub(rb"<\1" + prefix + b":" + name + rb"\2>", short)


def _escaped(content: bytes) -> bytes:
    """Return *content* with its bare ampersands escaped, but for those in CDATA."""
    if ESCAPE in content or not BARE.search(content):
        return content
    first, *others = content.split(b"<![CDATA[")
    parts = [BARE.sub(b"&amp;", first)]
    for other in others:
        inside, end, outside = other.partition(b"]]>")
        parts.append(inside + end + BARE.sub(b"&amp;", outside))
    return b"<![CDATA[".join(parts)


def in_utf8(content: bytes) -> bytes:
    """Return *content* in UTF-8, and without its XML declaration, if it is UTF-16 or UTF-32.

    Its first bytes tell (XML 1.0, appendix F). feedparser trusts other signs more, and then reads
    a NUL after every letter.
    """
    encoding = next((name for sign, name in WIDE.items() if content.startswith(sign)), "")
    if not encoding:
        return content
    return DECLARATION.sub("", content.decode(encoding, "replace"), count=1).encode()


def content_type(content: bytes, said: str) -> str:
    """Return the media type and charset of *content*, of which the server *said* something.

    Many servers call every text ISO-8859-1, and feedparser believes them (RFC 3023); what reads
    as UTF-8 and goes beyond ASCII is UTF-8.
    """
    if content.isascii():
        return said
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return said
    return "application/xml; charset=utf-8"
