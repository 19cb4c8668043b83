"""Serves made-up feeds over HTTP, each answer after a pause: `python feed_server.py PORT PAUSE`."""

import asyncio
import random
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape

#: Words of which texts are made, by language.
WORDS = {
    "en": "the council of a small town voted on monday to keep its library open after neighbors "
    "asked for longer hours and more books while families waited outside in the morning heat",
    "es": "el concejo de un pueblo decidió el lunes mantener abierta la biblioteca porque los "
    "vecinos pidieron más horas y libros mientras las familias esperaban afuera con el calor",
}
NEWEST = datetime(2026, 11, 24, 15, tzinfo=UTC)


def sentence(chance: random.Random, language: str, length: int) -> str:
    """Make a sentence of *length* words."""
    chosen = chance.choices(WORDS[language].split(), k=length)
    return " ".join(chosen).capitalize() + "."


def item(feed: int, number: int, host: str) -> str:
    """Write one item as WordPress does."""
    chance = random.Random(feed * 1_000 + number)
    language = "en" if feed % 2 else "es"
    address = f"http://{host}/{language}/2026/11/story-{feed}-{number}/"
    title = sentence(chance, language, 9).removesuffix(".")
    parts = [
        f'<p>{sentence(chance, language, 22)} <a href="/more/{n}?utm_source=rss">'
        f"{sentence(chance, language, 3)}</a> {sentence(chance, language, 20)}</p>"
        for n in range(8)
    ]
    picture = f'src="/pictures/{feed}-{number}-1024x683.jpg" width="1024" height="683"'
    parts.insert(2, f'<figure><img {picture} alt="A street"/></figure>')
    parts += [
        "<h3>Share this:</h3><ul><li><a href='/share/x'>X</a></li></ul>",
        f'<p>The post <a href="{address}">{title}</a> appeared first on <a href="/">News</a>.</p>',
    ]
    date = (NEWEST - timedelta(hours=number)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"<item><title>{escape(title)}</title><link>{address}</link><pubDate>{date}</pubDate>"
        f"<dc:creator><![CDATA[Ana Ruiz]]></dc:creator><category>News</category>"
        f"<category>Schools</category><guid isPermaLink='false'>http://{host}/?p={number}</guid>"
        f"<description><![CDATA[<p>{sentence(chance, language, 45)} [&#8230;]</p>]]></description>"
        f"<content:encoded><![CDATA[{''.join(parts)}]]></content:encoded></item>"
    )


@cache
def feed_of(feed: int, host: str, items: int = 50) -> bytes:
    """Write the feed of that number."""
    language = "en-US" if feed % 2 else "es-MX"
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Feed {feed}</title><link>http://{host}/</link><language>{language}</language>"
    )
    return (head + "".join(item(feed, n, host) for n in range(items)) + "</channel></rss>").encode()


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pause: float) -> None:
    """Answer one request: `/NUMBER` with a feed, 304 when the version is shown that it has."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    path = head.split(" ")[1]
    number, _, kind = path.strip("/").partition("/")
    lines = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    body = feed_of(int(number), lines["host"])
    tag = f'"{number}"'
    await asyncio.sleep(pause)
    if kind == "" and lines.get("if-none-match") == tag:
        writer.write(
            f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n".encode()
        )
    else:
        shown = "" if kind else f"ETag: {tag}\r\n"
        writer.write(
            f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n{shown}"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
            + body
        )
    await writer.drain()
    writer.close()


async def serve(port: int, pause: float) -> None:
    """Serve on every address of this machine until the end."""
    server = await asyncio.start_server(
        lambda reader, writer: answer(reader, writer, pause), "0.0.0.0", port, backlog=512
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2])))
