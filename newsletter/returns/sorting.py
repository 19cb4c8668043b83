"""What a returned mail is, and of whom it speaks."""

from newsletter.model import Return, ReturnClass
from newsletter.returns.autoreplies import is_autoreply, may_be_autoreply
from newsletter.returns.complaints import complaint
from newsletter.returns.found import addresses, once
from newsletter.returns.guesses import guess
from newsletter.returns.notices import Notice, notices
from newsletter.returns.parts import Mail, read
from newsletter.returns.reasons import is_for_good


def classify(data: bytes) -> Return:
    """Say what a returned mail is; whatever *data* holds, there is an answer.

    What is certain is asked first: a report for machines, then the marks of an automatic
    answer, then words for people. A notice that delivery is delayed names its recipient and
    counts for nothing: either the mail arrives yet, or another notice follows.
    """
    return sort(read(data))


def sort(mail: Mail) -> Return:
    """Say what *mail* is: the same of a mail that is taken apart already."""
    return (
        _complained(mail)
        or _notified(mail)
        or _answered(mail, certain=is_autoreply(mail))
        or _guessed(mail)
        or _answered(mail, certain=may_be_autoreply(mail))
        or Return(ReturnClass.NONE)
    )


def _complained(mail: Mail) -> Return | None:
    readers = complaint(mail)
    return None if readers is None else Return(ReturnClass.COMPLAINT, readers)


def _notified(mail: Mail) -> Return | None:
    """Read a delivery status notification.

    If it speaks of several readers, those count for whom it is worst; the others are not named:
    nobody is taken off the list for another's fault.
    """
    found = notices(mail)
    failed = [notice for notice in found if notice.action == "failed"]
    gone = [notice for notice in failed if is_for_good(notice.status, notice.words, mail.words)]
    if gone:
        return _named(ReturnClass.HARD, gone)
    if failed:
        return _named(ReturnClass.SOFT, failed)
    if any(notice.action == "delayed" for notice in found):
        return _named(ReturnClass.NONE, found)
    return _named(ReturnClass.DELIVERED, found) if found else None


def _named(kind: ReturnClass, told: list[Notice]) -> Return:
    return Return(kind, once(notice.recipient for notice in told), told[0].status)


def _answered(mail: Mail, *, certain: bool) -> Return | None:
    if not certain:
        return None
    return Return(ReturnClass.AUTOREPLY, addresses(mail.field("From"))[:1])


def _guessed(mail: Mail) -> Return | None:
    found = guess(mail)
    if not found:
        return None
    gone = not found.passing and is_for_good(found.status, "", found.words)
    return Return(ReturnClass.HARD if gone else ReturnClass.SOFT, found.recipients, found.status)
