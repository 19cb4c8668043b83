"""What stands in the DNS, beside what should."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from newsletter.health import of_names, records
from newsletter.send import MailSettings, Relay, SigningKey, Transport

KEYS = (
    SigningKey("example.org", "one", generate_private_key(65537, 2048)),
    SigningKey("example.org", "two", Ed25519PrivateKey.generate()),
)
MAIL = MailSettings(
    "News <news@example.org>",
    transport=Transport.SMTP,
    return_path="returns@bounces.example.org",
    relays=(Relay("smtp.example.org"),),
)
WANTED = records(MAIL, KEYS)


def quoted(record):
    return record.line.partition(" TXT ")[2]


#: A domain where all is well.
ZONE = {
    (WANTED[0].name, "TXT"): ['"v=spf1 a:smtp.example.org ~all"', '"other"'],
    (WANTED[1].name, "TXT"): [quoted(WANTED[1])],
    (WANTED[2].name, "TXT"): [quoted(WANTED[2])],
    ("_dmarc.example.org", "TXT"): ['"v=DMARC1; p=none"'],
    ("bounces.example.org", "MX"): ["10 mail.example.org."],
    ("mail.example.org", "A"): ["192.0.2.26"],
    ("smtp.example.org", "A"): ["192.0.2.25"],
    ("25.2.0.192.in-addr.arpa", "PTR"): ["smtp.example.org."],
}


def levels(names, zone):
    return {one.id: one for one in of_names(MAIL, WANTED, names(ZONE | zone))}


def test_the_records_can_be_published_as_they_are_shown():
    """A long key is cut into strings of at most 255 octets, which the DNS joins again."""
    spf, rsa, ed25519, dmarc, mx = WANTED

    assert spf.line == 'bounces.example.org. IN TXT "v=spf1 a:smtp.example.org ~all"'
    assert len(rsa.strings) == 2
    assert max(map(len, rsa.strings)) == 255
    assert "".join(rsa.strings) == f"v=DKIM1; k=rsa; p={KEYS[0].public}"
    assert ed25519.name == "two._domainkey.example.org"
    assert ed25519.value.startswith("v=DKIM1; k=ed25519; p=")
    assert (
        dmarc.line == '_dmarc.example.org. IN TXT "v=DMARC1; p=none; rua=mailto:news@example.org"'
    )
    assert (mx.name, mx.kind) == ("bounces.example.org", "MX")


def test_a_domain_in_order_has_nothing_to_mend(names):
    """Each record, and the relay's name and address, are looked at."""
    found = levels(names, {})

    assert {name: one.level for name, one in found.items()} == dict.fromkeys(
        ("spf", "dkim:one", "dkim:two", "dmarc", "mx", "ptr:smtp.example.org"), "ok"
    )


