"""The parts that every page is made with, and the page itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse

from newsletter.links import Links
from newsletter.model import Site, among
from newsletter.web.desk import Desk

#: The query parameter that asks for a page in a language.
ASKED = "lang"


class Press(Protocol):
    """Makes pages from templates and words: the studio of `newsletter.render`."""

    def page(self, name: str, language: str, **values: object) -> str:
        """Return the page *name* in *language*, as HTML."""
        ...


@dataclass(frozen=True, slots=True)
class Toggle:
    """A link to the same page in another language."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What pages are made with; chosen once, in `create_app`."""

    desk: Desk
    press: Press
    site: Site
    links: Links
    #: The folder of the pictures that mails show.
    media: Path
    #: What time it is: aware, UTC.
    now: Callable[[], datetime]

    def page(
        self,
        request: Request,
        name: str,
        language: str,
        *,
        status: int = 200,
        here: str = "",
        **values: object,
    ) -> HTMLResponse:
        """Return the page *name* in *language*, with links to it in the other languages.

        Args:
            request: What it answers.
            name: Of the template.
            language: Of the page.
            status: Of the answer.
            here: Path of the page where that is not the path that was asked for.
            values: What the template asks for besides.
        """
        toggles = [
            Toggle(other, f"{here}?{_in_language(request.query_params, other)}")
            for other in self.site.languages
            if other != language
        ]
        html = self.press.page(name, language, toggles=toggles, here=here, **values)
        # A lone half of a character in a foreign title must not take the page with it.
        content = html.encode(errors="replace")
        return HTMLResponse(content, status, headers={"content-language": language})

    def path(self, address: str) -> str:
        """Return the path of one of our own addresses, for links from page to page."""
        return address.removeprefix(self.site.base_url)

    def asked(self, request: Request) -> str | None:
        """Return the language that the address of the page asks for, if it is one of ours."""
        return among(request.query_params.get(ASKED, ""), self.site.languages)


def _in_language(query: QueryParams, language: str) -> str:
    kept = [(key, value) for key, value in query.multi_items() if key != ASKED]
    return urlencode([*kept, (ASKED, language)])
