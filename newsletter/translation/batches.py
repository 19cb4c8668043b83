"""Texts, put together as far as a service takes them at once."""

from collections.abc import Callable, Iterator, Sequence

#: Asks a service for the translations of some texts.
Ask = Callable[[Sequence[str]], list[str]]


class TooMuch(Exception):
    """A service says that it was asked for too much at once."""


def batches(texts: Sequence[str], most: int, size: int) -> Iterator[Sequence[str]]:
    """Yield *texts* in order, at most *most* and, but for a single one, *size* bytes together."""
    start = total = 0
    for place, text in enumerate(texts):
        weight = len(text.encode())
        if place > start and (place - start == most or total + weight > size):
            yield texts[start:place]
            start, total = place, 0
        total += weight
    if start < len(texts):
        yield texts[start:]


def by_halves(texts: Sequence[str], ask: Ask) -> list[str]:
    """Return what *ask* says of *texts*, asked for in smaller parts where they are too much.

    Raises:
        TooMuch: a single text is.
    """
    try:
        return ask(texts)
    except TooMuch:
        if len(texts) == 1:
            raise
    half = len(texts) // 2
    return by_halves(texts[:half], ask) + by_halves(texts[half:], ask)
