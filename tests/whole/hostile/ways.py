"""Addresses and redirects that lead where nobody should go, and connections that never stand."""

from tests.whole.hostile.answers import Hostile, answer, item, rss


def leading(name: str, target: str, status: str = "302 Found") -> Hostile:
    """Return a source that sends us on to *target*."""
    return Hostile(name, lambda: [answer(b"", f"Location: {target}", status=status)])


def ways() -> list[Hostile]:
    good = answer(rss(item()))
    return [
        leading("redirect circle", "?again"),
        leading("redirect without a target", ""),
        leading("redirect to a file", "file:///etc/passwd"),
        leading("redirect to FTP", "ftp://127.0.0.1/feed"),
        leading("redirect to data", "data:text/xml,<rss/>"),
        leading("redirect to Gopher", "gopher://127.0.0.1:9/_x"),
        leading("redirect to no host", "http:///"),
        leading("redirect to half a host", "http://[::1"),
        leading("redirect to a port that is none", "http://127.0.0.1:99999/"),
        leading("redirect of 50 KB", "/" + "a" * 50_000),
        leading("redirect with strange signs", "/\xff\xfe\x01 a"),
        leading("redirect chain", "./chain/50", "301 Moved"),
        Hostile("self-signed certificate", lambda: [good], front="tls"),
        Hostile("plain HTTP on https", lambda: [good], front="plain"),
        Hostile("TLS that drips", front="slow"),
        Hostile("a private address", lambda: [good], private=False),
        Hostile("the cloud's own address", url="http://169.254.169.254/", private=False),
        Hostile("a private address in disguise", url="http://[::ffff:10.0.0.1]/", private=False),
        Hostile("a host that does not exist", url="http://nowhere.invalid/feed"),
        Hostile("a port that is closed", url="http://127.0.0.1:9/feed"),
        Hostile("no address", url="http://"),
        Hostile("a name that is too long", url=f"http://{'a' * 300}.example/feed"),
    ]
