"""Compares what stands in the DNS with what should."""

from collections.abc import Iterable, Iterator, Sequence

from newsletter.errors import NewsletterError
from newsletter.health import spf
from newsletter.health.finding import Finding, Level, block, of_error, ok, unknown, warn
from newsletter.health.records import Record, return_domain, sender_domain
from newsletter.names import Names
from newsletter.send import MailSettings, Relay, is_loopback

PUBLISH = "Publish the record that is shown above."


def of_names(mail: MailSettings, wanted: Iterable[Record], names: Names) -> Iterator[Finding]:
    """Yield how each of the *wanted* records stands, and the names of the relays."""
    for record in wanted:
        try:
            yield _look(record, mail, names)
        except NewsletterError as error:
            yield of_error(record.id, error, Level.NOT_CHECKED)
    for relay in mail.relays:
        try:
            yield _ptr(relay, names)
        except NewsletterError as error:
            yield of_error(f"ptr:{relay.host}", error, Level.NOT_CHECKED)


def _look(record: Record, mail: MailSettings, names: Names) -> Finding:
    match record.id:
        case "spf":
            return _spf(record, mail, names)
        case "dmarc":
            return _dmarc(sender_domain(mail), names)
        case "mx":
            return _mx(return_domain(mail), names)
        case _:
            return _dkim(record, names)


def tags(text: str) -> dict[str, str]:
    """Read "v=DKIM1; p=abc" (RFC 6376 3.2); blanks do not count."""
    pairs = (tag.partition("=") for tag in text.split(";"))
    return {name.strip(): "".join(value.split()) for name, equals, value in pairs if equals}


def _dkim(record: Record, names: Names) -> Finding:
    keys = [one for one in map(tags, names.ask(record.name, "TXT")) if "p" in one]
    if len(keys) != 1:
        count, remedy = ("several keys", "Keep one.") if keys else ("no key", PUBLISH)
        return block(record.id, f"There is {count} under {record.name}.", remedy)
    key, ours = keys[0], tags(record.value)
    fault = ""
    if not key["p"]:
        fault = "The key is revoked"
    elif key["p"] != ours["p"] or key.get("k", "rsa") != ours["k"]:
        fault = "Another key than ours stands"
    elif "sha256" not in key.get("h", "sha256").split(":") or key.get("v", "DKIM1") != "DKIM1":
        fault = "A record that does not allow our signatures stands"
    if fault:
        return block(record.id, f"{fault} under {record.name}.", PUBLISH)
    if "y" in key.get("t", "").split(":"):
        return warn(record.id, f"The key under {record.name} is for trying out.", "Remove t=y.")
    return ok(record.id, f"Our key stands under {record.name}.")


def _spf(record: Record, mail: MailSettings, names: Names) -> Finding:
    own = [relay.host for relay in mail.relays if not is_loopback(relay.host)]
    addresses = [address for host in own for address in names.addresses(host)]
    policy = spf.read(record.name, names, addresses)
    if policy.records == 0:
        return warn(record.id, f"{record.name} does not say who may send for it.", PUBLISH)
    if policy.fault:
        return block(record.id, f"SPF of {record.name}: {policy.fault}", policy.remedy)
    if policy.all in {"+", "?", ""}:
        return warn(record.id, f"SPF of {record.name} lets anybody send.",
                    "End the record with ~all or -all.")  # fmt: skip
    if policy.left_out:
        return warn(
            record.id,
            f"SPF of {record.name} does not name {', '.join(policy.left_out)}, where our relay is.",
            "Unless it sends from elsewhere, add its a:, ip4: or include:.",
        )
    return ok(record.id, f"SPF of {record.name} is in order, with {policy.lookups} look-ups.")


def _dmarc(domain: str, names: Names) -> Finding:
    labels = domain.split(".")
    for start in range(max(len(labels) - 1, 1)):
        name = ".".join(["_dmarc", *labels[start:]])
        found = [tags(text) for text in names.ask(name, "TXT")]
        policies = [one for one in found if one.get("v") == "DMARC1"]
        if len(policies) > 1:
            return block("dmarc", f"There are {len(policies)} policies under {name}.", "Keep one.")
        if policies:
            policy = policies[0].get("sp" if start and "sp" in policies[0] else "p", "")
            if policy not in {"none", "quarantine", "reject"}:
                return warn("dmarc", f"The policy under {name} is not valid: p={policy}.", PUBLISH)
            return ok("dmarc", f"DMARC of {domain} says p={policy}.")
    return warn("dmarc", f"{domain} has no DMARC policy.", PUBLISH)


def _mx(domain: str, names: Names) -> Finding:
    servers = names.ask(domain, "MX")
    if any(server.split()[-1:] == ["."] or server.split() == ["0"] for server in servers):
        return block("mx", f"{domain} says that it takes no mail (RFC 7505).", "Publish its MX.")
    hosts = [server.split()[1].removesuffix(".") for server in servers] or [domain]
    missing = [host for host in hosts if not names.addresses(host)]
    if not servers and missing:
        return block("mx", f"{domain} takes no mail: messages that come back are lost.",
                     "Publish its MX, or set return_path to an address that takes mail.")  # fmt: skip
    if len(missing) == len(hosts):
        return block("mx", f"No server for the mail of {domain} exists: {', '.join(missing)}.",
                     "Mend its MX.")  # fmt: skip
    return ok("mx", f"{', '.join(hosts)} takes the mail of {domain}.")


def _ptr(relay: Relay, names: Names) -> Finding:
    name = f"ptr:{relay.host}"
    if is_loopback(relay.host):
        return unknown(name, "The relay is this computer, and its address on the web is unknown.",
                       "See that its reverse name leads back to it.")  # fmt: skip
    addresses = names.addresses(relay.host)
    if not addresses:
        return block(name, f"There is no host {relay.host}.", "Check host in [[mail.relay]].")
    wrong = [address for address in addresses if not _leads_back(address, names)]
    if wrong:
        return warn(
            name, f"No name leads to {', '.join(wrong)} and back.",
            "Have whoever lends the address set its reverse name (PTR), if it is yours.",
        )  # fmt: skip
    return ok(name, f"{relay.host} has a reverse name that leads back to it.")


def _leads_back(address: str, names: Names) -> bool:
    hosts: Sequence[str] = names.hosts(address)
    return any(address in names.addresses(host) for host in hosts)
