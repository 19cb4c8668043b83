"""What is written for one message: its envelope, and itself as DATA carries it."""

from newsletter.model import Message


def is_foreign(message: Message) -> bool:
    """Say whether the envelope holds letters outside ASCII, so that it takes SMTPUTF8."""
    return not (message.recipient.isascii() and message.sender.isascii())


def mail_from(message: Message, *, with_size: bool) -> bytes:
    """Return the command that begins a transaction (RFC 5321 4.1.1.2, RFC 1870, RFC 6531)."""
    size = f" SIZE={len(message.data)}" if with_size else ""
    foreign = " SMTPUTF8" if is_foreign(message) else ""
    return f"MAIL FROM:<{message.sender}>{size}{foreign}\r\n".encode()


def rcpt_to(message: Message) -> bytes:
    """Return the command that names the recipient."""
    return f"RCPT TO:<{message.recipient}>\r\n".encode()


def closed(data: bytes) -> tuple[bytes, bytes]:
    """Return *data*, in which no line begins with a full stop, and the final dot."""
    return data, b".\r\n" if data.endswith(b"\r\n") else b"\r\n.\r\n"


def stuffed(data: bytes) -> tuple[bytes, bytes]:
    """Return *data* with every leading full stop doubled (RFC 5321 4.5.2), and the final dot."""
    if data.startswith(b"."):
        data = b"." + data
    return closed(data.replace(b"\n.", b"\n.."))
