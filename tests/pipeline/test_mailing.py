"""Tests of the mails that are no issue, as they are sent."""

from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from newsletter.errors import NotFound, RelayError
from newsletter.links import Links, Purpose
from newsletter.model import DeliveryState, Place, SubscriptionState
from newsletter.pipeline import (
    compose_issue,
    gather_sources,
    next_due,
    nudge_editors,
    pair_articles,
    proof,
    send_mail,
)
from newsletter.render import MailName
from tests.newsrooms import with_mail

LINK = "https://news.example.org/c/abc.es.1.weekly"
FACTS = {
    MailName.CONFIRM: {"link": LINK, "count": 48},
    MailName.WELCOME: {"first": None, "latest_link": ""},
    MailName.ALREADY_SUBSCRIBED: {},
    MailName.PREFERENCES_LINK: {},
    MailName.FAREWELL: {},
}


@pytest.fixture
def reader(newsroom):
    """The first reader, who gets the Spanish edition."""
    with newsroom.store.reading() as tables:
        first = next(tables.subscribers.all("weekly"))
    return replace(first, edition="es")


@pytest.fixture
def draft(newsroom):
    """What is known of a draft of three stories, one of them in Spanish only."""
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]
    made = compose_issue(newsroom, weekly, next_due(newsroom, weekly))
    return proof(newsroom, made.issue.id)


def read(message):
    """Return a message as Python's strict parser reads it."""
    return message_from_bytes(message.data, policy=policy.default + policy.strict)


def text_of(message):
    """Return the plain text of *message*."""
    return read(message).get_body(("plain",)).get_content().replace("\r\n", "\n")


def own_link(newsroom, message, purpose):
    """Return whom the first link of that *purpose* in *message* speaks of."""
    with newsroom.store.reading() as tables:
        links = Links(newsroom.site.base_url, tables.keys.known())
    start = f"https://news.example.org/{purpose}/"
    line = next(line for line in text_of(message).splitlines() if line.startswith(start))
    return links.read(line.removeprefix(start), purpose)


@pytest.mark.parametrize("name", FACTS)
def test_a_mail_reaches_its_reader_in_their_language(newsroom, box, reader, name):
    """It is handed over once, whole, in Spanish, with all of its places filled."""
    outcome = send_mail(newsroom, name, reader, **FACTS[name])

    assert outcome.state is DeliveryState.SENT
    assert box.recipients == [reader.subscriber.address.mail]
    head = read(box.messages[0])
    assert head["Content-Language"] == "es"
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["Feedback-ID"].startswith(f"{name}:weekly:es:")
    assert "Recibes este correo porque" in text_of(box.messages[0])
    assert not any(place in box.messages[0].data.decode() for place in Place)


@pytest.mark.parametrize("name", FACTS)
def test_only_a_welcome_offers_to_leave_the_list_at_once(newsroom, box, reader, name):
    """The others answer what somebody did just now: they are no mail of the list."""
    send_mail(newsroom, name, reader, **FACTS[name])

    fields = [field for field in read(box.messages[0]) if field.startswith(("List-", "Precedence"))]
    assert bool(fields) == (name is MailName.WELCOME)


def test_links_are_the_readers_own(newsroom, box, reader):
    """They are signed for this reader and this newsletter."""
    send_mail(newsroom, MailName.PREFERENCES_LINK, reader)

    who = own_link(newsroom, box.messages[0], Purpose.PREFERENCES)
    assert (who.subscriber, who.newsletter, who.language) == (reader.subscriber.id, "weekly", "es")


def test_a_farewell_leads_back(newsroom, box, reader):
    """Its link is that of the page on which one who left may come back."""
    send_mail(newsroom, MailName.FAREWELL, reader)

    assert (
        own_link(newsroom, box.messages[0], Purpose.UNSUBSCRIBE).subscriber == reader.subscriber.id
    )


