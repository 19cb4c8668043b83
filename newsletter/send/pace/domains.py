"""Domains that one provider receives mail for: what it is given counts together."""

from functools import lru_cache

#: Provider's best-known domain -> its others.
FAMILIES = {
    "gmail.com": "googlemail.com",
    "outlook.com": (
        "hotmail.com live.com msn.com outlook.es hotmail.es live.com.mx hotmail.com.mx "
        "outlook.com.mx hotmail.co.uk hotmail.fr live.fr hotmail.it live.co.uk"
    ),
    "yahoo.com": (
        "yahoo.com.mx yahoo.es yahoo.com.ar ymail.com rocketmail.com aol.com yahoo.co.uk "
        "yahoo.fr yahoo.ca yahoo.it yahoo.de aim.com"
    ),
    "icloud.com": "me.com mac.com",
    "comcast.net": "xfinity.com",
    "proton.me": "protonmail.com pm.me",
    "gmx.net": "gmx.de gmx.at gmx.ch web.de gmx.com mail.com",
}
MEMBERS = {member: head for head, members in FAMILIES.items() for member in members.split()}


@lru_cache(maxsize=4096)
def family_of(domain: str) -> str:
    """Return the name under which *domain* is counted: "gmail.com" for googlemail.com."""
    domain = domain.lower().rstrip(".")
    return MEMBERS.get(domain, domain)


def domain_of(address: str) -> str:
    """Return what stands right of the @."""
    return address.rpartition("@")[2]
