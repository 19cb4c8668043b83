"""What SpamAssassin says of the mails as they are sent, by its rules that need no network."""

import os
import re
import subprocess
from dataclasses import replace

import pytest

from newsletter.model import (
    Address,
    Delivery,
    DeliveryState,
    Edition,
    Rendering,
    Subscriber,
    Subscription,
    SubscriptionState,
)
from newsletter.pipeline import Proof, nudge_editors, send_mail
from newsletter.pipeline.letters import Letters
from newsletter.render import MailName
from tests.newsrooms import Box, Clock, open_newsroom
from tests.render.sample_mails import FACTS
from tests.whole.editions.samples import PAIRS, PUBLICATION, SHEETS, Sheet, issue_of

#: Every test here reads what one run of the program has found.
pytestmark = pytest.mark.xdist_group("spamassassin")

#: Rules that may fire -> why that says nothing against what stands in the mail.
ALLOWED = {
    "NO_RECEIVED": "no relay has had it in hand: it lies as we wrote it",
    "NO_RELAYS": "likewise",
    "MAILING_LIST_MULTI": "speaks for it: it has the headers of a mailing list",
    "HTML_MESSAGE": "it has an HTML part; weighs 0.001",
    "HTML_IMAGE_RATIO_02": "how much of it is pictures; weighs 0.001, whatever the number",
    "HTML_IMAGE_RATIO_04": "likewise",
    "HTML_IMAGE_RATIO_06": "likewise",
    "HTML_IMAGE_RATIO_08": "likewise",
}
#: Heaviest mail.
SCORE = 1.0
#: Beside the rules of Debian's package, and neither learning nor a memory of senders.
SETTINGS = (
    "report_safe 0",
    "fold_headers 0",
    "use_bayes 0",
    "add_header all Fired _TESTSSCORES(,)_",
)
#: Of each mail: the rules that fired, with their weights, and its Message-ID.
VERDICT = re.compile(r"^X-Spam-Fired: (.*?)$.*?^Message-ID: <(.*?)>", re.MULTILINE | re.DOTALL)

SPAM = """<!DOCTYPE html><html lang="en"><head><title>WIN</title></head><body bgcolor="#ffffff">
<p>Dear friend, you have WON ONE MILLION DOLLARS!!! Claim your lottery prize, 100% FREE, act now!
Buy viagra, no prescription needed. Transfer fund from the late minister's bank account.</p>
<p style="color:#ffffff">hidden words</p></body></html>"""


@pytest.fixture(scope="module")
def weigh(spamassassin, tmp_path_factory):
    """Return of each message, name -> message, the rules that fire, with their weights."""
    home = tmp_path_factory.mktemp("home")

    def weigh(messages):
        folder = tmp_path_factory.mktemp("mails")
        for number, message in enumerate(messages.values()):
            (folder / f"{number}.eml").write_bytes(message.data)
        command = [spamassassin, "--local", "--configpath=/usr/share/spamassassin"]
        command += [f"--cf={setting}" for setting in SETTINGS]
        done = subprocess.run(
            [*command, *sorted(folder.glob("*.eml"))],
            env=os.environ | {"HOME": str(home)},
            capture_output=True,
            timeout=300,
            check=True,
        )
        verdicts = {
            name: {rule: float(weight) for rule, weight in re.findall(r"(\w+)=([-\d.]+)", fired)}
            for fired, name in VERDICT.findall(done.stdout.decode("ascii", "replace"))
        }
        return {name: verdicts[message.message_id] for name, message in messages.items()}

    return weigh


@pytest.fixture(scope="module")
def newsrooms(press, tmp_path_factory):
    """A newsroom for each pair of languages, with the box that its mail goes to."""
    opened = {}
    for pair in PAIRS:
        box, studio = Box(), press.studios[pair]
        made = open_newsroom(tmp_path_factory.mktemp("newsroom"), Clock(), box)
        parts = {"site": studio.site, "strings": studio.strings, "studio": studio}
        mail = replace(made.mail, reply_to="desk@example.org", return_path="bounces@example.org")
        title = {one: studio.site.name[one] for one in studio.site.languages}
        weekly = replace(PUBLICATION, title=title)
        opened[pair] = replace(made, newsletters=(weekly,), mail=mail, **parts), box
    yield opened
    for newsroom, _ in opened.values():
        newsroom.store.close()


@pytest.fixture(scope="module")
def edition(newsrooms):
    """Return a rendering as a message to a reader, whose number makes it one of its kind."""

    def send(sheet, rendering, number):
        newsroom, _ = newsrooms[sheet.pair]
        issue = issue_of(sheet.pair, sheet.count)
        letters = Letters(newsroom, issue, {sheet.code: rendering}, [bytes(32)])
        address = Address("rosa.delgado@example.com")
        return letters.to(
            Delivery(0, issue.id, number, address, sheet.code, DeliveryState.PENDING, "Rosa")
        )

    return send


@pytest.fixture(scope="module")
def fired(weigh, press, newsrooms, edition):
    """What fires for every edition and every other mail, name -> rule -> weight."""
    messages = {
        str(sheet): edition(sheet, press.rendering(sheet), number)
        for number, sheet in enumerate(SHEETS, 1)
    }
    for pair, (newsroom, box) in newsrooms.items():
        for name in MailName:
            _send(newsroom, name, pair)
            messages[f"{pair} {name}"] = box.messages[-1]
    return weigh(messages)


def _send(newsroom, name, language):
    if name is MailName.NUDGE:
        with newsroom.store.writing() as tables:
            tables.editors.add("editor@example.com", "hash", language, newsroom.clock())
        nudge_editors(newsroom, Proof(issue_of(language, 4), {}))
        return
    reader = Subscriber(1, Address("rosa.delgado@example.com"), "Rosa")
    edition = Edition.parse(f"{language}+en").code
    state, now = SubscriptionState.ACTIVE, newsroom.clock()
    facts = {key: fact for key, fact in FACTS[name].items() if key not in {"edition", "sender"}}
    send_mail(newsroom, name, Subscription(reader, "weekly", edition, state, "", now), **facts)


def test_no_mail_looks_like_spam(fired):
    """None weighs more than 1.0, even without what speaks for it."""
    heavy = {
        name: rules
        for name, rules in fired.items()
        if sum(weight for weight in rules.values() if weight > 0) > SCORE
    }

    assert heavy == {}


def test_no_rule_fires_for_what_stands_in_a_mail(fired):
    """Each rule that fires is known, with the reason why it may."""
    causes = {
        rule: sorted(name for name, rules in fired.items() if rule in rules)
        for rules in fired.values()
        for rule in rules
        if rule not in ALLOWED
    }

    assert causes == {}


def test_what_is_broken_is_found(weigh, edition):
    """The promises of spam, and hidden words, are both heavy and named."""
    sheet = Sheet("es", "en", 1)
    rendering = Rendering("en", "YOU HAVE WON!!! $$$", "", SPAM, "You have won. Claim it now!")

    [rules] = weigh({"spam": edition(sheet, rendering, 99)}).values()

    assert sum(weight for weight in rules.values() if weight > 0) > SCORE
    assert "HTML_FONT_LOW_CONTRAST" in rules
