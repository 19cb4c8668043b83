"""A linter of finished messages: it knows the standards, and nothing of how we write them.

RFC 5322 (form, fields), 2045 and 2046 (MIME), 2047 (encoded words), 2369, 2919 and 8058 (lists),
3834 (Auto-Submitted), 6376 (DKIM).
"""

import base64
import quopri
import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
DOT_ATOM = rf"{ATOM}(?:\.{ATOM})*"
WORD = r"=\?utf-8\?(?:[qQ]\?[!->@-~]*|[bB]\?[A-Za-z0-9+/]+={0,2})\?="
PHRASE = rf'(?:{WORD}(?: {WORD})*|"(?:[ !#-\[\]-~]|\\["\\])*"|{ATOM}(?: {ATOM})*)'
MAILBOX = re.compile(
    rf"(?:{PHRASE} )?<?{DOT_ATOM}@{DOT_ATOM}>?|(?:{PHRASE} )?<{DOT_ATOM}@{DOT_ATOM}>"
)
GROUP = re.compile(rf"{PHRASE} ?:;")
DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
URI = r"<[a-z]+:[!-;=?-~]+>"

#: Field -> what its value must be, unfolded.
FORMS = {
    "from": MAILBOX,
    "reply-to": MAILBOX,
    "date": DATE,
    "message-id": re.compile(rf"<{DOT_ATOM}@{DOT_ATOM}>"),
    "list-id": re.compile(rf"(?:{PHRASE} )?<{ATOM}(?:\.{ATOM})+>"),
    "list-unsubscribe": re.compile(r"<https://[!-+\--;=?-~]+>(?:, <mailto:[!-+\--;=?-~]+>)?"),
    "list-unsubscribe-post": re.compile("List-Unsubscribe=One-Click"),
    "list-post": re.compile("NO"),
    "list-help": re.compile(URI),
    "list-archive": re.compile(URI),
    "precedence": re.compile("bulk"),
    "auto-submitted": re.compile("auto-generated"),
    "content-language": re.compile(rf"{TAG}(?:, {TAG})*"),
    "feedback-id": re.compile(r"[^:\s]+:[^:\s]+:[^:\s]+:[a-z0-9]{5,15}"),
    "mime-version": re.compile(r"1\.0"),
}
#: What must be there: of every message, and of those of a list.
NEEDED = {"from", "to", "subject", "date", "message-id", "mime-version", "content-type",
          "auto-submitted", "content-language", "feedback-id"}  # fmt: skip
OF_LIST = {"list-id", "list-unsubscribe", "list-unsubscribe-post", "list-post", "list-help",
           "precedence"}  # fmt: skip
#: Fields in which encoded words may stand.
OF_WORDS = {"from", "to", "reply-to", "subject", "list-id"}
#: Fields of which another one could be smuggled in, and must be signed once more than they are.
OVERSIGNED = {"from", "to", "subject", "date", "message-id", "mime-version", "content-type",
              "list-id", "list-unsubscribe", "list-unsubscribe-post"}  # fmt: skip
QP_LINE = re.compile(rb"(?:[!-<>-~\t ]|=[0-9A-F]{2})*(?:=|(?<![\t ]))")


def lint(data: bytes, *, of_list: bool = True, signed: bool = True) -> list[str]:
    """Return what is wrong with the message *data*; nothing is how it should be."""
    found = list(_octets(data))
    head, blank, body = data.partition(b"\r\n\r\n")
    if not blank or found:
        return [*found, *([] if blank else ["no blank line ends the head"])]
    fields = []
    for line in re.split(r"\r\n(?![ \t])", head.decode("ascii")):
        name, colon, value = line.partition(":")
        if not colon or not re.fullmatch("[!-9;-~]+", name):
            return [f"no field: {line!r}"]
        fields.append((name.lower(), value))
    found += _counted(fields, of_list=of_list)
    for name, value in fields:
        found += _field(name, value)
    found += _parts(dict(fields).get("content-type", ""), body)
    if signed:
        found += _signatures(fields)
    return found


def _octets(data: bytes) -> Iterator[str]:
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a bare CR or LF"
    if odd := re.search(rb"[^\t\r\n -~]", data):
        yield f"octet {odd[0]!r}"
    if not data.endswith(b"\r\n"):
        yield "the last line has no end"
    if max(map(len, data.split(b"\r\n"))) > 998:
        yield "a line of more than 998 octets"


def _counted(fields, *, of_list) -> Iterator[str]:
    counts = Counter(name for name, _ in fields)
    for name, count in counts.items():
        if count > 1 and name != "dkim-signature":
            yield f"{count} fields {name}"
    for name in sorted(NEEDED | (OF_LIST if of_list else set())):
        if name not in counts:
            yield f"no field {name}"
    if not of_list and (listed := [name for name in counts if name.startswith("list-")]):
        yield f"a mail of no list has {listed}"


