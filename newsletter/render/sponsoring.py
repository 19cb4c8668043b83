"""The sponsor of an issue: whose turn it is, and what is said in each language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsletter.model import Newsletter, Sponsor
from newsletter.render.strings import Strings
from newsletter.render.typography import clip, prose, safe_url, tidy

#: Longest name of a sponsor, in characters.
NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Sponsorship:
    """A sponsor's words, ready to be set in one language."""

    #: "Sponsored by Mesquite Credit Union": readers must be told (16 CFR 255).
    said: str
    text: str
    #: `""` for no link.
    url: str
    #: What the link says.
    cta: str


def sponsor_of(newsletter: Newsletter, day: date) -> Sponsor | None:
    """Return who sponsors the issue of *day*; several with the same days take turns by week."""
    there = [
        one for one in newsletter.sponsors if (one.first_day or day) <= day <= (one.last_day or day)
    ]
    # Weeks are counted through, Monday to Sunday: nobody is passed over at New Year.
    week = (day.toordinal() - 1) // 7
    return there[week % len(there)] if there else None


def sponsorships(
    strings: Strings, newsletter: Newsletter, day: date, languages: Sequence[str]
) -> dict[str, Sponsorship]:
    """Return what is said of the sponsor of *day* in each of *languages*.

    A language for which the sponsor gave no words is not there.
    """
    sponsor = sponsor_of(newsletter, day)
    found = {one: _said(strings, sponsor, one) for one in languages} if sponsor else {}
    return {language: said for language, said in found.items() if said}


def _said(strings: Strings, sponsor: Sponsor, language: str) -> Sponsorship | None:
    name = clip(tidy(sponsor.name.get(language, "")[: 10 * NAME_LIMIT]), NAME_LIMIT)
    text = prose(sponsor.text.get(language, ""))
    if not name or not text:
        return None
    return Sponsorship(
        said=strings.say(language, "mail.sponsored", name=name),
        text=text,
        url=safe_url(sponsor.url.get(language, "")),
        cta=strings.say(language, "mail.visit", name=name),
    )
