"""Reads who may send for a domain: SPF (RFC 7208), as far as a newsroom needs it."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsletter.names import Names

#: Most look-ups that a receiver makes (RFC 7208 4.6.4).
LOOKUPS = 10


@dataclass(slots=True)
class Policy:
    """What a domain says of who may send for it."""

    #: How many records there are; one is right.
    records: int = 0
    #: What is wrong with it; `""` for nothing.
    fault: str = ""
    remedy: str = ""
    #: What becomes of all others: "+", "-", "~", "?"; `""` when it does not say.
    all: str = ""
    #: How many look-ups a receiver makes.
    lookups: int = 0
    #: Those of the addresses that it does not name.
    left_out: list[str] = field(default_factory=list)

    def refuse(self, fault: str, remedy: str) -> None:
        """Note the first thing that is wrong."""
        self.fault, self.remedy = self.fault or fault, self.remedy or remedy


def read(domain: str, names: Names, addresses: Sequence[str]) -> Policy:
    """Return what *domain* says, and which of *addresses* it leaves out.

    Raises:
        NewsletterError: nobody answers.
    """
    policy = Policy(left_out=list(addresses))
    _follow(domain, names, policy, outermost=True)
    return policy


def _follow(domain: str, names: Names, policy: Policy, *, outermost: bool) -> None:
    found = [text for text in names.ask(domain, "TXT") if text.lower().split(" ")[0] == "v=spf1"]
    if outermost:
        policy.records = len(found)
    if len(found) > 1:
        policy.refuse(f"{domain} has {len(found)} records, which counts as none.",
                      "Make one of them.")  # fmt: skip
    elif not found and not outermost:
        policy.refuse(f"{domain}, which it includes, has no record.", "Take it out.")
    if len(found) != 1:
        return
    terms = found[0].split()[1:]
    for term in terms:
        if policy.fault:
            return
        _term(term, domain, names, policy, outermost=outermost)
    redirect = [term.partition("=")[2] for term in terms if term.lower().startswith("redirect=")]
    if redirect and not any(term.lstrip("+-~?").lower() == "all" for term in terms):
        _count(policy)
        if not policy.fault:
            _follow(redirect[0], names, policy, outermost=outermost)


def _count(policy: Policy) -> None:
    policy.lookups += 1
    if policy.lookups > LOOKUPS:
        policy.refuse(f"A receiver would have to look up more than {LOOKUPS} names.",
                      "Take out what you do not use, or name addresses by ip4: and ip6:.")  # fmt: skip


def _term(term: str, domain: str, names: Names, policy: Policy, *, outermost: bool) -> None:
    sign = term[0] if term[0] in "+-~?" else "+"
    word = term.lstrip("+-~?")
    kind, _, value = word.partition(":")
    kind, _, prefix = kind.partition("/")
    kind = kind.lower()
    if "=" in kind or "%" in value:
        return  # a modifier, or a macro, which depends on the message
    if kind == "all":
        if policy.all != "+" and (outermost or sign == "+"):
            policy.all = sign
    elif kind in {"ip4", "ip6"}:
        _allow(word.partition(":")[2], policy, sign)
    elif kind in {"a", "mx", "include", "exists", "ptr"}:
        _count(policy)
        if policy.fault:
            return
        host, _, length = value.partition("/")
        if kind == "include":
            _follow(host, names, policy, outermost=False)
        for one in _hosts(kind, host or domain, names):
            for address in names.addresses(one):
                _allow(_ranged(address, length or prefix), policy, sign)
    else:
        policy.refuse(f"{term!r} is no word of SPF.", "Correct it.")


def _hosts(kind: str, host: str, names: Names) -> list[str]:
    """Return the hosts whose addresses "a" or "mx" of *host* names."""
    if kind == "a":
        return [host]
    servers = names.ask(host, "MX") if kind == "mx" else ()
    return [words[1].removesuffix(".") for words in map(str.split, servers) if len(words) == 2]


def _ranged(address: str, length: str) -> str:
    """Return *address* with the length that holds for its kind: "24", "24//64"."""
    four, _, six = length.partition("//")
    length = six if ":" in address else four
    return f"{address}/{length}" if length else address


def _allow(network: str, policy: Policy, sign: str) -> None:
    """Take the addresses within *network* out of those that are left out."""
    try:
        within = ipaddress.ip_network(network, strict=False)
    except ValueError:
        policy.refuse(f"{network!r} is no address.", "Correct it.")
        return
    if sign == "+":
        policy.left_out = [
            address for address in policy.left_out if ipaddress.ip_address(address) not in within
        ]
