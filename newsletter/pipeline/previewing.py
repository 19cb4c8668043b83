"""An issue before it goes out: written to a folder to look at, or mailed to the newsroom itself."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

from newsletter.addresses import parse
from newsletter.errors import InputError
from newsletter.model import (
    Address,
    Delivery,
    DeliveryState,
    Edition,
    Issue,
    Outcome,
    Rendering,
)
from newsletter.pipeline.approving import Proof, proof
from newsletter.pipeline.composing import stories_of
from newsletter.pipeline.letters import Letters
from newsletter.pipeline.newsroom import Newsroom
from newsletter.send import Origin, hand_over

#: Who gets a preview: an address that belongs to nobody (RFC 2606).
NOBODY = Address("reader@example.com")

#: The file of an issue in all languages.
MULTILINGUAL = "multilingual.eml"


def write_preview(
    newsroom: Newsroom,
    laid_out: Proof,
    folder: Path,
    *,
    only: str | None = None,
    multilingual: bool = False,
) -> list[Path]:
    """Write each edition (or *only* one) as .html, .txt and .eml; return the files.

    The pages show their pictures without our server running: those are copied beside them.

    Args:
        newsroom: Whose issue it is.
        laid_out: The issue.
        folder: Is made if need be.
        only: Code of an edition.
        multilingual: Write besides one message in all languages (RFC 8255), multilingual.eml.

    Raises:
        InputError: *only* is no edition, the folder cannot be written, or there is one language.
    """
    editions = _asked_for(laid_out, only)
    letters = _letters(newsroom, laid_out.issue, laid_out.renderings)
    extra = {MULTILINGUAL: _multilingual(newsroom, laid_out, letters)} if multilingual else {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if newsroom.media.is_dir():
            shutil.copytree(newsroom.media, folder / "media", dirs_exist_ok=True)
        written = [
            path
            for rendering in editions
            for path in _write(newsroom, laid_out.issue.id, rendering, letters, folder)
        ]
        for name, data in extra.items():
            (folder / name).write_bytes(data)
        return [*written, *(folder / name for name in extra)]
    except OSError as error:
        raise InputError(
            f"The preview cannot be written: {error.strerror}.", where=str(folder)
        ) from error


def _asked_for(laid_out: Proof, only: str | None) -> list[Rendering]:
    """Return the renderings of all editions, or of *only* one.

    Raises:
        InputError: the issue has no such edition.
    """
    editions = laid_out.renderings
    if not only:
        return list(editions.values())
    if only.strip() not in editions:
        raise InputError(
            f"{only!r} is no edition of this issue.",
            remedy=f"Choose one of {', '.join(editions)}.",
        )
    return [editions[only.strip()]]


def _write(
    newsroom: Newsroom, issue: int, rendering: Rendering, letters: Letters, folder: Path
) -> list[Path]:
    sample = _sample(issue, NOBODY, rendering.edition)
    page, text = rendering.html, rendering.text
    for place, link in letters.own(sample).items():
        page, text = page.replace(place, link), text.replace(place, link)
    page = page.replace(f"{newsroom.site.base_url}/media/", "media/")
    files = {"html": page.encode(), "txt": text.encode(), "eml": letters.to(sample).data}
    written = []
    for kind, data in files.items():
        path = folder / f"{rendering.edition}.{kind}"
        path.write_bytes(data)
        written.append(path)
    return written


def _multilingual(newsroom: Newsroom, laid_out: Proof, letters: Letters) -> bytes:
    """Return the issue as one message in all languages; a preface says so in each of them."""
    languages = [one for one in newsroom.site.languages if one in laid_out.renderings]
    if len(languages) < 2:
        raise InputError(
            "A multilingual message needs two languages, and the issue has one.",
            remedy="Leave out --multilingual.",
        )
    preface = [
        newsroom.strings.say(
            one, "text.multilingual", subject=laid_out.renderings[one].subject or "-"
        )
        for one in languages
    ]
    sample = _sample(laid_out.issue.id, NOBODY, languages[0])
    origins = _origins(newsroom, laid_out)
    return letters.in_languages(sample, "\n\n".join(preface) + "\n", origins).data


def _origins(newsroom: Newsroom, laid_out: Proof) -> dict[str, Origin]:
    """Say of each language how its words came about.

    What stands in a language in which the story has no article was drafted by machine.
    """
    stories = stories_of(newsroom, laid_out.issue)
    first, *_ = newsroom.site.languages
    origins = {}
    for language in newsroom.site.languages:
        by_machine = any(
            tongue == language and language not in stories[story].articles
            for story, tongue in laid_out.renderings[language].shows
            if story in stories
        )
        by_people = Origin.ORIGINAL if language == first else Origin.HUMAN
        origins[language] = Origin.AUTOMATED if by_machine else by_people
    return origins


def test_issue(newsroom: Newsroom, issue_id: int, mail: str) -> Mapping[str, Outcome]:
    """Mail every edition of an issue to *mail*, marked as a test; return edition -> answer.

    No subscriber and no delivery is touched.

    Raises:
        InputError: *mail* is no address.
        SendError: the relay or the outbox is away.
    """
    address = parse(mail)
    laid_out = proof(newsroom, issue_id)
    marked = {
        code: replace(rendering, subject=_mark(newsroom, rendering))
        for code, rendering in laid_out.renderings.items()
    }
    letters = _letters(newsroom, laid_out.issue, marked, copy=newsroom.clock().isoformat())
    with newsroom.mailer() as mailer:
        messages = [letters.to(_sample(issue_id, address, code)) for code in marked]
        return dict(zip(marked, hand_over(mailer, *messages), strict=True))


def sample_headers(
    newsroom: Newsroom, issue: Issue, renderings: Mapping[str, Rendering]
) -> dict[str, list[tuple[str, str]]]:
    """Return for every edition the headers that its messages have, made out to nobody."""
    letters = _letters(newsroom, issue, renderings)
    return {
        code: [
            (name, str(make_header(decode_header(value))))
            for name, value in message_from_bytes(
                letters.to(_sample(issue.id, NOBODY, code)).data
            ).items()
        ]
        for code in renderings
    }


def _mark(newsroom: Newsroom, rendering: Rendering) -> str:
    language = Edition.parse(rendering.edition).language
    return f"[{newsroom.strings.say(language, 'mail.test')}] {rendering.subject}"


def _letters(
    newsroom: Newsroom, issue: Issue, renderings: Mapping[str, Rendering], copy: str = "preview"
) -> Letters:
    with newsroom.store.reading() as tables:
        keys = tables.keys.known()
    if not keys:
        with newsroom.store.writing() as tables:
            keys = tables.keys.all(newsroom.clock())
    return Letters(newsroom, issue, renderings, keys, copy=copy)


def _sample(issue: int, address: Address, edition: str) -> Delivery:
    """Return a delivery to nobody on the list; its links lead to a page that says so."""
    return Delivery(
        id=0, issue=issue, subscriber=0, address=address, edition=edition,
        state=DeliveryState.PENDING,
    )  # fmt: skip
