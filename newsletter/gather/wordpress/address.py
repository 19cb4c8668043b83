"""The addresses of a site's REST interface (https://developer.wordpress.org/rest-api/)."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsletter.gather.language import in_name
from newsletter.gather.urls import absolute

#: How a site names the root of its REST interface in the header `Link` (RFC 8288).
ROOT = re.compile(r"<([^<>]*)>\s*;\s*rel=[\"']?https://api\.w\.org/", re.IGNORECASE)

POSTS = "wp/v2/posts"


def below(url: str, path: str) -> str:
    """Return the address *path* below the site *url*, whose query is kept."""
    parts = urlsplit(url)
    folder = parts.path.removesuffix("index.php").rstrip("/")
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{path}", parts.query, ""))


def near(url: str) -> str:
    """Return where the root of the site *url* is by default."""
    return below(url, "wp-json/")


def plain(url: str) -> str:
    """Return where the root of the site *url* is when its addresses are plain."""
    return _with(below(url, ""), {"rest_route": "/"})


def named(header: str, url: str, languages: Sequence[str]) -> str:
    """Return the root that the header `Link` of the site *url* names, `""` if it names none.

    The language that *url* bears is asked for there, too: plugins give each language a folder or
    a parameter, but may have one root for all of them.
    """
    found = ROOT.search(header[:8_000])
    root = absolute(found[1], url) if found else ""
    if not root:
        return ""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    folders = [folder for folder in parts.path.split("/") if in_name(folder, languages)]
    if folders and folders[-1] not in urlsplit(root).path.split("/"):
        query.setdefault("lang", folders[-1])
    return _with(root, query | dict(parse_qsl(urlsplit(root).query, keep_blank_values=True)))


def posts(root: str, query: Mapping[str, str], *, every_language: bool = False) -> str:
    """Return the address of the posts below *root* that *query* asks for.

    Args:
        every_language: the language that *root* asks for does not matter.
    """
    asked = dict(parse_qsl(urlsplit(root).query, keep_blank_values=True))
    language = {"lang": ""} if every_language and "lang" in asked else {}
    if "rest_route" not in asked:
        return _with(below(root, POSTS), {**query, **language})
    route = f"{asked['rest_route'].rstrip('/')}/{POSTS}"
    return _with(root, {"rest_route": route, **query, **language})


def _with(url: str, query: Mapping[str, str]) -> str:
    """Return *url* with *query* in it; what it asked for itself stays, but gives way."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True)) | dict(query)
    return urlunsplit(parts._replace(query=urlencode(asked, safe="/:,", errors="replace")))
