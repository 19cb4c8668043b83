"""Takes a finished mail apart: its elements, in order, with their words and languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

#: Elements without an end.
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: Elements whose text nobody reads.
UNREAD = frozenset({"style", "script", "title"})


@dataclass(slots=True, eq=False)
class Element:
    """An element of a mail."""

    name: str
    attributes: Mapping[str, str]
    #: The language of its words: its own `lang`, or that of what it stands in.
    language: str
    #: All words in it, in order.
    words: list[str] = field(default_factory=list)
    #: What it stands in.
    parent: Self | None = None
    #: The words that stand in it alone, and in none of the elements in it.
    own: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join("".join(self.words).split())

    @property
    def classes(self) -> frozenset[str]:
        """The names of its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def within(self, name: str) -> bool:
        """Does it stand in an element called *name*?"""
        around = self.parent
        while around is not None and around.name != name:
            around = around.parent
        return around is not None


class Anatomy(HTMLParser):
    """The elements of a mail, in the order of the document, and what it says."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        #: All elements.
        self.elements: list[Element] = []
        #: All comments, those that Outlook reads among them.
        self.comments: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """Everything a reader can see or hear of the body, on one line."""
        return next((one.text for one in self.elements if one.name == "body"), "")

    @property
    def styles(self) -> tuple[str, ...]:
        """The rules of each `style` element, but for those in comments."""
        return tuple("".join(one.own) for one in self.named("style"))

    def named(self, *names: str) -> list[Element]:
        """Return the elements of these names."""
        return [element for element in self.elements if element.name in names]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        # Of several that are called alike the first counts, as in a browser.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        parent = self._open[-1] if self._open else None
        language = attributes.get("lang", parent.language if parent else "")
        element = Element(tag, attributes, language, parent=parent)
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
        if self._open:
            self._open[-1].own.append(data)
        if any(element.name in UNREAD for element in self._open):
            return
        for element in self._open:
            element.words.append(data)

    def handle_comment(self, data: str) -> None:
        """Keep a comment."""
        self.comments.append(data)
