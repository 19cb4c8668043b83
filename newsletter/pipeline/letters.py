"""The letters of one issue: its renderings, made out to one reader after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from newsletter.errors import NotFound
from newsletter.links import Links
from newsletter.model import Delivery, Edition, Issue, Message, Place, Rendering
from newsletter.pipeline.newsroom import Newsroom
from newsletter.send import (
    LanguagePart,
    Letterhead,
    Mailbox,
    Origin,
    Stencil,
    feedback_id,
    in_languages,
    message_id,
)

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
        """Get ready to write; *copy* tells test mails of one issue apart from each other."""
        self._newsroom = newsroom
        self._issue = issue
        self._renderings = renderings
        self._key = keys[0]
        self._copy = copy
        self._links = Links(newsroom.site.base_url, keys)
        self._sender = Mailbox.parse(newsroom.mail.sender)
        self._stencils: dict[str, Stencil] = {}

    def to(self, delivery: Delivery) -> Message:
        """Return the message that *delivery* brings to its reader.

        Raises:
            NotFound: the newsroom has no such edition any more.
        """
        edition = Edition.parse(delivery.edition)
        number = self._number(delivery, edition.code)
        own = self.own(delivery)
        return self._stencil(edition).fill(delivery.address, delivery.name, number, own)

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
        return in_languages(preface, parts, letterhead).fill(
            delivery.address,
            delivery.name,
            self._number(delivery, ALL_LANGUAGES),
            parts[0].own,
        )

    def own(self, delivery: Delivery) -> dict[Place, str]:
        """Return what the places of a rendering are filled with for the reader of *delivery*."""
        language = Edition.parse(delivery.edition).language
        reader = (delivery.subscriber, self._issue.newsletter, language)
        return {
            Place.UNSUBSCRIBE: self._links.unsubscribe(*reader),
            Place.PREFERENCES: self._links.preferences(*reader),
        }

    def _number(self, delivery: Delivery, code: str) -> str:
        # The editions of a test go to one person, and each is a message of its own.
        secret = self._key + f"{self._copy}{code}".encode() if self._copy else self._key
        return message_id(self._issue.id, delivery.subscriber, secret, self._sender.domain)

    def _stencil(self, edition: Edition) -> Stencil:
        """Cut the stencil of *edition* when it is first needed."""
        if edition.code not in self._stencils:
            rendering = self._rendering(edition.code)
            letterhead = self._letterhead(edition.languages, edition.code)
            self._stencils[edition.code] = Stencil.cut(rendering, letterhead)
        return self._stencils[edition.code]

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
            date=issue.sending_at or issue.due_at,
            languages=languages,
            reply_to=Mailbox.parse(mail.reply_to) if mail.reply_to else None,
            list_id=f"{newsletter.id}.{urlsplit(site.base_url).hostname}",
            list_name=newsletter.title[languages[0]],
            return_path=mail.return_path,
            feedback_id=feedback_id(newsletter.id, code, str(issue.id), self._sender.domain),
        )
