"""The one place that chooses the parts: real ones by default, any of them replaceable."""

import atexit
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from newsletter import places
from newsletter.config import Settings
from newsletter.errors import ConfigError
from newsletter.gather import FetchLimits, WebFetcher
from newsletter.pipeline import Newsroom
from newsletter.ports import Fetcher, Mailer
from newsletter.ports import Workshop as AnyWorkshop
from newsletter.render import Strings, Studio, with_logo
from newsletter.send import Load, Outbox, Transport, Wire
from newsletter.store import Store, open_store
from newsletter.translation import key_of, translator_of
from newsletter.workshop import Workshop


def utc_now() -> datetime:
    """Return what time it is."""
    return datetime.now(UTC)


def store(settings: Settings, *, upgrade: bool = False) -> Store:
    """Open the database; *upgrade* brings its layout up to date, else it must be.

    Raises:
        StoreError: it cannot be reached, or has another layout.
    """
    opened = open_store(settings.database.url)
    if upgrade:
        opened.upgrade()
    else:
        opened.check_layout()
    return opened


def newsroom(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    fetcher: Fetcher | None = None,
    workshop: AnyWorkshop | None = None,
    mailer: Callable[[], Mailer] | None = None,
    upgrade: bool = False,
) -> Newsroom:
    """Put the newsroom together.

    Raises:
        ConfigError: the translator's key, or the logo, is not to be had.
        StoreError: the database cannot be used.
        TemplateError: a catalogue of words lacks some.
    """
    folders = [Path(settings.templates.folder)] if settings.templates.folder else []
    folders.append(places.TEMPLATES)
    site, media = settings.site, Path(settings.media.folder)
    site = replace(site, brand=with_logo(site.brand, media, site.base_url))
    strings = Strings.load(folders, site.languages, site.territory)
    return Newsroom(
        site=site,
        newsletters=settings.newsletters,
        sources=settings.sources,
        gathering=settings.gather,
        mail=settings.mail,
        store=store(settings, upgrade=upgrade),
        strings=strings,
        studio=Studio(folders, strings, site),
        fetcher=fetcher or web_fetcher(settings),
        workshop=workshop or the_workshop(),
        mailer=mailer or (lambda: mailer_of(settings)),
        media=media,
        clock=clock,
        download=settings.media.download,
        translator=translator_of(settings.translation, key_of(settings.translation, os.environ)),
        matching=settings.translation.matching,
        glossary=settings.translation.words,
    )


@cache
def the_workshop() -> Workshop:
    """Return the workshop of this program, which ends with it."""
    opened = Workshop()
    atexit.register(opened.close)
    return opened


def web_fetcher(settings: Settings) -> WebFetcher:
    """Return what reads addresses, with the newsroom's site for a contact."""
    limits = FetchLimits(per_host=settings.gather.per_host)
    return WebFetcher(limits, settings.site.base_url)


def mailer_of(settings: Settings) -> Mailer:
    """Return the mailer that *settings* ask for.

    Raises:
        ConfigError: the environment lacks the relay's password.
    """
    mail = settings.mail
    if mail.transport is Transport.OUTBOX:
        return Outbox(Path(mail.outbox))
    relay = mail.relays[0]
    if relay.password_env and relay.password_env not in os.environ:
        raise ConfigError(
            f"The environment has no {relay.password_env}, the password of the relay.",
            where=relay.host,
            remedy="Set it, or take password_env out of config.toml.",
        )
    password = os.environ.get(relay.password_env, "")
    # What a stencil writes has no line that begins with a full stop.
    load = Load(relay.connections, mail.window, relay.depth, relay.chunking, dots=False)
    hostname = urlsplit(settings.site.base_url).hostname or ""
    return Wire[int](relay, password, load=load, hostname=hostname)
