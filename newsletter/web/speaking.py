"""In which language a page speaks: the reader's, never ours."""

from starlette.requests import Request
from starlette.responses import Response

from newsletter.links import language_of
from newsletter.model import Editor, among
from newsletter.web.parts import Parts

#: The cookie that remembers which language an editor asked for.
COOKIE = "newsletter_language"
#: Seconds for which it does: a year.
COOKIE_AGE = 365 * 24 * 3600

#: Longest Accept-Language header that is looked at, in characters.
HEADER_LIMIT = 500


def to_reader(parts: Parts, request: Request, claimed: str) -> str:
    """Return the language for somebody who came by a link given in the language *claimed*."""
    languages = parts.site.languages
    return parts.asked(request) or among(claimed, languages) or languages[0]


def to_editor(parts: Parts, request: Request, editor: Editor | None) -> str:
    """Return the language for *editor*, or for whoever is about to log in."""
    languages = parts.site.languages
    wanted = [request.cookies.get(COOKIE, ""), editor.language if editor else ""]
    known = (among(tag, languages) for tag in wanted)
    return parts.asked(request) or next(filter(None, known), languages[0])


def remember(parts: Parts, request: Request, response: Response) -> None:
    """Let the editor's browser remember the language that the page was asked for in."""
    if asked := parts.asked(request):
        keep(parts, response, asked)


def keep(parts: Parts, response: Response, language: str) -> None:
    """Let the editor's browser remember *language*."""
    response.set_cookie(
        COOKIE,
        language,
        max_age=COOKIE_AGE,
        httponly=True,
        samesite="lax",
        secure=parts.site.base_url.startswith("https:"),
    )


def to_visitor(parts: Parts, request: Request) -> str:
    """Return the language for somebody of whom only the browser's wishes are known."""
    languages = parts.site.languages
    wished = _wishes(request.headers.get("accept-language", ""))
    known = (among(tag, languages) for tag in wished)
    return parts.asked(request) or next(filter(None, known), languages[0])


def _wishes(header: str) -> list[str]:
    """Return the tags of an Accept-Language header, the dearest first (RFC 9110 12.5.4)."""
    weighed = []
    for item in header[:HEADER_LIMIT].split(","):
        tag, _, weight = item.partition(";q=")
        try:
            weighed.append((-float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]


def to_the_lost(parts: Parts, request: Request) -> tuple[str, ...]:
    """Return the languages for somebody whose request failed: theirs, or all of ours."""
    languages = parts.site.languages
    first, _, rest = request.url.path.strip("/").partition("/")
    wanted = [first]
    if first in {"u", "p"}:
        wanted = [language_of(rest.partition("/")[0])]
    elif first in {"editor", "login", "logout"}:
        wanted = [request.cookies.get(COOKIE, "")]
    known = parts.asked(request) or next((tag for tag in wanted if tag in languages), None)
    return (known,) if known else languages
