"""Words that stand loose in HTML, put into paragraphs.

Feeds hold bare words, words in a `div`, and words between pairs of line breaks. Afterwards
every word stands in a block that says what it is, and no `div` is left.
"""

import html
import re
from typing import Any

from newsletter.gather.text.tree import BLOCKS


def of_plain(text: str) -> str:
    """Return *text*, plain words with empty lines between paragraphs, as HTML."""
    parts = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts if part.strip())


def make(root: Any) -> None:
    """Put the loose words of *root*, and of every `div` in it, into paragraphs."""
    # What a division within a division holds is moved once, however deep it is.
    made: dict[Any, list[Any]] = {}
    for division in reversed(list(root.iterdescendants("div"))):
        blocks = _blocks(division, made)
        if division.getparent().tag == "div":
            made[division] = blocks
        else:
            division.extend(blocks)
            division.drop_tag()
    if made or not _holds_blocks_only(root):
        root.extend(_blocks(root, made))
        return
    root.text = None
    for block in root:
        block.tail = None


def part(root: Any) -> None:
    """Make paragraphs of what pairs of line breaks part within *root*, be it in a paragraph."""
    holders = dict.fromkeys(line.getparent() for line in root.iter("br") if _is_doubled(line))
    for holder in holders:
        if holder.tag == "p":
            holder.tag = "div"
        if holder.tag in BLOCKS:
            holder.extend(_blocks(holder, {}))


def _is_doubled(line: Any) -> bool:
    following = line.getnext()
    return following is not None and following.tag == "br" and not (line.tail or "").strip()


def _blocks(holder: Any, made: dict[Any, list[Any]]) -> list[Any]:
    """Return what *holder* holds as blocks, and leave it empty.

    Args:
        made: division -> the blocks that it was made into.
    """
    blocks: list[Any] = []
    run: list[Any] = []
    for piece in _emptied(holder):
        if not isinstance(piece, str) and piece in made:
            _close(run, blocks, holder)
            blocks += made.pop(piece)
        elif _is_block(piece):
            _close(run, blocks, holder)
            blocks.append(piece)
        elif _is_break(piece) and run and _is_break(run[-1]):
            _close(run, blocks, holder)
        elif not _is_blank(piece) or (run and not _is_break(run[-1])):
            run.append(piece)
    _close(run, blocks, holder)
    return blocks


def _holds_blocks_only(holder: Any) -> bool:
    return not (holder.text or "").strip() and all(
        (child.tag in BLOCKS or child.tag == "hr") and not (child.tail or "").strip()
        for child in holder
    )


def _emptied(holder: Any) -> list[Any]:
    """Take the contents out of *holder*: words as `str`, elements without the words after them."""
    pieces = [holder.text or ""]
    holder.text = None
    for child in list(holder):
        pieces += [child, child.tail or ""]
        child.tail = None
        holder.remove(child)
    return [piece for piece in pieces if not isinstance(piece, str) or piece]


def _close(run: list[Any], blocks: list[Any], holder: Any) -> None:
    """Move *run* into a paragraph at the end of *blocks*."""
    while run and (_is_break(run[-1]) or _is_blank(run[-1])):
        run.pop()
    if run:
        paragraph = holder.makeelement("p")
        last = None
        for piece in run:
            if not isinstance(piece, str):
                paragraph.append(piece)
                last = piece
            elif last is None:
                paragraph.text = (paragraph.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece
        blocks.append(paragraph)
    run.clear()


def _is_blank(piece: Any) -> bool:
    return isinstance(piece, str) and not piece.strip()


def _is_break(piece: Any) -> bool:
    return not isinstance(piece, str) and piece.tag == "br"


def _is_block(piece: Any) -> bool:
    if isinstance(piece, str):
        return False
    return piece.tag == "hr" or any(inner.tag in BLOCKS for inner in piece.iter())
