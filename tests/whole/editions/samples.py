"""Issues of 1, 4 and 8 stories in all editions of two pairs of languages, and all other mails.

    Sheet(pair, code, count) --Press.rendering--> rendering
    Letter(pair, name) --Press.mail--> mail

English and Spanish run from left to right; Arabic, in the other pair, from right to left.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from newsletter.model import Block, Chosen, Event, Issue, Mail, Rendering, Section, Sponsor, Story
from newsletter.model import editions_of as editions_in
from newsletter.render import MailName, Studio
from tests.render.arabic import ARABIC_ISSUE, ARABIC_STORIES, arabic_studio
from tests.render.sample import ISSUE, NEWSLETTER, STORIES, article, rendering, story, studio
from tests.render.sample_mails import mail

#: The languages that stand beside English.
PAIRS = ("es", "ar")

LONG, WORD = 97, 98
#: Number of stories -> which. The one of a small issue has no picture, as has the lead of a
#: middling one, whose words are endless; 4 and 5 stand in one language only.
STORIES_OF = {1: (6,), 4: (LONG, 4, 2, 3), 8: (1, 2, 3, 4, 5, 6, 7, LONG)}
EVENTS_OF = {1: (), 4: (22,), 8: (21, 22, 23)}

#: Words that nothing breaks: as a title, an address in a text, a compound.
ENDLESS = {
    "en": ("W" * 300, f"See https://news.example/{'long-' * 50}address and {'x' * 300}."),
    "es": (f"Electro{'encefalo' * 30}grafista", f"Vea {'ñ' * 300} y {'y' * 300}."),
    "ar": ("م" * 300, f"انظر {'ب' * 300}"),
}
WORD_OF = {
    "en": ("Tinaco", "The water tank on a roof. “Fill your tinaco” is how a closure begins."),
    "es": ("Swamp cooler", "El aire lavado: enfría con agua y cuesta la cuarta parte."),
    "ar": ("Swamp cooler", "مبرد يعمل بالماء، ويستهلك ربع الكهرباء."),
}
SPONSOR = Sponsor(
    name={"en": "Two Rivers Credit Union", "es": "Caja Dos Ríos", "ar": "اتحاد النهرين"},
    text={
        "en": "First home? Our advisers explain the loan in the language you dream in.",
        "es": "¿Primera casa? Le explicamos el préstamo en el idioma en que sueña.",
        "ar": "منزلك الأول؟ نشرح لك القرض باللغة التي تحلم بها.",
    },
    url={one: f"https://credit.example/{one}" for one in ("en", "es", "ar")},
)
SECTION = Section(
    "word", {"en": "Word of the week", "es": "La palabra", "ar": "كلمة الأسبوع"}, Block.WORD
)
PUBLICATION = replace(NEWSLETTER, sections=(*NEWSLETTER.sections, SECTION), sponsors=(SPONSOR,))


@dataclass(frozen=True, slots=True)
class Sheet:
    """An edition of an issue."""

    pair: str
    code: str
    #: Of stories.
    count: int

    def __str__(self) -> str:
        return f"{self.pair} {self.code} {self.count}"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that is no issue, in the language *pair*."""

    pair: str
    name: MailName

    def __str__(self) -> str:
        return f"{self.pair} {self.name}"


SHEETS = tuple(
    Sheet(pair, edition.code, count)
    for pair in PAIRS
    for edition in editions_in(("en", pair))
    for count in STORIES_OF
)
LETTERS = tuple(Letter(pair, name) for pair in PAIRS for name in MailName)


class Press:
    """Prints sheets and letters; each is made once."""

    def __init__(self, folder: Path) -> None:
        """Get ready; *folder* is empty."""
        self.studios = {"es": studio(), "ar": arabic_studio(folder)}
        self.rendering = cache(self._rendering)
        self.mail = cache(self._mail)

    def html(self, sheet: Sheet | Letter) -> str:
        """Return the page of *sheet*."""
        return (self.mail if isinstance(sheet, Letter) else self.rendering)(sheet).html

    def _mail(self, letter: Letter) -> Mail:
        return mail(self.studios[letter.pair], letter.name, letter.pair)

    def _rendering(self, sheet: Sheet) -> Rendering:
        return printed(self.studios[sheet.pair], sheet, stories_in(sheet.pair))


def printed(made: Studio, sheet: Sheet, stories: tuple[Story, ...]) -> Rendering:
    """Render *sheet* in the studio *made*."""
    changes = {"studio": made, "newsletter": PUBLICATION, "stories": stories}
    return rendering(sheet.code, issue_of(sheet.pair, sheet.count), **changes)


def issue_of(pair: str, count: int) -> Issue:
    """Return the issue of *count* stories, with its events and, if it is large, its word."""
    known = {chosen.story: chosen for chosen in ISSUE.stories}
    news = [replace(known.get(one, Chosen(one)), lead=False) for one in STORIES_OF[count]]
    events = [Chosen(one) for one in EVENTS_OF[count]]
    word = [Chosen(WORD, SECTION.id)] if count == max(STORIES_OF) else []
    full = ISSUE if pair == "es" else ARABIC_ISSUE
    return replace(full, stories=(*news, *events, *word))


def stories_in(pair: str) -> tuple[Story, ...]:
    """Return all stories, in English and *pair*."""
    tongues = ("en", pair)
    sample = STORIES if pair == "es" else ARABIC_STORIES
    return (
        *sample,
        story(
            LONG,
            [article(one, *ENDLESS[one], url=f"https://e.example/{one}/long") for one in tongues],
        ),
        story(WORD, [article(one, *WORD_OF[one], url="") for one in tongues]),
    )


def full_stories(pair: str) -> tuple[Story, ...]:
    """Return the stories as long as they come.

    They stand in both languages, with pictures; a title has 90 characters, a summary the 280 at
    which ours are cut.
    """
    return tuple(_filled(one, pair) for one in stories_in(pair))


def _filled(one: Story, pair: str) -> Story:
    words = {
        "en": "The county board asks for the rate that families of four will pay by spring. ",
        "es": "La junta del condado pide la tarifa que pagarán las familias en primavera. ",
        "ar": "يطلب مجلس المقاطعة التعرفة التي ستدفعها العائلات في الربيع القادم من العام. ",
    }
    event = next((each.event for each in one.articles.values() if each.event), None)
    articles = [
        article(
            tongue,
            (words[tongue] * 2)[:90],
            "" if event else (words[tongue] * 5)[:280],
            url=f"https://news.example/{tongue}/{one.id}/{'a-long-address-' * 6}",
            event=event and Event(event.starts_at, words[tongue][:60]),
        )
        for tongue in ("en", pair)
    ]
    return story(one.id, articles, "" if event else "bus")
