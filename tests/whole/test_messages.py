"""Two thousand messages with hostile words in every field: well formed, whole, and believed.

From renderings and settings through `Letters` to the bytes that go on the wire, and over a hop
through real mail servers.
"""

import random
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from newsletter.addresses import parse
from newsletter.model import (
    Delivery,
    DeliveryState,
    Edition,
    Message,
    Rendering,
    Words,
    editions_of,
)
from newsletter.pipeline.letters import Letters
from newsletter.returns import arrival_of
from newsletter.send import DkimSettings, Mailbox, Relay, Tls, keys_of
from newsletter.send.headers import clean
from newsletter.send.wire import Load, Wire
from newsletter.signed_addresses import SignedAddresses, Trace, Use
from tests.linting import lint
from tests.newsrooms import Box, Clock, open_newsroom
from tests.render.sample import rendering as print_edition
from tests.whole import opendkim
from tests.whole.conftest import need
from tests.whole.editions.samples import PAIRS, PUBLICATION, Press, Sheet, issue_of
from tests.whole.editions.samples import stories_in as usual_stories

pytestmark = pytest.mark.xdist_group("messages")

COUNT = 2_000
#: Renderings of each edition; its readers share them.
RENDERINGS = 4
#: One in so many goes through a mail server: each costs it some processes.
SHARE = 4
KEY = bytes(32)
#: Receivers believe no signature of tomorrow.
SENT = datetime(2026, 1, 1, tzinfo=UTC)

HOSTILE = (
    "plain", "", " ", "\t", "\0", "\r\n", "\r\nBcc: eve@example.com", "\n.\n", "\r\n\r\n<p>", "\x7f",
    "=?utf-8?q?x?=", "=?utf-8?b?====?=", "=?", "?=", "\xe1" * 300, "x" * 1200, "\u2028", "\u2029",
    "\x85", "\x0b\x0c", "\x1b[31m", "\u202eabc", "\u2066", "\U0001f4a3", "\u200b" * 90, "\ufeff",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "a\u0301\u0327" * 40, "a:b;c,d", '"', "\\",
    '\\"', "<b>&amp;</b>", "<script>alert(1)</script>", "()", "(open (twice", "@", "a@b <c@d>",
    "  two  ", "\xdcn\xefcode", "\u0646\u0634\u0631\u0629 \u0623\u062e\u0628\u0627\u0631", "\u65e5\u672c\u8a9e" * 50,
    "\ud800", "\udfff", "\ufffe", "=", "=20", "=\r\n", ".", "..", "From ", "b=", "DKIM-Signature: v=1",
    "--=_", "{{ 7*7 }}", "%s%n", "$(id)", "\ufdfd", "\u0130\u0131\u017f", "None", "1e309", "-", "''",
)  # fmt: skip

