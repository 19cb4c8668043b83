"""Takes a finished mail apart: its elements, in order, with their words and languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Elements without an end.
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: Elements whose text nobody reads.
UNREAD = frozenset({"style", "script", "title"})


@dataclass(slots=True)
class Element:
    """An element of a mail."""

    name: str
    attributes: Mapping[str, str]
    #: The language of its words: its own `lang`, or that of what it stands in.
    language: str
    #: All words in it, in order.
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join("".join(self.words).split())


class Anatomy(HTMLParser):
    """The elements of a mail, in the order of the document, and what it says."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        #: All elements.
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """Everything a reader can see or hear of the body, on one line."""
        return next((one.text for one in self.elements if one.name == "body"), "")

    def named(self, *names: str) -> list[Element]:
        """Return the elements of these names."""
        return [element for element in self.elements if element.name in names]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        attributes = {name: value or "" for name, value in attrs}
        around = self._open[-1].language if self._open else ""
        element = Element(tag, attributes, attributes.get("lang", around))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].name == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Give the words to all elements that are open."""
        if any(element.name in UNREAD for element in self._open):
            return
        for element in self._open:
            element.words.append(data)