def _field(name: str, value: str) -> Iterator[str]:
    yield from _folds(name, value)
    flat = re.sub(r"\r\n[ \t]+", " ", value).strip()
    yield from _encoded_words(name, flat)
    if not flat:
        yield from () if name == "subject" else [f"{name}: empty"]
    elif name == "to" and not (MAILBOX.fullmatch(flat) or GROUP.fullmatch(flat)):
        yield f"to: {flat!r}"
    elif name in FORMS and not FORMS[name].fullmatch(flat):
        yield f"{name}: {flat!r}"
    elif name == "date" and parsedate_to_datetime(flat).strftime("%a") != flat[:3]:
        yield "date: another day of the week"
    elif name == "list-id" and len(flat.rpartition("<")[2]) > 255:
        yield "list-id: too long"
    if name == "list-unsubscribe-post" and value != " List-Unsubscribe=One-Click":
        yield f"{name}: folded"


def _folds(name: str, value: str) -> Iterator[str]:
    first, *rest = f"{name}:{value}".split("\r\n")
    for line, text in [(first, first.partition(":")[2]), *((one, one) for one in rest)]:
        if not text.strip() and (rest or name != "subject"):
            yield f"{name}: a line of blanks only"
        if len(line) > 78 and " " in text.strip():
            yield f"{name}: a line of {len(line)} that could be folded"
        if "=?" in line and name in OF_WORDS and len(line) > 76:
            yield f"{name}: encoded words in a line of {len(line)}"


def _encoded_words(name: str, flat: str) -> Iterator[str]:
    shown = flat if name == "subject" else re.sub(r"<[^<>]*>$", "", flat)
    for word in re.findall(r"=\?\S*", shown):
        if name not in OF_WORDS:
            yield f"{name}: an encoded word"
        elif not re.fullmatch(WORD, word) or len(word) > 75 or not _is_whole(word):
            yield f"{name}: {word!r} is no encoded word"


def _is_whole(word: str) -> bool:
    """Say whether an encoded word holds whole characters."""
    _, _, kind, text, _ = word.split("?")
    try:
        if kind in "bB":
            base64.b64decode(text, validate=True).decode("utf-8")
        else:
            if not re.fullmatch(r"(?:[!-<>@-~]|=[0-9A-F]{2})*", text):
                return False
            quopri.decodestring(text, header=True).decode("utf-8")
    except ValueError:
        return False
    return True


def _parts(kind: str, body: bytes) -> Iterator[str]:
    boundary = re.fullmatch(
        r' multipart/alternative;\r\n boundary="([0-9A-Za-z\'()+_,./:=? -]{1,70})"', kind
    )
    if not boundary:
        yield f"content-type: {kind!r}"
        return
    mark = b"--" + boundary[1].encode()
    before, *parts, after = body.split(mark)
    if before or after != b"--\r\n" or len(parts) != 2:
        yield f"{len(parts)} parts, or words around them"
        return
    for part, wanted in zip(parts, ("plain", "html"), strict=True):
        begun, blank, text = part.removesuffix(b"\r\n").partition(b"\r\n\r\n")
        lines = {line.lower() for line in begun.decode().split("\r\n") if line}
        if not blank or not part.endswith(b"\r\n") or lines != {
            f"content-type: text/{wanted}; charset=utf-8",
            "content-transfer-encoding: quoted-printable",
        }:  # fmt: skip
            yield f"the head of part {wanted}: {lines}"
        yield from _quoted(text, wanted)


def _quoted(text: bytes, kind: str) -> Iterator[str]:
    for line in text.split(b"\r\n"):
        if len(line) > 76:
            yield f"{kind}: a line of {len(line)}"
        if not QP_LINE.fullmatch(line):
            yield f"{kind}: {line!r} is no quoted-printable"
        if line.startswith((b".", b"From ")) and line.startswith(b"."):
            yield f"{kind}: a line begins with a full stop"
    if text.endswith(b"="):
        yield f"{kind}: it ends in a soft break"
    try:
        words = quopri.decodestring(text).decode("utf-8")
    except UnicodeDecodeError:
        yield f"{kind}: no UTF-8"
        return
    if token := re.search("__[A-Z]+__", words):
        yield f"{kind}: {token[0]} was not filled"


def _signatures(fields) -> Iterator[str]:
    names = [name for name, _ in fields]
    count = names.count("dkim-signature")
    if not count or names[:count] != ["dkim-signature"] * count:
        yield "no signature, or something was put before it"
    there = Counter(name for name in names if name != "dkim-signature")
    for value in (value for name, value in fields if name == "dkim-signature"):
        tags = dict(
            tag.strip().split("=", 1) for tag in re.sub(r"\r\n[ \t]+", " ", value).split(";")
        )
        listed = Counter(name.strip().lower() for name in tags["h"].split(":"))
        if "l" in tags or tags["c"] != "relaxed/relaxed" or tags["v"] != "1":
            yield f"dkim-signature: {tags}"
        for name in there:
            if listed[name] < there[name] + (name in OVERSIGNED):
                yield f"dkim-signature: {name} is not covered"
