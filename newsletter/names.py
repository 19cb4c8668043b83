"""Asks the DNS what stands under a name."""

import ipaddress

import dns.exception
import dns.resolver
import dns.reversename

from newsletter.errors import InputError, NewsletterError

#: The port at which name servers answer.
PORT = 53


class Names:
    """What a resolver knows; it is asked for one record at a time."""

    def __init__(self, server: str = "", *, seconds: float = 5) -> None:
        """Get ready to ask.

        Args:
            server: address of the resolver, with ":port" if it is not 53; `""` takes those of
                this computer.
            seconds: how long to wait for one answer.

        Raises:
            InputError: *server* is no address.
            NewsletterError: this computer has no resolver.
        """
        try:
            self._resolver = dns.resolver.Resolver(configure=not server)
        except dns.resolver.NoResolverConfiguration as error:
            raise NewsletterError(
                "This computer knows no name server.", remedy="Name one with --resolver ADDRESS."
            ) from error
        if server:
            host, self._resolver.port = _server(server)
            self._resolver.nameservers = [host]
        self._resolver.lifetime = seconds

    def ask(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the records of *kind* ("TXT", "MX", …) under *name*; none if there is none.

        The pieces of a text are joined; hosts have no full stop at the end.

        Raises:
            NewsletterError: nobody answers, or *name* is none.
        """
        try:
            found = self._resolver.resolve(name, kind, search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return ()
        except dns.exception.Timeout as error:
            raise NewsletterError("The name server does not answer in time.", where=name) from error
        except (dns.exception.DNSException, OSError, ValueError) as error:
            raise NewsletterError("The name server has no answer.", where=name) from error
        if kind == "TXT":
            return tuple(b"".join(one.strings).decode("utf-8", "replace") for one in found)
        return tuple(str(one).removesuffix(".") for one in found)

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return the addresses of *host*, which may be one itself.

        Raises:
            NewsletterError: nobody answers, or *host* is none.
        """
        if is_address(host):
            return (host,)
        return self.ask(host, "A") + self.ask(host, "AAAA")

    def hosts(self, address: str) -> tuple[str, ...]:
        """Return the names that *address* goes by: its PTR records.

        Raises:
            NewsletterError: nobody answers.
        """
        return self.ask(str(dns.reversename.from_address(address)), "PTR")


def is_address(text: str) -> bool:
    """Say whether *text* is the address of a computer, and no name."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _server(text: str) -> tuple[str, int]:
    """Return address and port of "192.0.2.1", "192.0.2.1:5353", "[2001:db8::1]:53"."""
    host, colon, port = text.rpartition(":")
    if is_address(text) or not colon:
        host, port = text, str(PORT)
    host = host.removeprefix("[").removesuffix("]")
    if not is_address(host) or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise InputError(
            f"{text!r} is no address of a name server.",
            where="--resolver",
            remedy="Write it as 192.0.2.1, or as 192.0.2.1:53.",
        )
    return host, int(port)
