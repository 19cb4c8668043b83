"""Whether a failure is for good, because an address does not exist, or may pass.

"Permanent" in a bounce means that a mail system will not try *this message* again. A full
mailbox, a message taken for spam, a sender without a valid signature are permanent in that
sense, and no reason to take a reader off the list.
"""

import re

#: Codes (RFC 3463, RFC 7505) by which an address, or its host, does not exist.
GONE = re.compile(r"5\.(?:1\.(?:[1236]|10)|4\.4)$")

#: Codes by which it is the message, or its sender, that is refused, or a mailbox that exists.
OTHER = re.compile(r"4|5\.[267]\.")

#: A mailbox without room, or whose own program failed, is one that exists, whatever the code says.
EXISTS_WORDS = re.compile(
    r"quota|(?:mail)?box\W(?:is\W)?(?:too\W)?full|disk\s(?:space|full)|storage|out\sof\sspace"
    r"|no\sspace|command\soutput|buz[oó]n\s(?:\w+\s)?lleno",
    re.IGNORECASE,
)

#: Words for what else may pass.
PASSING_WORDS = re.compile(
    r"exceed|too\s(?:many|large|big|long|busy)"
    r"|spam|virus|blocked|blocking|block\W?list|black\W?list|\bden(?:y|ied)\b|reputation|dnsbl"
    r"|\brbl\b|polic(?:y|ies)|\bspf\b|\bdkim\b|\bdmarc\b|authenticat|\bptr\b|reverse\sdns"
    r"|relay(?:ing)?\s(?:access|denied|not|prohibited)|unable\sto\srelay|not\spermitted"
    r"|disabled|suspend|inactive|deactivat|locked|frozen|restricted"
    r"|expired|again\slater|temporar|deferred|time[\s-]?out|timed\sout|\bloop|too\smany\shops"
    r"|connection\s(?:\w+\s)?refused|sender\s(?:address|domain)|congest",
    re.IGNORECASE,
)

#: The relay had taken the address, and refused the message.
AFTER_DATA = re.compile(
    r"\bend\sof\s(?:the\s)?(?:data|message)\b|^[> \t]*DATA\b", re.IGNORECASE | re.MULTILINE
)

_WHO = (
    r"(?:user|username|recipient|address|addressee|alias|mailbox|account|person|local\s?-?part"
    r"|host|domain|destination)"
)
_NOT = (
    r"(?:unknown|not\s(?:be\s)?(?:found|known|exist|valid|listed)|does\s?n.?t\sexist"
    r"|does\snot\sexist|invalid|unavailable|no\slonger|has\smoved|inv[aá]lid|desconocid|no\sexiste)"
)
#: Words for an address or a host that does not exist: "user x unknown", "no such user".
GONE_WORDS = re.compile(
    rf"{_WHO}\w{{0,3}}\W{{1,5}}(?:\S{{1,80}}\s{{1,5}}){{0,4}}?{_NOT}"
    r"|(?:unknown|no\ssuch|invalid|illegal|bad|non-?existent|not\sa\s(?:valid|known)|cannot\sfind)"
    rf"\W{{1,5}}(?:\S{{1,80}}\s{{1,5}}){{0,2}}?{_WHO}"
    r"|no\smailbox|no\ssuch\s\w+\shere|nobody\sby\sthat|have\san?\s\S{1,80}\saccount|unrouteable"
    r"|nxdomain|name\sor\sservice\snot\sknown|n.t\sbe\sfound|userunknown|recipientnotfound"
    r"|not\sour\scustomer",
    re.IGNORECASE,
)


def is_for_good(status: str, diagnostic: str, words: str) -> bool:
    """Say whether a failure means that an address does not exist.

    Args:
        status: a code, "5.1.1"; `""` for none.
        diagnostic: what one mail system said to the other; `""` when nobody tells.
        words: what people are told. They count where the rest does not decide.
    """
    code_says_so = GONE.match(status) is not None
    if OTHER.match(status) or _either(EXISTS_WORDS, diagnostic, words):
        return False
    if not code_says_so and _either(AFTER_DATA, diagnostic, words):
        return False
    for said in filter(None, (diagnostic, words)):
        if PASSING_WORDS.search(said):
            return False
        if code_says_so or GONE_WORDS.search(said):
            return True
    return code_says_so


def _either(pattern: re.Pattern[str], first: str, second: str) -> bool:
    return bool(pattern.search(first) or pattern.search(second))
