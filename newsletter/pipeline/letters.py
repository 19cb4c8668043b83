"""The letters of one issue: its renderings, made out to one reader after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from newsletter.errors import NotFound
from newsletter.links import Links
from newsletter.model import Delivery, Edition, Issue, Message, Place, Rendering
from newsletter.pipeline.newsroom import Newsroom
from newsletter.render import view_url
from newsletter.send import (
    LanguagePart,
    Letterhead,
    Mailbox,
    Origin,
    Stencil,
    feedback_id,
    in_languages,
    message_id,
    signer_of,
)
from newsletter.signed_addresses import SignedAddresses, Trace, Use

#: What stands in the place of an edition's code for a message in all languages.
ALL_LANGUAGES = "multilingual"


class Letters:
    """Makes the messages of one issue; for one reader they are the same bytes every time."""

    def __init__(
        self,
        newsroom: Newsroom,
        issue: Issue,
        renderings: Mapping[str, Rendering],
        keys: Sequence[bytes],
        *,
        copy: str = "",
    ) -> None:
        """Get ready to write; *copy* tells test mails of one issue apart from each other.

        Raises:
            ConfigError: the key that messages are to be signed with cannot be used.
        """
        self._newsroom = newsroom
        self._issue = issue
        self._renderings = renderings
        self._key = keys[0]
        self._copy = copy
        self._links = Links(newsroom.site.base_url, keys)
        self._addresses = SignedAddresses(keys)
        self._sender = Mailbox.parse(newsroom.mail.sender)
        self._signer = signer_of(newsroom.mail.dkim, self._sender.domain)
        self._stencils: dict[str, Stencil] = {}

    def to(self, delivery: Delivery) -> Message:
        """Return the message that *delivery* brings to its reader.

        Raises:
            NotFound: the newsroom has no such edition any more.
        """
        edition = _edition(delivery.edition)
        number = self._number(delivery, edition.code)
        own = self.own(delivery)
        return self._fill(self._stencil(edition), delivery, number, own)

    def in_languages(
        self, delivery: Delivery, preface: str, origins: Mapping[str, Origin]
    ) -> Message:
        """Return one message with each language of *origins* for the reader of *delivery*.

        Raises:
            NotFound: the issue has no edition in one of them.
        """
        parts = [
            LanguagePart(
                language, self._rendering(language), origin,
                self.own(replace(delivery, edition=language)),
            )
            for language, origin in origins.items()
        ]  # fmt: skip
        letterhead = self._letterhead(tuple(origins), ALL_LANGUAGES)
        stencil = in_languages(preface, parts, letterhead, self._signer)
        number = self._number(delivery, ALL_LANGUAGES)
        return self._fill(stencil, delivery, number, parts[0].own)

    def own(self, delivery: Delivery) -> dict[Place, str]:
        """Return what the places of a rendering are filled with for the reader of *delivery*."""
        language = _edition(delivery.edition).language
        reader = (delivery.subscriber, self._issue.newsletter, language)
        return {
            Place.UNSUBSCRIBE: self._links.unsubscribe(*reader),
            Place.PREFERENCES: self._links.preferences(*reader),
        }

    def _fill(
        self, stencil: Stencil, delivery: Delivery, number: str, own: Mapping[Place, str]
    ) -> Message:
        mail = self._newsroom.mail
        return stencil.fill(
            delivery.address,
            delivery.name,
            number,
            own,
            sender=self._address(mail.return_path, Use.RETURN, delivery) if mail.verp else "",
            leave=self._address(mail.leave_address, Use.LEAVE, delivery),
        )

    def _address(self, mailbox: str, use: Use, delivery: Delivery) -> str:
        """Return the reader's own address in *mailbox*; `""` where there is none."""
        trace = Trace(use, self._issue.id, delivery.subscriber)
        return self._addresses.write(mailbox, trace) if mailbox else ""

    def _number(self, delivery: Delivery, code: str) -> str:
        # The editions of a test go to one person, and each is a message of its own.
        secret = self._key + f"{self._copy}{code}".encode() if self._copy else self._key
        return message_id(self._issue.id, delivery.subscriber, secret, self._sender.domain)

    def _stencil(self, edition: Edition) -> Stencil:
        """Cut the stencil of *edition* when it is first needed."""
        if edition.code not in self._stencils:
            rendering = self._rendering(edition.code)
            letterhead = replace(
                self._letterhead(edition.languages, edition.code), archive=self._online(edition)
            )
            self._stencils[edition.code] = Stencil.cut(rendering, letterhead, self._signer)
        return self._stencils[edition.code]

    def _online(self, edition: Edition) -> str:
        newsletter = self._newsroom.newsletter(self._issue.newsletter)
        return view_url(self._newsroom.site, newsletter, self._issue, edition)

    def _rendering(self, code: str) -> Rendering:
        if code not in self._renderings:
            raise NotFound(
                f"There is no edition {code!r} any more.",
                remedy="Its reader may choose another one.",
            )
        return self._renderings[code]

    def _letterhead(self, languages: tuple[str, ...], code: str) -> Letterhead:
        site, mail, issue = self._newsroom.site, self._newsroom.mail, self._issue
        newsletter = self._newsroom.newsletter(issue.newsletter)
        return Letterhead(
            sender=self._sender,
            # A test is sent before its issue is due, and nobody believes a signature of tomorrow.
            date=issue.sending_at or min(issue.due_at, self._newsroom.clock()),
            languages=languages,
            reply_to=Mailbox.parse(mail.reply_to) if mail.reply_to else None,
            list_id=f"{newsletter.id}.{urlsplit(site.base_url).hostname}",
            list_name=newsletter.title[languages[0]],
            return_path=mail.return_path,
            leaves_by_mail=bool(mail.leave_address),
            feedback_id=feedback_id(newsletter.id, code, str(issue.id), self._sender.domain),
        )


@lru_cache(maxsize=64)
def _edition(code: str) -> Edition:
    """Read an edition's code: an audience has a few of them, and a million times."""
    return Edition.parse(code)
