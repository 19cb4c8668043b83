"""An issue to render: eight stories, three events and a word of a town that does not exist."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from newsletter.model import (
    Article,
    Block,
    Chosen,
    Edition,
    Event,
    Issue,
    Newsletter,
    Picture,
    Rendering,
    Section,
    Site,
    Sponsor,
    Story,
    Words,
)
from newsletter.render import Shapes, Shot, Strings, Studio, render_edition

TEMPLATES = Path(__file__).parents[2] / "templates"
DATA = Path(__file__).parents[1] / "data" / "render"

PHOENIX = timezone(timedelta(hours=-7))

SITE = Site(
    name={"en": "Two Rivers Bilingual News", "es": "Two Rivers Bilingual News"},
    languages=("en", "es"),
    base_url="https://news.example",
    postal_address={
        "en": "12 Mesquite Street, Dos Ríos, AZ 85000",
        "es": "12 Mesquite Street, Dos Ríos, AZ 85000",
    },
    tagline={"en": "One town, two languages", "es": "Un pueblo, dos idiomas"},
)

NEWSLETTER = Newsletter(
    id="weekly",
    title={"en": "Two Rivers Bilingual News", "es": "Two Rivers Bilingual News"},
    sections=(
        Section("transport", {"en": "Transportation", "es": "Transporte", "ar": "النقل"}),
        Section("water", {"en": "Water", "es": "Agua", "ar": "المياه"}),
        Section("schools", {"en": "Schools", "es": "Escuelas", "ar": "المدارس"}),
        Section("business", {"en": "Business", "es": "Negocios", "ar": "الأعمال"}),
        Section("culture", {"en": "Culture", "es": "Cultura", "ar": "الثقافة"}),
        Section(
            "word",
            {"en": "Word of the week", "es": "Palabra de la semana", "ar": "كلمة الأسبوع"},
            Block.WORD,
        ),
    ),
    sponsors=(
        Sponsor(
            name={
                "en": "Mesquite Credit Union",
                "es": "Cooperativa Mesquite",
                "ar": "تعاونية مسكيت",
            },
            text={
                "en": "A first savings account for every child in town, with no fees until 18.",
                "es": "La primera cuenta de ahorros para cada niño del pueblo, sin cuotas hasta "
                "los 18 años.",
                "ar": "أول حساب توفير لكل طفل في البلدة، بلا رسوم حتى سن 18.",
            },
            url={tag: f"https://news.example/{tag}/mesquite" for tag in ("en", "es", "ar")},
            first_day=date(2026, 11, 1),
            last_day=date(2026, 12, 31),
        ),
    ),
)

BODY = "<p>" + "word " * 700 + "</p>"


def article(language: str, title: str, summary: str = "", **fields: object) -> Article:
    """Return an article with an address of its own."""
    slug = "-".join("".join(c for c in title.lower() if c.isalnum() or c == " ").split()[:4])
    made = Article(
        source="desk",
        guid=slug,
        url=f"https://news.example/{language}/{slug}",
        language=language,
        title=title,
        summary=summary,
        body=BODY,
        author="Rosa Delgado",
    )
    return replace(made, **fields)


def story(number: int, articles: Iterable[Article], picture: str = "") -> Story:
    """Return a story of *articles* that share the picture *picture*."""
    shown = [
        replace(one, picture=Picture(f"{picture}.jpg", alt=one.title)) if picture else one
        for one in articles
    ]
    return Story(number, {one.language: one for one in shown})


def event(number: int, day: datetime, **languages: tuple[str, str]) -> Story:
    """Return a story that announces what takes place on *day*: language -> title and place."""
    return Story(
        number,
        {
            language: article(language, title, event=Event(day, where))
            for language, (title, where) in languages.items()
        },
    )


STORIES = (
    story(
        1,
        [
            article(
                "en",
                "The last bus now leaves after the night shift ends",
                "From Monday, Route 4 runs until 1:30 a.m. Nurses and cooks who had walked home "
                "for two years asked for it at three council meetings. The trial lasts six months.",
            ),
            article(
                "es",
                "El último autobús ya sale cuando termina el turno de noche, y muchos vecinos del "
                "sur lo celebran",
                "Desde el lunes, la ruta 4 pasa hasta la 1:30 a. m. La pidieron en tres sesiones "
                "del concejo enfermeras y cocineros que llevaban dos años volviendo a pie. La "
                "prueba dura seis meses.",
            ),
        ],
        "bus",
    ),
    story(
        2,
        [
            article(
                "en",
                "Nine days without the east canal: what to store, and when",
                "About 140 homes should fill their tanks by Tuesday. Crews replace a gate that is "
                "older than the town hall.",
                author="Tomás Okafor",
            ),
            article(
                "es",
                "Nueve días sin el canal del este: qué guardar y cuándo",
                "Unas 140 casas deben llenar sus tinacos antes del martes. Las cuadrillas cambian "
                "una compuerta más vieja que el ayuntamiento.",
                author="Tomás Okafor",
            ),
        ],
        "canal",
    ),
    story(
        3,
        [
            article(
                "en",
                "Sixty-two students, thirty violins",
                "The high school's mariachi class has a waiting list. The district looks for a "
                "second teacher, and for instruments to borrow.",
                author="Inés Begay",
            ),
            article(
                "es",
                "Sesenta y dos alumnos para treinta violines",
                "La clase de mariachi de la preparatoria ya tiene lista de espera. El distrito "
                "busca otro maestro e instrumentos prestados.",
                author="Inés Begay",
            ),
        ],
        "mariachi",
    ),
    story(
        4,
        [
            article(
                "en",
                "What the county's new well means for your bill",
                "The rate board votes on Thursday. A family of four would pay $2.10 more a month.",
                author="",
            )
        ],
        "well",
    ),
    story(
        5,
        [
            article(
                "es",
                "La caja de zapatos que guardaba un siglo del barrio",
                "Una vecina donó 340 fotografías a la biblioteca. El sábado puedes ayudar a "
                "ponerles nombre, a las 4 p. m.",
            )
        ],
        "photographs",
    ),
    story(
        6,
        [
            article(
                "en",
                "Council keeps the shade trees on Fourth Avenue",
                "By five votes to two, the sidewalk will bend around eleven old mesquites.",
            ),
            article(
                "es",
                "El concejo salva los árboles de la Cuarta Avenida",
                "Por cinco votos contra dos, la banqueta rodeará once mezquites viejos.",
            ),
        ],
    ),
    story(
        7,
        [
            article(
                "en",
                "The panadería on Calle 9 turns 50, still at 4 a.m.",
                "Three generations bake 1,800 conchas a week. The oven has never been moved.",
                author="Marco Yazzie",
            ),
            article(
                "es",
                "La panadería de la Calle 9 cumple 50 años, todavía a las 4 a. m.",
                "Tres generaciones hornean 1,800 conchas por semana. El horno no se ha movido nunca.",
                author="Marco Yazzie",
            ),
        ],
        "bakery",
    ),
    story(
        8,
        [
            article(
                "en",
                "A telescope for every library card",
                "Twelve telescopes can be borrowed like books, for a week, without a deposit.",
            ),
            article(
                "es",
                "Un telescopio con tu credencial de la biblioteca",
                "Hay doce telescopios que se prestan como libros, por una semana y sin depósito.",
            ),
        ],
        "telescope",
    ),
    event(
        21,
        datetime(2026, 12, 2, 18, tzinfo=PHOENIX),
        en=("City council votes on the water rate", "City Hall, 6 p.m., interpreter on site"),
        es=(
            "El concejo vota la tarifa del agua",
            "Ayuntamiento, 6 p. m., con intérprete de español",
        ),
    ),
    event(
        22,
        datetime(2026, 11, 28, 9, tzinfo=PHOENIX),
        en=("Free help with citizenship forms", "Dos Ríos Library, 9 a.m. to noon"),
        es=(
            "Ayuda gratis con los trámites de ciudadanía",
            "Biblioteca de Dos Ríos, 9 a. m. a mediodía",
        ),
    ),
    event(
        23,
        datetime(2026, 11, 29, 6, tzinfo=PHOENIX),
        en=("Farmers market opens early", "Plaza Central, 6 to 10 a.m."),
        es=("El mercado abre temprano", "Plaza Central, 6 a 10 a. m."),
    ),
    story(
        31,
        [
            article(
                "en",
                "la acequia",
                "An irrigation ditch that neighbors own together, and clean together every March.",
                url="",
            ),
            article(
                "es",
                "wash",
                "Así llaman en inglés a un arroyo que casi siempre está seco. Con lluvia, no lo "
                "cruces.",
                url="",
            ),
        ],
    ),
)

SECTIONS = ("transport", "water", "schools", "water", "culture", "", "business", "culture")

ISSUE = Issue(
    id=7,
    newsletter="weekly",
    due_at=datetime(2026, 11, 26, 14, tzinfo=UTC),
    due="2026-11-26T07:00",
    stories=(
        *(Chosen(number, section, lead=number == 1) for number, section in enumerate(SECTIONS, 1)),
        *(Chosen(number) for number in (21, 22, 23)),
        Chosen(31, "word"),
    ),
    words={
        "en": Words(
            "Night buses return, and a canal closes",
            "Plus: a mariachi class with a waiting list",
            "Good morning. The last bus waits for you again, a canal closes for nine days, and a "
            "bakery is older than most of its customers.",
        ),
        "es": Words(
            "Vuelven los autobuses de noche y cierra un canal",
            "Además: una clase de mariachi con lista de espera",
            "Buenos días. El último autobús vuelve a esperarte, un canal cierra nueve días y una "
            "panadería es mayor que casi todos sus clientes.",
        ),
    },
)


def shapes(name: str) -> Shapes:
    """Return the shapes of a picture that was cut before."""
    address = f"https://news.example/media/{name}"
    return Shapes(
        lead=Shot(f"{address}-lead.jpg", 544, 272),
        wide=Shot(f"{address}-wide.jpg", 584, 195),
        thumb=Shot(f"{address}-thumb.jpg", 176, 132),
    )


PICTURES = {
    f"{name}.jpg": shapes(name)
    for name in ("bus", "canal", "mariachi", "well", "photographs", "bakery", "telescope")
}


def studio(site: Site = SITE, *folders: Path) -> Studio:
    """Return a studio over our own templates; words come from *folders* where they are given."""
    strings = Strings.load(folders or [TEMPLATES], site.languages, site.territory)
    return Studio([*folders, TEMPLATES], strings, site)


def rendering(code: str, issue: Issue = ISSUE, **changes: object) -> Rendering:
    """Render an edition of the sample, with some of what it is made from exchanged."""
    made = {"newsletter": NEWSLETTER, "stories": STORIES, "pictures": PICTURES} | changes
    return render_edition(
        changes.get("studio") or studio(),
        made["newsletter"],
        issue,
        Edition.parse(code),
        {one.id: one for one in made["stories"]},
        made["pictures"],
    )
