"""Two weeks of a small newsroom in English and Spanish, without any word on what is one story."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsletter.model import Article

#: Noon of the day on which the newest article came out.
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

#: Story -> days ago in English and Spanish (None: not written), and per language title and text.
STORIES = {
    "canal": (2.0, 1.5,
        "Canal repairs begin Tuesday: who loses water, and when",
        ("Crews will close the Rosales lateral for nine days. About 140 homes on the west side "
        "should store water before Tuesday, said Elena Ibarra of the irrigation district. The "
        "repair costs $2.5 million. Questions: 602-555-0142."),
        "Empiezan las obras del canal: quién se queda sin agua y cuándo",
        ("Las cuadrillas cerrarán el lateral Rosales durante nueve días. Unos 140 hogares del "
        "lado oeste deben guardar agua antes del martes, dijo Elena Ibarra, del distrito de "
        "riego. La reparación cuesta 2,5 millones de dólares. Informes: (602) 555-0142.")),
    "buses": (3.0, 3.2,
        "Night buses return to Valle Sereno after two years",
        ("Starting Monday, three routes will run until 1:30 a.m., a change that restaurant and "
        "hospital workers asked for at four public meetings. The pilot lasts six months and "
        "serves 1,800 riders, transit director Tomás Becker said."),
        "Vuelven los autobuses nocturnos a Valle Sereno tras dos años",
        ("Desde el lunes, tres rutas circularán hasta la 1:30 a. m., un cambio que pidieron "
        "trabajadores de restaurantes y hospitales en cuatro reuniones públicas. El plan piloto "
        "durará seis meses para 1.800 pasajeros, dijo el director de tránsito, Tomás Becker.")),
    "mariachi": (5.0, 4.0,
        "High school adds a mariachi class, and a waiting list",
        ("Sixty-two students signed up for 30 places. The district is looking for a second "
        "teacher and borrowed instruments, principal Inés Whitehorse told the board. Violins "
        "and guitarrones are welcome at the music room until 4 p.m."),
        "La preparatoria abre una clase de mariachi, con lista de espera",
        ("Sesenta y dos estudiantes se inscribieron para 30 lugares. El distrito busca un segundo "
        "maestro e instrumentos prestados, informó a la mesa la directora Inés Whitehorse. "
        "Violines y guitarrones se reciben en el salón de música hasta las 4 p. m.")),
    "bakery": (6.0, 6.1,
        "The panadería on Calle 9 turns 50, still at 4 a.m.",
        ("Three generations of the Quiroz family bake 1,200 conchas a week. The oven has never "
        "been moved. On Sunday the family gives away bread from 7 to 9 a.m., said Marco Quiroz."),
        "La panadería de la Calle 9 cumple 50 años, siempre a las 4 a. m.",
        ("Tres generaciones de la familia Quiroz hornean 1.200 conchas por semana. El horno nunca "
        "se ha movido. El domingo la familia regala pan de 7 a 9 a. m., dijo Marco Quiroz.")),
    "police1": (15.0, 14.8,
        "Police report: a stolen trailer and a loose goat",
        ("Valle Sereno police answered 214 calls last week. A trailer was stolen on Main Street "
        "and found at the Cotton Gin; a goat was returned to its owner. Two drivers were cited."),
        "Reporte policial: un remolque robado y una cabra suelta",
        ("La policía de Valle Sereno atendió 214 llamadas la semana pasada. Un remolque fue robado "
        "en la calle Main y apareció en Cotton Gin; una cabra volvió con su dueño. Dos "
        "conductores recibieron multas.")),
    "police2": (8.0, 7.8,
        "Police report: two bicycles and a broken window",
        ("Valle Sereno police answered 198 calls last week. Two bicycles were stolen on Main "
        "Street; a window was broken at the library. Five drivers were cited."),
        "Reporte policial: dos bicicletas y una ventana rota",
        ("La policía de Valle Sereno atendió 198 llamadas la semana pasada. Dos bicicletas fueron "
        "robadas en la calle Main; se rompió una ventana de la biblioteca. Cinco conductores "
        "recibieron multas.")),
    "police3": (1.0, 0.8,
        "Police report: a quiet week and one snake",
        ("Valle Sereno police answered 167 calls last week. A snake was taken from a kitchen on "
        "Main Street to the desert. Three drivers were cited."),
        "Reporte policial: una semana tranquila y una serpiente",
        ("La policía de Valle Sereno atendió 167 llamadas la semana pasada. Una serpiente fue "
        "llevada de una cocina en la calle Main al desierto. Tres conductores recibieron multas.")),
    "library": (4.0, None,
        "Library extends its hours for students",
        ("The branch on Olive Avenue now stays open until 9 p.m. on weekdays, librarian Grace "
        "Tso said. Free tutoring starts in January, with snacks."), "", ""),
    "council": (9.0, None,
        "Council votes on shade trees for bus stops",
        ("Members will vote Wednesday on 85 trees along Grand Avenue. The plan came from a "
        "summer in which 31 riders fainted, mayor Paul Ortega said."), "", ""),
    "posadas": (None, 2.5, "", "",
        "Doña Chayo guarda en un cuaderno los versos de las posadas",
        ("El cuaderno tiene 62 versos que su abuela trajo de Magdalena de Kino. Las posadas "
        "empiezan el 16 de diciembre en la iglesia de San Judas; habrá ponche y tamales.")),
}  # fmt: skip


def articles():
    """Return the articles; an id is odd in English, and one more in Spanish for the same story."""
    made = []
    for number, (name, story) in enumerate(STORIES.items()):
        en, es, title_en, text_en, title_es, text_es = story
        for offset, language, days, title, text in (
            (1, "en", en, title_en, text_en),
            (2, "es", es, title_es, text_es),
        ):
            if days is not None:
                made.append(_article(2 * number + offset, name, language, days, title, text))
    return made


def _article(number, name, language, days, title, text):
    return Article(
        source=f"feed-{language}",
        guid=f"{name}-{language}",
        url=f"https://{language}.news.example/{number}",
        language=language,
        title=title,
        body=f"<p>{text}</p>",
        published_at=NOW - timedelta(days=days),
        id=number,
        first_seen_at=NOW,
    )


def number_of(name, language="en"):
    """Return the id of the article about *name* in *language*."""
    return 2 * list(STORIES).index(name) + (1 if language == "en" else 2)


def pair_about(name):
    """Return the ids of the two articles about *name*."""
    return number_of(name), number_of(name, "es")


#: The stories that are in both languages.
PAIRED = {pair_about(name) for name, story in STORIES.items() if None not in story[:2]}


def changed(some, number, **changes):
    """Return the articles *some*, with changes to the one of that id."""
    return [replace(one, **changes) if one.id == number else one for one in some]
