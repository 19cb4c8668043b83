"""The rules of the house: which room may know which, and who owns a library."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "newsletter"
MODULES = sorted(path for path in ROOT.rglob("*.py") if "versions" not in path.parts)

#: From the ground up. Rooms on one floor are strangers to each other; the entrances are not.
FLOORS = [
    {"errors", "keyed", "places"},
    {"model"},
    {"ports"},
    {
        "gather", "stories", "compose", "render", "send", "returns", "store",
        "addresses", "links", "names", "signed_addresses", "timetable", "translation", "workshop",
    },
    {"pipeline", "editing", "subscriptions"},
    {"config"},
    {"bootstrap"},
    {"health"},
    {"cli", "schedule", "web", "__init__", "__main__"},
]  # fmt: skip
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
ENTRANCES = FLOORS[-1]

#: Library -> the only places that import it.
OWNERS = {
    "alembic": ["store/"],
    "apscheduler": ["timetable.py", "schedule.py"],
    "argon2": ["web/passwords.py"],
    "babel": ["render/"],
    "click": ["cli/"],
    "cryptography": ["send/dkim/keys.py"],
    "cssutils": ["render/inline.py"],
    "dns": ["names.py"],
    "email_validator": ["addresses.py"],
    "fastapi": ["web/"],
    "feedparser": ["gather/feeds/xml_feed.py"],
    "flufl": ["returns/"],
    "icalendar": ["gather/calendars/"],
    "itsdangerous": ["web/sessions.py"],
    "jinja2": ["render/"],
    "tomlkit": ["config/editing.py"],
    "lxml": ["gather/"],
    "markdown_it": ["gather/folders/"],
    "nh3": ["gather/text/clean.py"],
    "pebble": ["workshop/pool.py"],
    "PIL": [
        "render/pictures.py",
        "render/decoding.py",
        "render/png_rows.py",
        "render/looks.py",
        "render/logo.py",
    ],
    "premailer": ["render/inline.py"],
    "psycopg": ["store/"],
    "pydantic": ["config/"],
    "recurring_ical_events": ["gather/calendars/times.py"],
    "requests": ["gather/network/", "translation/asking.py"],
    "requests_hardened": ["gather/network/"],
    "rich": ["cli/"],
    "simplemma": ["gather/language.py"],
    "smtplib": ["send/"],
    "sqlalchemy": ["store/"],
    "starlette": ["web/"],
    "trafilatura": ["gather/pages/extraction.py"],
    "urllib3": ["gather/network/", "translation/asking.py"],
    "uvicorn": ["web/"],
    "yaml": ["gather/folders/matter.py"],
}


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    return where(path).split("/")[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the full dotted name of everything that the module at *path* imports."""
    package = ("newsletter", *path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join(filter(None, (*base, node.module)))
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def rooms_entered(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (room, what of it) for everything that *path* imports from other rooms."""
    for name in imports(path):
        top, _, rest = name.partition(".")
        other, _, inside = rest.partition(".")
        if top == "newsletter" and other in FLOOR and other != room(path):
            yield other, inside


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_every_module_has_a_floor(path: Path):
    """A new room is put on a floor before anybody moves in."""
    assert room(path) in FLOOR


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_imports_point_down(path: Path):
    """A room knows the floors below it; only the entrances know each other."""
    for other, _ in rooms_entered(path):
        is_down = FLOOR[other] < FLOOR[room(path)]

        assert is_down or {other, room(path)} <= ENTRANCES, f"imports {other}"


def shown_at_the_door(name: str) -> set[str]:
    """Return what the room *name*, if it is a package, lists in `__all__`."""
    door = ROOT / name / "__init__.py"
    if not door.exists():
        return set()
    lists = [
        ast.literal_eval(node.value)
        for node in ast.parse(door.read_text()).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return set(lists[0])


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_rooms_are_entered_by_their_front_door(path: Path):
    """Nobody imports from within another room, but what its door shows."""
    for other, inside in rooms_entered(path):
        is_house = (ROOT / other).is_dir() and inside

        known = not is_house or inside in shown_at_the_door(other)
        assert known or {other, room(path)} <= ENTRANCES, (other, inside)


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_every_library_has_one_owner(path: Path):
    """A library is imported where it lives, and nowhere else."""
    for name in imports(path):
        owners = OWNERS.get(name.partition(".")[0])

        assert owners is None or where(path).startswith(tuple(owners)), f"imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_the_clock_is_asked_in_one_place(path: Path):
    """The present moment is an argument: only bootstrap asks for it."""
    calls = [
        node.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"}
        if isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date"}
    ]

    assert not calls or where(path) == "bootstrap.py"


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_the_environment_is_read_in_few_places(path: Path):
    """Secrets come from the environment, and enter through bootstrap or the command line."""
    asks = {"os.environ", "os.getenv"} & {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }

    assert not asks or where(path) in {
        "bootstrap.py",
        "cli/doctor.py",
        "cli/setting_up.py",
    }


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_every_module_says_what_it_is(path: Path):
    """A module opens with one sentence."""
    words = ast.get_docstring(ast.parse(path.read_text())) or ""

    assert words.partition("\n")[0].endswith((".", "!"))


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_modules_stay_small(path: Path):
    """A module has one subject, and so at most 250 lines."""
    assert len(path.read_text().splitlines()) <= 250


def test_no_name_shadows_the_standard_library():
    """Nobody has to wonder which `select` or `locale` is meant."""
    stems = {path.stem for path in MODULES if not path.stem.startswith("__")}

    assert not stems & set(sys.stdlib_module_names)