#: In ASCII and not, long, and odd; all are taken for addresses by `addresses.parse`.
ADDRESSES = (
    "ann@example.com", "o'neil+news@example.net", "jos\xe9@example.com", "\u7528\u6237@example.org",
    f"{'a' * 64}@example.com", "x!#$%&'*/=?^_`{|}~@example.com", "\xf1and\xfa@example.net",
    f"b@{'long-' * 10}name.{'part.' * 20}example", "ann@b\xfccher.example",
    "\u0646\u0634\u0631\u0629@example.com", "UPPER.Case@Example.COM",
)  # fmt: skip
#: Where our Postfix takes mail.
LOCAL = re.compile(r"@example\.(?:com|net|org)$", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """A message, and what it was made from."""

    message: Message
    rendering: Rendering
    name: str
    sender: str
    title: str
    subscriber: int
    text: str


def odd(dice: random.Random, most: int = 4) -> str:
    return " ".join(dice.choices(HOSTILE, k=dice.randrange(most + 1)))


def hostile_stories(pair: str, dice: random.Random):
    """Return the usual stories with other words and addresses."""
    return tuple(
        replace(
            story,
            articles={
                tongue: replace(
                    one,
                    title=f"{odd(dice)} T",
                    summary=odd(dice, 6),
                    url=f"https://e.example/{odd(dice, 2)}" if one.url else "",
                )
                for tongue, one in story.articles.items()
            },
        )
        for story in usual_stories(pair)
    )


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Settings with a key of each kind."""
    folder = tmp_path_factory.mktemp("keys")
    made = {"rsa": generate_private_key(65537, 2048), "ed25519": Ed25519PrivateKey.generate()}
    for name, key in made.items():
        path = folder / name
        path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        path.chmod(0o600)
    return DkimSettings("", "one", str(folder / "rsa"), "two", str(folder / "ed25519"))


@pytest.fixture(scope="module")
def records(keys):
    """What stands in the DNS: name -> record."""
    return {
        key.name: f"v=DKIM1; k={key.algorithm.key_type}; p={key.public}"
        for key in keys_of(keys, "example.org")
    }


@pytest.fixture(scope="module")
def cases(keys, tmp_path_factory):
    """The messages, as many of each edition."""
    dice = random.Random(5322)
    press = Press(tmp_path_factory.mktemp("strings"))
    opened = open_newsroom(tmp_path_factory.mktemp("newsroom"), Clock(), Box())
    codes = [(pair, one.code) for pair in PAIRS for one in editions_of(("en", pair))]
    each = COUNT // len(codes) // RENDERINGS
    made = [
        case
        for pair, code in codes
        for _ in range(RENDERINGS)
        for case in _of_one(opened, press.studios[pair], Sheet(pair, code, 1), each, dice, keys)
    ]
    opened.store.close()
    return made


def _of_one(opened, studio, sheet, count, dice, keys):
    """Make a rendering out to *count* readers."""
    languages = studio.site.languages
    title = {one: f"{odd(dice)} W" for one in languages}
    words = {one: Words(odd(dice), odd(dice), odd(dice)) for one in languages}
    issue = replace(issue_of(sheet.pair, sheet.count), words=words, sending_at=SENT)
    rendering = print_edition(
        sheet.code, issue, studio=studio, newsletter=PUBLICATION,
        stories=hostile_stories(sheet.pair, dice),
    )  # fmt: skip
    sender = Mailbox.parse(f"{odd(dice)} <news@example.org>")
    mail = replace(
        opened.mail,
        sender=f'"{sender.name}" <{sender.address}>',
        reply_to=f"{odd(dice)} <desk@example.org>",
        return_path="returns@example.org",
        leave_address="leave@example.org",
        dkim=keys,
    )
    newsroom = replace(
        opened, site=studio.site, studio=studio, mail=mail,
        newsletters=(replace(PUBLICATION, title=title),),
    )  # fmt: skip
    letters = Letters(newsroom, issue, {sheet.code: rendering}, [KEY])
    for _ in range(count):
        number, name = dice.randrange(1, 10**9), odd(dice)
        address = parse(dice.choice(ADDRESSES))
        delivery = Delivery(0, issue.id, number, address, sheet.code, DeliveryState.PENDING, name)
        text = rendering.text
        for place, link in letters.own(delivery).items():
            text = text.replace(place, link)
        first = title[Edition.parse(sheet.code).language]
        yield Case(letters.to(delivery), rendering, name, sender.name, first, number, text)


def test_the_linter_finds_nothing(cases):
    """All of them are as the standards want them."""
    assert len(cases) == COUNT
    found = {finding for case in cases for finding in lint(case.message.data)}
    assert not found, "\n".join(sorted(found)[:20])


def named(message, field):
    """Return name and address of a mailbox, or of an empty group.

    Read by what `email` has for it: its newer parser puts blanks between encoded words (3.11).
    """
    raw = next(value for name, value in message.raw_items() if name.lower() == field)
    flat = re.sub(r"\r\n(?=[ \t])", "", raw).strip()
    name, address = (flat[:-3], "") if flat.endswith(" :;") else parseaddr(flat)
    return str(make_header(decode_header(name))), address


def test_the_words_come_back(cases):
    """Python's own parser reads what was written: names, titles, subject, text."""
    for case in cases:
        message = message_from_bytes(case.message.data, policy=policy.default)
        assert str(message["subject"]) == clean(case.rendering.subject)
        assert named(message, "from") == (clean(case.sender), "news@example.org")
        assert named(message, "list-id")[0] == clean(case.title)
        if case.message.recipient.isascii():
            assert named(message, "to") == (clean(case.name), case.message.recipient)
        else:
            shown = clean(f"{case.name} {case.message.recipient}")
            assert named(message, "to") == (shown, "")
        text = message.get_body(("plain",)).get_payload(decode=True).decode()
        assert text.replace("\r\n", "\n") == case.text.encode("utf-8", "replace").decode()
        assert not message.defects


def test_each_way_back_names_its_reader(cases):
    """The envelope's sender, and the address in the header, by which a reader leaves."""
    ours = SignedAddresses([KEY])
    for case in cases:
        back = ours.read(case.message.sender.upper())
        assert back == Trace(Use.RETURN, 7, case.subscriber)
        field = re.search(rb"<mailto:(\S+)\?subject=unsubscribe>", case.message.data)
        leave = parseaddr(field[1].decode())[1]
        assert ours.read(leave) == Trace(Use.LEAVE, 7, case.subscriber)
        mail = arrival_of(f"To: {leave}\r\nSubject: unsubscribe\r\n\r\n".encode())
        assert (mail.to, mail.is_meant) == ((leave,), True)


def by_dkimpy(data, records):
    """Say of both signatures whether dkimpy believes them."""

    def ask(name, timeout=5):
        return records[name.decode().rstrip(".")].encode()

    return [dkim.DKIM(data).verify(idx=index, dnsfunc=ask) for index in (0, 1)]


@pytest.fixture(scope="module")
def open_dkim(records, tmp_path_factory):
    need(opendkim.why_not())
    path = tmp_path_factory.mktemp("dns") / "keys"
    path.write_text("".join(f"{name} {record}\n" for name, record in records.items()))
    return opendkim.OpenDkim(path)


def test_dkimpy_believes_every_signature(cases, records):
    """RSA and Ed25519."""
    assert all(by_dkimpy(case.message.data, records) == [True, True] for case in cases)


def test_opendkim_believes_every_signature(cases, open_dkim):
    """RSA and Ed25519; one letter more in the body, and neither."""
    assert all(open_dkim.believed(case.message.data) == [True, True] for case in cases)
    assert open_dkim.believed(cases[0].message.data + b"x\r\n") == [False, False]


def hop(server, messages):
    """Send *messages* through a mail server, and return what it delivered, as it goes on the wire."""
    relay = Relay("127.0.0.1", server.port, tls=Tls.NONE)
    already = len(list((server.inbox / "new").glob("*"))) if server.inbox.exists() else 0
    with Wire(relay, hostname="news.example.org", load=Load(4, 40)) as wire:
        outcomes = [one for group in wire.run(enumerate(messages)) for one in group]
    assert {outcome.state for _, outcome in outcomes} == {DeliveryState.SENT}
    arrived = server.wait_for(already + len(messages), 300)
    return [data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") for data in arrived]


def believed_of(arrived, messages, records, open_dkim):
    """Return Message-ID and return path of those of *messages* that arrived, all of them believed.

    The server keeps what other tests gave it, too.
    """
    wanted = {message.message_id for message in messages}
    came = []
    for data in arrived:
        head = message_from_bytes(data.partition(b"\r\n\r\n")[0])
        number = head["message-id"].strip("<>")
        if number in wanted:
            came.append((number, head["return-path"].strip("<>")))
            assert open_dkim.believed(data) == [True, True]
            assert by_dkimpy(data, records) == [True, True]
    return sorted(came)


def sent(messages):
    """Return Message-ID and sender of each of *messages*: what must arrive, and once."""
    return sorted((message.message_id, message.sender) for message in messages)


def test_they_are_believed_after_postfix(cases, postfix_server, records, open_dkim):
    """A hop adds fields of its own, and changes none of ours."""
    known = [case.message for case in cases if LOCAL.search(case.message.recipient)]
    messages = known[::SHARE]

    arrived = hop(postfix_server, messages)

    assert believed_of(arrived, messages, records, open_dkim) == sent(messages)


def test_they_are_believed_after_exim(cases, exim_server, records, open_dkim):
    """Likewise."""
    messages = [case.message for case in cases[::SHARE]]

    arrived = hop(exim_server, messages)

    assert believed_of(arrived, messages, records, open_dkim) == sent(messages)
