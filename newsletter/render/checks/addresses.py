"""The addresses of a rendering: those that its links lead to, and those of its pictures."""

from newsletter.model import Rendering
from newsletter.render.anatomy import Anatomy


def addresses(rendering: Rendering) -> tuple[list[str], list[str]]:
    """Return the addresses of the web in *rendering*, links and pictures, each once, in order."""
    anatomy = Anatomy(rendering.html)
    return _each(anatomy, "a", "href"), _each(anatomy, "img", "src")


def _each(anatomy: Anatomy, element: str, attribute: str) -> list[str]:
    found = dict.fromkeys(one.attributes.get(attribute, "") for one in anatomy.named(element))
    return [url for url in found if url.startswith(("http://", "https://"))]