def test_a_strangers_words_do_not_reach_an_address(newsroom, box, reader):
    """Whoever signs up another's address writes to them neither by name nor by subject."""
    named = replace(reader.subscriber, name="Win money at evil.example")
    unconfirmed = replace(reader, subscriber=named, state=SubscriptionState.UNCONFIRMED)

    send_mail(newsroom, MailName.CONFIRM, unconfirmed, **FACTS[MailName.CONFIRM])

    assert b"evil.example" not in box.messages[0].data
    assert read(box.messages[0])["To"] == reader.subscriber.address.mail


def test_the_same_mail_later_is_another_message(newsroom, box, reader, clock):
    """A mailbox that drops what it has seen must show the second link, too."""
    send_mail(newsroom, MailName.PREFERENCES_LINK, reader)
    clock.forward(seconds=1)
    send_mail(newsroom, MailName.PREFERENCES_LINK, reader)

    assert len({message.message_id for message in box.messages}) == 2


def test_a_reader_of_a_language_that_was_given_up_is_answered(newsroom, box, reader):
    """In the newsroom's own language rather than not at all."""
    send_mail(newsroom, MailName.FAREWELL, replace(reader, edition="fr"))

    assert read(box.messages[0])["Content-Language"] == "en"


def test_a_newsletter_that_was_given_up_is_named(newsroom, box, reader):
    """There is nothing to write about."""
    with pytest.raises(NotFound, match="yearly"):
        send_mail(newsroom, MailName.FAREWELL, replace(reader, newsletter="yearly"))

    assert box.messages == []


def test_a_relay_that_is_away_is_told(newsroom, reader):
    """Whoever asked for the mail learns that it did not leave."""

    def away():
        raise RelayError("The relay is away.")

    with pytest.raises(RelayError):
        send_mail(replace(newsroom, mailer=away), MailName.FAREWELL, reader)


def test_answers_and_returns_go_where_the_settings_say(newsroom, box, reader):
    """As with every issue."""
    own = with_mail(newsroom, reply_to="desk@example.org", return_path="back@example.org")

    send_mail(own, MailName.FAREWELL, reader)

    assert read(box.messages[0])["Reply-To"] == "desk@example.org"
    assert box.messages[0].sender == "back@example.org"


def test_each_editor_is_nudged_in_their_language(newsroom, box, draft, clock):
    """They learn the day, the gaps, and where the draft is."""
    with newsroom.store.writing() as tables:
        tables.editors.add("ana@example.org", "hash", "es", clock())
        tables.editors.add("bob@example.org", "hash", "en", clock())

    answers = nudge_editors(newsroom, draft)

    assert list(answers) == box.recipients == ["ana@example.org", "bob@example.org"]
    spanish, english = (text_of(message) for message in box.messages)
    assert "sale el jueves 26 de noviembre de 2026" in " ".join(spanish.split())
    assert "is due at 7 a.m. with three stories." in " ".join(english.split())
    assert "* El mercado abre temprano\n  English missing" in english
    assert "* El mercado abre temprano\n  Falta: inglés" in spanish
    assert f"https://news.example.org/editor/issues/{draft.issue.id}" in english.splitlines()
    assert "Nothing stops it: read it, and approve it." in english


def test_an_editor_learns_what_stops_a_draft(newsroom, box, draft, clock):
    """Each finding once, however many editions have it, in the editor's words."""
    with newsroom.store.writing() as tables:
        tables.editors.add("ana@example.org", "hash", "es", clock())
        issue = tables.issues.get(draft.issue.id)
        words = {tag: replace(one, subject="") for tag, one in issue.words.items()}
        tables.issues.save(replace(issue, words=words))

    nudge_editors(newsroom, proof(newsroom, draft.issue.id))

    text = text_of(box.messages[0])
    assert "REVISIONES LO DETIENEN" in text
    assert text.count("* Escribe un asunto en") == 2
