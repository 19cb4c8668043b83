"""What must hold between the settings, beyond the shape of each."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsletter import timetable
from newsletter.config.blocks import problems_of_blocks
from newsletter.config.looks import problems_of_brand
from newsletter.config.settings import Settings
from newsletter.config.shape import Problem, Way
from newsletter.config.words import problems_in_words
from newsletter.errors import InputError
from newsletter.gather import GatherSettings
from newsletter.model import Missing, Newsletter, Site, Source, among, edition_among, normalise
from newsletter.send import Mailbox, MailSettings
from newsletter.translation import Service

#: What an id may be: it stands in addresses, List-Id and file names.
ID = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")

#: Keys of a newsletter that count something of which there must be one.
LIMITS = ("max_stories_stacked", "max_stories_side", "max_age_days", "send_within_hours")

#: A name of a host: labels with dots between them, no scheme and no path.
HOST = re.compile(r"(?=.{1,253}$)\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)+")

#: A key's name in the DNS (RFC 6376 3.1).
SELECTOR = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.(?=.)|$))+")

#: Longest address, in characters, and how much is shown of one that is none.
LONGEST, SHOWN = 2_000, 200


def problems_of(settings: Settings) -> Iterator[Problem]:
    """Yield everything in *settings* that contradicts itself or cannot work."""
    yield from _site(settings.site)
    yield from problems_of_brand(settings.site, settings.path.parent)
    yield from _mail(settings.mail)
    folder = settings.templates.folder
    if folder and not (settings.path.parent / folder).is_dir():
        yield Problem(("templates", "folder"), f"There is no folder {folder!r}.")
    yield from _gather(settings.gather)
    yield from _ids("source", [source.id for source in settings.sources])
    for index, source in enumerate(settings.sources):
        yield from _source(source, settings.site, ("source", index))
        yield from _section(source, settings.newsletters, ("source", index, "section"))
    yield from _ids("newsletter", [newsletter.id for newsletter in settings.newsletters])
    for index, newsletter in enumerate(settings.newsletters):
        yield from _newsletter(newsletter, settings, ("newsletter", index))


def _site(site: Site) -> Iterator[Problem]:
    if not site.languages:
        yield Problem(("site", "languages"), "At least one language is needed.")
    for tag in site.languages:
        if normalise(tag) != tag:
            remedy = f"Write it as {normalise(tag)!r}." if normalise(tag) else "Write en, es, …"
            yield Problem(("site", "languages"), f"{tag!r} is no language tag.", remedy)
    if len(set(site.languages)) < len(site.languages):
        yield Problem(("site", "languages"), "A language stands there twice.")
    yield from problems_in_words(("site", "name"), site.name, site.languages, needed=True)
    yield from problems_in_words(("site", "tagline"), site.tagline, site.languages)
    yield from problems_in_words(
        ("site", "postal_address"), site.postal_address, site.languages, needed=True
    )
    parts = urlsplit(site.base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        yield Problem(("site", "base_url"), f"{site.base_url!r} is no address of a site.",
                      "Write it as https://news.example.org.")  # fmt: skip
    elif parts.path.strip("/"):
        yield Problem(("site", "base_url"), "Our pages need a host of their own, without a path.",
                      "Write it as https://news.example.org.")  # fmt: skip
    yield from _zone(("site", "timezone"), site.timezone)
    for host in site.hosts:
        if not HOST.fullmatch(host):
            yield Problem(
                ("site", "hosts"), f"{host!r} is no host.", "Write it as news.example.org."
            )


def _mail(mail: MailSettings) -> Iterator[Problem]:
    for index, relay in enumerate(mail.relays):
        if not 0 < relay.port < 65536:
            yield Problem(("mail", "relay", index, "port"), f"{relay.port} is no port.")
    yield from _dkim(mail)


def _dkim(mail: MailSettings) -> Iterator[Problem]:
    for key in ("selector", "ed25519_selector"):
        selector = getattr(mail.dkim, key)
        if selector and not SELECTOR.fullmatch(selector):
            yield Problem(("mail", "dkim", key), f"{selector!r} is no name in the DNS.",
                          "Use letters, digits and dashes.")  # fmt: skip
    ours, sender = mail.dkim.domain.lower(), Mailbox.parse(mail.sender).domain.lower()
    if ours and not (ours.isascii() and HOST.fullmatch(ours)):
        yield Problem(("mail", "dkim", "domain"), f"{ours!r} is no domain.",
                      "Write it in ASCII, a foreign name as xn--...")  # fmt: skip
    elif ours and not _is_kin(ours, sender):
        # A signature of strangers is none to DMARC (RFC 7489 3.1.1).
        yield Problem(("mail", "dkim", "domain"), f"The sender is of {sender}, not of {ours}.",
                      "Sign for the domain of from, or take its domain for from.")  # fmt: skip


def _is_kin(one: str, other: str) -> bool:
    """Is one of the domains within the other, or are they within one of two labels at least?"""
    short, long = sorted((one, other), key=len)
    return f".{long}".endswith(f".{short}") or one.split(".")[-2:] == other.split(".")[-2:]


def _gather(gather: GatherSettings) -> Iterator[Problem]:
    for key in ("concurrency", "per_host"):
        if not 1 <= getattr(gather, key) <= 200:
            yield Problem(("gather", key), "This must lie between 1 and 200.")


def _source(source: Source, site: Site, way: Way) -> Iterator[Problem]:
    if bool(source.url) == bool(source.path):
        yield Problem(way, "A source has either a url or a path.")
    if source.kind == "folder" and source.url:
        yield Problem((*way, "url"), "A folder has a path, not a url.")
    if source.kind == "wordpress" and source.path:
        yield Problem((*way, "path"), "A WordPress site has a url, not a path.")
    if source.kind == "calendar" and source.full_text:
        yield Problem((*way, "full_text"), "A calendar tells all that is shown of its events.",
                      "Leave full_text out.")  # fmt: skip
    for key in ("url", "sitemap"):
        address = getattr(source, key)
        if len(address) > LONGEST:
            yield Problem(
                (*way, key), f"This is longer than {LONGEST:,} characters.", "Shorten it."
            )
        elif address and not _is_web(address):
            told = address if len(address) <= SHOWN else f"{address[:SHOWN]}…"
            yield Problem((*way, key), f"{told!r} is no web address.", "Write https://…")
    if source.language and normalise(source.language) not in site.languages:
        meant = among(source.language, site.languages)
        remedy = f'Write "{meant}".' if meant else f"Choose one of {', '.join(site.languages)}."
        what = f"{source.language!r} is none of the site's languages."
        yield Problem((*way, "language"), what, remedy)


def _section(source: Source, newsletters: Iterable[Newsletter], way: Way) -> Iterator[Problem]:
    """Yield that the section of all articles of *source* is none, though there are sections."""
    sections = [section for newsletter in newsletters for section in newsletter.sections]
    names = {name.strip().casefold() for one in sections for name in (one.id, *one.title.values())}
    if source.section and sections and source.section.strip().casefold() not in names:
        ids = ", ".join(dict.fromkeys(section.id for section in sections))
        yield Problem(way, f"No newsletter has a section {source.section!r}.", f"There are: {ids}.")


def _newsletter(newsletter: Newsletter, settings: Settings, way: Way) -> Iterator[Problem]:
    languages = settings.site.languages
    yield from problems_in_words((*way, "title"), newsletter.title, languages, needed=True)
    yield from problems_in_words((*way, "greeting"), newsletter.greeting, languages)
    known = {source.id for source in settings.sources}
    for name in newsletter.sources:
        if name not in known:
            yield Problem((*way, "sources"), f"There is no source {name!r}.",
                          f"There are: {', '.join(sorted(known))}.")  # fmt: skip
    yield from problems_of_blocks(newsletter, languages, way)
    sections = [section.id for section in newsletter.sections]
    yield from _ids("sections", sections, way)
    if newsletter.edition:
        yield from _refused_by(
            lambda code: edition_among(code, languages), newsletter.edition, (*way, "edition")
        )
    if not 1 <= newsletter.min_stories <= newsletter.max_stories:
        yield Problem((*way, "min_stories"), "This must lie between 1 and max_stories.")
    wants = newsletter.when_translation_missing is Missing.TRANSLATE
    if wants and settings.translation.service is Service.NONE:
        yield Problem((*way, "when_translation_missing"), "No translation service is set up.",
                      'Set service in [translation], or write "label".')  # fmt: skip
    for key in LIMITS:
        if getattr(newsletter, key) < 1:
            yield Problem((*way, key), "This must be 1 or more.")
    zone = newsletter.timezone or settings.site.timezone
    yield from _zone((*way, "timezone"), zone)
    if _is_zone(zone):
        yield from _refused_by(
            lambda line: timetable.check(line, zone), newsletter.schedule, (*way, "schedule")
        )


def _ids(table: str, ids: list[str], around: Way = ()) -> Iterator[Problem]:
    for index, name in enumerate(ids):
        if not ID.fullmatch(name):
            yield Problem((*around, table, index, "id"), f"{name!r} is no id.",
                          "Use small letters, digits and dashes.")  # fmt: skip
    for name, count in Counter(ids).items():
        if count > 1:
            last = len(ids) - 1 - ids[::-1].index(name)
            yield Problem((*around, table, last, "id"), f"{name!r} is taken already.")


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # a host in square brackets that is none
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _zone(way: Way, name: str) -> Iterator[Problem]:
    if not _is_zone(name):
        yield Problem(way, f"{name!r} is no time zone.", "Write it as America/Phoenix.")


def _refused_by(judge: Callable[[str], object], value: str, way: Way) -> Iterator[Problem]:
    """Yield what *judge* says against *value*."""
    try:
        judge(value)
    except InputError as error:
        yield Problem(way, error.what, error.remedy)
