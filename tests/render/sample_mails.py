"""What every mail of the sample newsroom is made from: mail -> facts."""

from datetime import date, time

from newsletter.model import Address, Edition
from newsletter.render import MailName, render_mail

TITLE = "The Two Rivers Weekly"
LINK = "https://news.example/c/Yx3_k9-AbCdEfGhIjKlMnOpQ.en.41.weekly"

#: Language -> what a check says.
BLOCKING = {
    "en": "Image size missing: https://news.example/media/bus-lead.jpg",
    "es": "Falta el tamaño de la imagen: https://news.example/media/bus-lead.jpg",
    "ar": "حجم الصورة ناقص: https://news.example/media/bus-lead.jpg",
}

#: Title of a story, its language, and the one that it lacks.
GAPS = (
    ("What the county's new well means for your bill", "en", "es"),
    ("La caja de zapatos que guardaba un siglo del barrio", "es", "en"),
)

FACTS = {
    MailName.CONFIRM: {"link": LINK, "count": 48},
    MailName.WELCOME: {
        "edition": Edition.parse("en+es"),
        "sender": Address("news@news.example"),
        "first": date(2026, 11, 26),
        "latest_link": "https://news.example/en/issues/weekly/2026-11-19-0700/en",
    },
    MailName.ALREADY_SUBSCRIBED: {"edition": Edition.parse("es")},
    MailName.PREFERENCES_LINK: {},
    MailName.FAREWELL: {},
    MailName.NUDGE: {
        "date": date(2026, 11, 26),
        "time": time(7),
        "count": 8,
        "link": "https://news.example/editor/issues/7",
    },
}


def mail(studio, name, language, **changes):
    """Render a mail of the sample, with some of its facts exchanged."""
    facts = {"title": TITLE} | FACTS[name]
    if name is MailName.NUDGE:
        facts["blocking"] = (BLOCKING[language],)
        facts["gaps"] = tuple(
            (title, tongue, studio.strings.name(language, missing))
            for title, tongue, missing in GAPS
        )
    return render_mail(studio, name, language, **(facts | changes))
