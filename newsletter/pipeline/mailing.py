"""Mails that are no issue: made out to one reader, or to the editors, and handed over."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from newsletter.links import Links
from newsletter.model import (
    Address,
    Edition,
    Editor,
    Mail,
    Newsletter,
    Outcome,
    Place,
    Subscription,
    SubscriptionState,
    among,
)
from newsletter.pipeline.approving import Proof
from newsletter.pipeline.composing import stories_of
from newsletter.pipeline.newsroom import Newsroom
from newsletter.render import MailName, render_mail, text_in
from newsletter.send import Letterhead, Mailbox, Stencil, feedback_id, hand_over, mail_id, signer_of

#: The mails that belong to the list, so that a mail program may offer to leave it there and then.
#: The others answer what somebody did a moment ago, and are wanted whatever becomes of the list.
OF_THE_LIST = frozenset({MailName.WELCOME})


def send_mail(newsroom: Newsroom, name: MailName, reader: Subscription, **facts: object) -> Outcome:
    """Send *reader* the mail *name* in their language, with links of their own.

    Title, edition and sender are known; *facts* are the rest of what `MailName` names.

    Raises:
        InputError: a link among *facts* is no address.
        NotFound: the newsletter was given up.
        SendError: the relay or the outbox is away.
        TemplateError: a template has a mistake, or a fact is missing.
    """
    newsletter = newsroom.newsletter(reader.newsletter)
    edition = Edition.parse(reader.edition)
    language = _spoken(newsroom, edition.language)
    known: dict[str, object] = {
        "title": text_in(newsletter.title, language),
        "edition": edition,
        "sender": Address(Mailbox.parse(newsroom.mail.sender).address),
    }
    mail = render_mail(newsroom.studio, name, language, **(known | facts))
    # Before they confirmed, the name may be a stranger's words to the owner of the address.
    is_known = reader.state is not SubscriptionState.UNCONFIRMED
    return _hand_over(
        newsroom,
        mail,
        _letterhead(newsroom, newsletter, name, language),
        (reader.subscriber.address, reader.subscriber.name if is_known else ""),
        name,
        reader,
    )


def nudge_editors(newsroom: Newsroom, laid_out: Proof) -> Mapping[str, Outcome]:
    """Tell every editor that a draft waits, and what stands in its way; return address -> answer.

    Raises:
        NotFound: the newsletter was given up.
        SendError: the relay or the outbox is away.
        TemplateError: a template has a mistake.
    """
    newsletter = newsroom.newsletter(laid_out.issue.newsletter)
    with newsroom.store.reading() as tables:
        editors = tables.editors.all()
    return {editor.mail: _nudge(newsroom, newsletter, laid_out, editor) for editor in editors}


def _nudge(newsroom: Newsroom, newsletter: Newsletter, laid_out: Proof, editor: Editor) -> Outcome:
    language = _spoken(newsroom, editor.language)
    issue, due = laid_out.issue, datetime.fromisoformat(laid_out.issue.due)
    mail = render_mail(
        newsroom.studio,
        MailName.NUDGE,
        language,
        title=text_in(newsletter.title, language),
        date=due.date(),
        time=due.time(),
        count=len(issue.stories),
        link=f"{newsroom.site.base_url}/editor/issues/{issue.id}",
        gaps=_gaps(newsroom, laid_out, language),
        blocking=tuple(dict.fromkeys(one.messages[language] for one in laid_out.blocking)),
    )
    letterhead = _letterhead(newsroom, newsletter, MailName.NUDGE, language)
    return _hand_over(newsroom, mail, letterhead, (Address(editor.mail), ""), MailName.NUDGE)


def _gaps(newsroom: Newsroom, laid_out: Proof, language: str) -> tuple[tuple[str, str, str], ...]:
    """Return of each story that lacks languages its title, the title's language, and their names."""
    stories, languages = stories_of(newsroom, laid_out.issue), newsroom.site.languages
    shown = [
        stories[place.story]
        for place in laid_out.issue.stories
        if place.story in stories and not place.editions
    ]
    lacking = [(story, [tag for tag in languages if tag not in story.articles]) for story in shown]
    return tuple(
        (
            story.title_in(languages),
            next((tag for tag in languages if tag in story.articles), ""),
            " · ".join(newsroom.strings.name(language, tag) for tag in tags),
        )
        for story, tags in lacking
        if tags
    )


def _spoken(newsroom: Newsroom, language: str) -> str:
    """Return the language of the newsroom that comes closest: readers may outlast a language."""
    languages = newsroom.site.languages
    return among(language, languages) or languages[0]


def _letterhead(
    newsroom: Newsroom, newsletter: Newsletter, name: MailName, language: str
) -> Letterhead:
    mail, sender = newsroom.mail, Mailbox.parse(newsroom.mail.sender)
    is_listed = name in OF_THE_LIST
    host = urlsplit(newsroom.site.base_url).hostname
    return Letterhead(
        sender=sender,
        date=newsroom.clock(),
        languages=(language,),
        reply_to=Mailbox.parse(mail.reply_to) if mail.reply_to else None,
        list_id=f"{newsletter.id}.{host}" if is_listed else "",
        list_name=text_in(newsletter.title, language),
        return_path=mail.return_path,
        feedback_id=feedback_id(name, newsletter.id, language, sender.domain),
    )


def _hand_over(
    newsroom: Newsroom,
    mail: Mail,
    letterhead: Letterhead,
    to: tuple[Address, str],
    name: MailName,
    reader: Subscription | None = None,
) -> Outcome:
    """Make *mail* out to an address and a name, and hand it over."""
    address, called = to
    keys = _keys(newsroom)
    own = _own(newsroom, keys, reader, letterhead.languages[0]) if reader else {}
    number = mail_id(name, address, letterhead.date, keys[0], letterhead.domain)
    signer = signer_of(newsroom.mail.dkim, letterhead.domain)
    message = Stencil.cut(mail, letterhead, signer).fill(address, called, number, own)
    with newsroom.mailer() as mailer:
        return hand_over(mailer, message)[0]


def _keys(newsroom: Newsroom) -> tuple[bytes, ...]:
    """Return the keys of readers' links; the first mail of all makes the first one."""
    with newsroom.store.reading() as tables:
        known = tables.keys.known()
    if known:
        return known
    with newsroom.store.writing() as tables:
        return tables.keys.all(newsroom.clock())


def _own(
    newsroom: Newsroom, keys: tuple[bytes, ...], reader: Subscription, language: str
) -> Mapping[Place, str]:
    links = Links(newsroom.site.base_url, keys)
    who = (reader.subscriber.id, reader.newsletter, language)
    return {
        Place.UNSUBSCRIBE: links.unsubscribe(*who),
        Place.PREFERENCES: links.preferences(*who),
    }
