"""Checks of what the law wants: that every reader can leave, and knows who writes and why."""

from collections.abc import Iterator

from newsletter.model import Place
from newsletter.render.findings import Finding, Look
from newsletter.render.voice import text_in, why


def _ways_out(look: Look) -> Iterator[Finding]:
    leaving = {
        link.language
        for link in look.anatomy.named("a")
        if link.attributes.get("href") == Place.UNSUBSCRIBE
    }
    for language in look.edition.languages:
        if language not in leaving:
            yield look.find("C-01", language=language)
        address = text_in(look.site.postal_address, language)
        if not address or address not in look.anatomy.text:
            yield look.find("C-03", where="config/site.postal_address", language=language)
        if why(look.strings, look.edition, language) not in look.anatomy.text:
            yield look.find("C-05", language=language)


CHECKS = (_ways_out,)
