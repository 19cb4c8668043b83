"""Renders every mail that is no issue: confirmations, welcomes, farewells, word to editors."""

from datetime import date, time
from enum import StrEnum

from newsletter.errors import InputError
from newsletter.model import Address, Edition, Layout, Mail, Place
from newsletter.render.editions import PREHEADER_ROOM, WIDTHS
from newsletter.render.inks import palette
from newsletter.render.inline import inline
from newsletter.render.logo import logo_of
from newsletter.render.plain import settle
from newsletter.render.strings import Strings
from newsletter.render.templates import Studio
from newsletter.render.typography import clip, hold_times, prose, safe_url, tidy
from newsletter.render.voice import Voice, edition_name, text_in

#: So many gaps and findings an editor is told of in a mail; the page has them all.
MOST = 8


class MailName(StrEnum):
    """A mail that is no issue; the value is its folder under `templates/mail/`.

    Each needs the fact `title`, the newsletter's title, and those that are named here. What is
    the reader's own stays open, as in a rendering: `preferences`, `unsubscribe`.
    """

    #: "Press the button": `link`, and `count`, the hours for which it works.
    CONFIRM = "confirm"
    #: `edition`, `sender` (our address), `first` (date of the first issue, or None) and
    #: `latest_link` (or `""`).
    WELCOME = "welcome"
    #: Somebody signed up who is on the list: `edition`.
    ALREADY_SUBSCRIBED = "already_subscribed"
    PREFERENCES_LINK = "preferences_link"
    FAREWELL = "farewell"
    #: To an editor, about a draft: `date`, `time`, `count` (stories), `link`, `gaps` (of each its
    #: title, the title's language, and the names of those that it lacks), `blocking` (findings).
    NUDGE = "nudge"


def render_mail(studio: Studio, name: MailName, language: str, **facts: object) -> Mail:
    """Return the mail *name* in *language*, but for its reader's own links.

    Facts are given as they are, and written as the language does: dates, times, editions,
    numbers. Their words are foreign: they come on one line, without markup or our own tokens.
    A fact called `link` or `…_link` is an address.

    Raises:
        InputError: a link is no address that a reader may be sent to.
        TemplateError: a template or a catalogue has a mistake, or a fact is missing; the
            message says in which file and line.
    """
    strings, site = studio.strings, studio.site
    written = {key: _written(strings, language, key, fact) for key, fact in facts.items()}

    def say(key: str, **more: object) -> str:
        return strings.say(language, f"mails.{name}.{key}", **(written | more))

    voice = _voice(studio, language, str(written.get("title", "")), say("why"))
    preheader = clip(tidy(say("preheader")), PREHEADER_ROOM)
    own: dict[str, object] = {
        "v": voice,
        "say": say,
        "most": MOST,
        "voices": (voice,),
        "site": site,
        "strings": strings,
        "palette": palette(site.brand, site.languages, [language]),
        "logo": logo_of(site.brand),
        "width": WIDTHS[Layout.SINGLE],
        "preferences": Place.PREFERENCES.value,
        "unsubscribe": Place.UNSUBSCRIBE.value,
        "preheader": preheader,
        "filler": max(0, PREHEADER_ROOM - len(preheader)),
    }
    folder, values = f"mail/{name}", written | own
    subject = tidy(studio.render(f"{folder}/subject.txt", **values))
    # The document is called what the mail is called; `title` in its words is the newsletter's.
    page = studio.render(f"{folder}/body.html", **(values | {"title": subject}))
    text = settle(studio.render(f"{folder}/body.txt", **values))
    return Mail(subject, inline(page), text)


def _voice(studio: Studio, language: str, title: str, why: str) -> Voice:
    site = studio.site
    name = text_in(site.name, language)
    return Voice(
        language=language,
        index=0,
        strings=studio.strings,
        name=name,
        title="" if title in {name, *site.name.values()} else title,
        tagline=tidy(site.tagline.get(language, "")),
        address=text_in(site.postal_address, language),
        note=(),
        greeting="",
        date="",
        why=why,
        online="",
    )


def _written(strings: Strings, language: str, key: str, fact: object) -> object:
    """Write *fact* as *language* does."""
    written = fact
    if key == "link" or key.endswith("_link"):
        return _address(str(fact))
    match fact:
        case str():
            written = prose(fact)
        case Address():
            written = fact.mail
        case Edition():
            written = edition_name(strings, fact, language)
        case date():
            written = strings.date_long(language, fact)
        case time():
            written = hold_times(strings.time(language, fact))
        case tuple():
            written = tuple(_written(strings, language, "", one) for one in fact)
    return written


def _address(link: str) -> str:
    address = safe_url(link)
    if link and not address:
        raise InputError(
            f"{link[:100]!a} is no address that a reader may be sent to.",
            remedy="Give a whole one: https://…",
        )
    return address
