"""Reads a large PNG band by band, so that it never stands in memory as a whole (ISO/IEC 15948)."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

#: Type of colour -> channels, and how Pillow calls them; an index has one.
CHANNELS = {0: (1, "L"), 2: (3, "RGB"), 3: (1, "L"), 4: (2, "LA"), 6: (4, "RGBA")}
#: Of the passes of an interlaced file before the sixth: first column and row, and their steps.
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4))
#: Pixels of a band, about.
BAND = 500_000
#: Bytes that are unpacked at a time.
PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a PNG says."""

    width: int
    height: int
    #: Bits of a channel.
    depth: int
    #: 0 grey, 2 red, green and blue, 3 an index, 4 grey and alpha, 6 all four.
    colour: int
    interlaced: bool

    def row(self, width: int) -> int:
        """Return the bytes of a row of *width* pixels, without its filter."""
        return (width * self.depth * CHANNELS[self.colour][0] + 7) // 8


def header(data: bytes) -> Header | None:
    """Return what the header of *data* says; None when it is in no usual place or form."""
    if data[12:16] != b"IHDR" or data[25] not in CHANNELS or data[24] not in {1, 2, 4, 8, 16}:
        return None
    width, height = (int.from_bytes(data[start : start + 4]) for start in (16, 20))
    return Header(width, height, depth=data[24], colour=data[25], interlaced=data[28] != 0)


def size(told: Header) -> tuple[int, int]:
    """Return the size of the picture that `bands` gives: half of it when it is interlaced."""
    if told.interlaced:
        return told.width // 2, (told.height + 1) // 2
    return told.width, told.height


def bands(data: bytes, told: Header, step: int) -> Iterator[Image.Image]:
    """Yield the picture from top to bottom, in bands of a multiple of *step* rows.

    Of an interlaced file it is the sixth pass: every second row and column, a picture of its
    own. Sixteen bits are cut to the upper eight: filters work on each byte by itself. An index
    comes in mode P, without its palette.

    Raises:
        ValueError: the rows are damaged, or too few.
        zlib.error: so is what holds them.
    """
    width, height = size(told)
    rows = _Rows(data)
    if told.interlaced:
        for left, top, across, down in PASSES:
            columns = (told.width - left + across - 1) // across
            rows.skip(((told.height - top + down - 1) // down) * (told.row(columns) + 1))
    most = max(1, BAND // width // step) * step
    length = told.row(width) + 1
    before = b""
    for top in range(0, height, most):
        count = min(most, height - top)
        packed = rows.take(count * length)
        if told.depth == 16:
            packed = b"".join(
                packed[start : start + 1] + packed[start + 1 : start + length : 2]
                for start in range(0, len(packed), length)
            )
        plain = _unfiltered(packed, before, count, told)
        before = plain[-(len(plain) // count) :]
        yield _band(plain, (width, count), told)


def _unfiltered(packed: bytes, before: bytes, count: int, told: Header) -> bytes:
    """Return *count* rows without their filters; *before* is the row above them."""
    length = len(packed) // count - 1
    channels, mode = CHANNELS[told.colour]
    above = b"\0" + before if before else b""
    area = (length // channels, count + bool(before))
    rows = Image.frombytes(mode, area, zlib.compress(above + packed, 0), "zip", mode, 0).tobytes()
    return rows[len(before) :]


def _band(plain: bytes, area: tuple[int, int], told: Header) -> Image.Image:
    """Make a picture of rows without filters."""
    mode = "P" if told.colour == 3 else CHANNELS[told.colour][1]
    if told.depth >= 8:
        return Image.frombytes(mode, area, plain)
    if (mode, told.depth) == ("L", 1):
        return Image.frombytes("1", area, plain).convert("L")
    return Image.frombytes(mode, area, plain, "raw", f"{mode};{told.depth}")


class _Rows:
    """The unpacked bytes of a file, in order."""

    def __init__(self, data: bytes) -> None:
        self._pieces = _unpacked(data)
        self._left = bytearray()

    def take(self, count: int) -> bytes:
        """Return the next *count* bytes."""
        while len(self._left) < count:
            piece = next(self._pieces, b"")
            if not piece:
                raise ValueError("The picture ends too early.")
            self._left += piece
        taken = bytes(self._left[:count])
        del self._left[:count]
        return taken

    def skip(self, count: int) -> None:
        """Leave out the next *count* bytes."""
        while count:
            count -= len(self.take(min(count, PIECE)))


def _unpacked(data: bytes) -> Iterator[bytes]:
    unzip = zlib.decompressobj()
    start = 8
    while start + 12 <= len(data) and not unzip.eof:
        length = int.from_bytes(data[start : start + 4])
        if data[start + 4 : start + 8] == b"IDAT":
            packed = data[start + 8 : start + 8 + length]
            while packed and not unzip.eof:
                if piece := unzip.decompress(packed, PIECE):
                    yield piece
                packed = unzip.unconsumed_tail
        start += length + 12
