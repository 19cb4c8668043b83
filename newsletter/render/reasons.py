"""Why two articles are taken for one story, said in a line."""

from newsletter.model import Evidence
from newsletter.render.strings import Strings


def reason(strings: Strings, language: str, evidence: Evidence) -> str:
    """Return what *evidence* saw, as readers of *language* are told it.

    Raises:
        TemplateError: the catalogue has no words for its kind.
    """
    said = strings.say(language, f"evidence.{evidence.kind}", seen=evidence.seen)
    return said.rstrip(": ") if not evidence.seen else said
