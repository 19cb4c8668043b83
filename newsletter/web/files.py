"""Files and plain answers: pictures, styles, colours, health, and what robots should know."""

import re

from fastapi import APIRouter, FastAPI
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from newsletter.errors import NotFound
from newsletter.model import Brand
from newsletter.places import TEMPLATES
from newsletter.web.parts import Parts

#: Names of pictures: no path, no hidden file, and only what mail programs show.
PICTURE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\.(?:jpe?g|png|gif)", re.ASCII)

#: The styles, the script and the icon of our pages.
STYLES = TEMPLATES / "web" / "static"

ROBOTS = """\
User-agent: *
Disallow: /u/
Disallow: /p/
Disallow: /editor/
Disallow: /login
"""


class Styles(StaticFiles):
    """The styles and the script of our pages, looked up afresh whenever a page is loaded."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """Return a file that browsers keep, and ask for again."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # as given
        response.headers["cache-control"] = "no-cache"
        return response


def mount_styles(app: FastAPI) -> None:
    """Serve `templates/web/static/` under `/static/`."""
    app.mount("/static", Styles(directory=STYLES))


def files(parts: Parts) -> APIRouter:
    """Return everything that is not a page."""
    router = APIRouter()

    # A picture is named for its content, so it never changes under its name.
    @router.get("/media/{name}")
    def picture(name: str) -> Response:
        path = parts.media / name
        if not PICTURE.fullmatch(name) or not path.is_file() or path.is_symlink():
            raise NotFound("There is no such picture.")
        return FileResponse(path, headers={"cache-control": "public, max-age=31536000, immutable"})

    @router.get("/favicon.ico")
    def icon() -> Response:
        # Browsers ask for it where a page names none: beside a mail.
        return FileResponse(STYLES / "icon.svg", headers={"cache-control": "public, max-age=3600"})

    @router.get("/brand.css")
    def brand() -> Response:
        headers = {"cache-control": "public, max-age=300"}
        return Response(colours(parts.site.brand), media_type="text/css", headers=headers)

    @router.get("/healthz")
    def health() -> Response:
        return PlainTextResponse("ok")

    @router.get("/robots.txt")
    def robots() -> Response:
        return PlainTextResponse(ROBOTS, headers={"cache-control": "public, max-age=3600"})

    return router


def colours(brand: Brand) -> str:
    """Write the colours of *brand* as properties: `--language-0`, `--tint-0`, `--bar-0`, ..."""
    light = {"language": brand.colours, "tint": brand.tints, "bar": brand.bar}
    dark = {"language": brand.dark_colours, "tint": brand.dark_tints}
    return (
        f":root{{{_properties(light)}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{_properties(dark)}}}}}\n"
    )


def _properties(named: dict[str, tuple[str, ...]]) -> str:
    return "".join(
        f"--{name}-{index}:{colour};"
        for name, found in named.items()
        for index, colour in enumerate(found)
    )
