"""The bytes of a feed, mended where feedparser would stumble over them."""

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

#: References to characters that are none: one of them makes feedparser give up the whole feed.
NO_CHARACTER = re.compile(
    rb"&#(?:\d{7,}|5(?:5[2-9]|6\d|7[0-3])\d\d|[xX](?:[0-9a-fA-F]{6,}|[dD][89a-fA-F][0-9a-fA-F]{2}));"
)


def mended(content: bytes) -> bytes:
    """Return *content* without impossible characters, long authors cut, and captions renamed.

    Captions are `media:description`, what Media RSS says of a picture, which feedparser takes
    for the text of the item.
    """
    short = LONG_AUTHOR.sub(rb"\1", NO_CHARACTER.sub(b"", content))
    found = MEDIA.search(short)
    if not found:
        return short
    prefix, name = found[1], CAPTION.removeprefix("media_").encode()
    described = re.compile(rb"<(/?)" + re.escape(prefix) + rb":description\b[^<>]{0,200}?(/?)>")
    return described.sub(rb"<\1" + prefix + b":" + name + rb"\2>", short)


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