@pytest.mark.parametrize(
    ("name", "kind", "answer", "which", "level", "words"),
    [
        ("one._domainkey.example.org", "TXT", [], "dkim:one", "block", "no key"),
        ("one._domainkey.example.org", "TXT", ['"v=DKIM1; p="'], "dkim:one", "block", "revoked"),
        ("one._domainkey.example.org", "TXT", ['"p=QUJD"'], "dkim:one", "block", "Another key"),
        ("one._domainkey.example.org", "TXT", ['"p=QUJD"', '"p=QUJE"'], "dkim:one", "block", "several"),
        ("one._domainkey.example.org", "TXT", [quoted(WANTED[1])[:-1] + '; t=y"'], "dkim:one", "warn", "trying out"),
        ("one._domainkey.example.org", "TXT", [quoted(WANTED[1])[:-1] + '; h=sha1"'], "dkim:one", "block", "not allow"),
        ("one._domainkey.example.org", "TXT", [quoted(WANTED[1]).replace('" "', '" " ')], "dkim:one", "ok", "Our key"),
        ("one._domainkey.example.org", "TXT", "broken", "dkim:one", "not-checked", "no answer"),
        ("two._domainkey.example.org", "TXT", [quoted(WANTED[2]).replace("k=ed25519; ", "")], "dkim:two", "block", "Another"),
        ("bounces.example.org", "TXT", [], "spf", "warn", "does not say"),
        ("bounces.example.org", "TXT", ['"v=spf1 +all"'], "spf", "warn", "anybody"),
        ("bounces.example.org", "TXT", ['"v=spf1 a:smtp.example.org"'], "spf", "warn", "anybody"),
        ("bounces.example.org", "TXT", ['"v=spf1 ip4:192.0.2.99 -all"'], "spf", "warn", "192.0.2.25"),
        ("bounces.example.org", "TXT", ['"v=spf1 -all"', '"v=spf1 ~all"'], "spf", "block", "counts as none"),
        ("bounces.example.org", "TXT", ['"v=spf1 ip4:x -all"'], "spf", "block", "no address"),
        ("bounces.example.org", "TXT", ['"v=spf1 aa:x -all"'], "spf", "block", "no word"),
        ("bounces.example.org", "TXT", ['"v=spf1 include:bounces.example.org -all"'], "spf", "block", "more than 10"),
        ("bounces.example.org", "TXT", ['"v=spf1 include:none.example.org -all"'], "spf", "block", "no record"),
        ("bounces.example.org", "TXT", ['"v=spf1 ip4:192.0.2.0/24 -all"'], "spf", "ok", "0 look-ups"),
        ("bounces.example.org", "TXT", ['"v=spf1 ip6:2001:db8::/32 a:smtp.example.org/24 mx ?all"'], "spf", "warn", "anybody"),
        ("_dmarc.example.org", "TXT", [], "dmarc", "warn", "no DMARC"),
        ("_dmarc.example.org", "TXT", ['"v=DMARC1; p=nine"'], "dmarc", "warn", "p=nine"),
        ("_dmarc.example.org", "TXT", ['"v=DMARC1; p=none"', '"v=DMARC1; p=reject"'], "dmarc", "block", "2 policies"),
        ("bounces.example.org", "MX", [], "mx", "block", "takes no mail"),
        ("bounces.example.org", "MX", ["0 ."], "mx", "block", "RFC 7505"),
        ("bounces.example.org", "MX", ["10 gone.example.org."], "mx", "block", "No server"),
        ("smtp.example.org", "A", [], "ptr:smtp.example.org", "block", "no host"),
        ("25.2.0.192.in-addr.arpa", "PTR", [], "ptr:smtp.example.org", "warn", "and back"),
        ("25.2.0.192.in-addr.arpa", "PTR", ["mail.example.org."], "ptr:smtp.example.org", "warn", "and back"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_what_to_do(names, name, kind, answer, which, level, words):
    """Missing, different, doubled, or not to be had."""
    found = levels(names, {(name, kind): answer})[which]

    assert (found.level, words in found.message) == (level, True), found
    assert found.remedy or level in {"ok", "not-checked"}


def test_an_include_is_followed(names):
    """A rented relay is named by a record of its own, and that by another."""
    zone = {
        ("bounces.example.org", "TXT"): ['"v=spf1 include:_spf.relay.example -all"'],
        ("_spf.relay.example", "TXT"): ['"v=spf1 redirect=_ip.relay.example"'],
        ("_ip.relay.example", "TXT"): ['"v=spf1 ip4:192.0.2.25 ?all"'],
    }

    assert levels(names, zone)["spf"].message.endswith("in order, with 2 look-ups.")


def test_a_sub_domain_has_the_policy_of_its_parent(names):
    """DMARC is looked up from the sender's domain upwards."""
    mail = MailSettings("news@mail.news.example.org")
    zone = {("_dmarc.example.org", "TXT"): ['"v=DMARC1; p=none; sp=reject"']}

    found = {one.id: one for one in of_names(mail, records(mail, ()), names(zone))}
    assert found["dmarc"].message == "DMARC of mail.news.example.org says p=reject."
    assert found["mx"].level == "block"


def test_a_relay_on_this_computer_has_no_name_to_look_up(names):
    """Nobody knows its address on the web."""
    mail = MailSettings("news@example.org", relays=(Relay("localhost"),))

    found = {one.id: one for one in of_names(mail, records(mail, ()), names({}))}
    assert found["ptr:localhost"].level == "not-checked"


def test_a_server_that_is_silent_is_not_waited_for(names):
    """Each question has its time, and what is unknown is called so."""
    silent = dict.fromkeys(ZONE)

    found = list(of_names(MAIL, WANTED, names(silent, seconds=0.1)))
    assert {one.level for one in found} == {"not-checked"}
    assert all("in time" in one.message for one in found)
