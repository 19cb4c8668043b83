"""Front matter is read as words, in YAML and TOML."""

import pytest

from newsletter.errors import PageError
from newsletter.gather.folders.matter import LIMIT, split


def parted(text):
    """Part *text* into what it says of itself, and the rest."""
    found = split(text)
    assert found.notes == ()
    return found.facts, found.rest


def test_yaml_stands_between_dashes():
    """Its values are words: nothing is guessed to be a truth value, a number or a date."""
    text = (
        "---\ntitle: No\nlanguage: no\ndate: 2026-02-30\nprice: 010\nlead: true\n"
        "event:\n  date: 2026-12-01T09:00:00-07:00\n  where: 'Gym, 9 a.m.'\n---\nThe text.\n---\nMore."
    )

    assert parted(text) == (
        {
            "title": "No",
            "language": "no",
            "date": "2026-02-30",
            "price": "010",
            "lead": "true",
            "event.date": "2026-12-01T09:00:00-07:00",
            "event.where": "Gym, 9 a.m.",
        },
        "The text.\n---\nMore.",
    )


def test_toml_stands_between_plus_signs():
    """Its dates and truth values become words as well."""
    text = (
        '+++\ntitle = "Pool"\ndate = 2026-11-02T10:00:00-07:00\nday = 2026-11-02\nlead = true\nrank = 3\n'
        '[event]\ndate = 2026-12-01\nwhere = "Gym"\n+++\nThe text.'
    )

    assert parted(text) == (
        {
            "title": "Pool",
            "date": "2026-11-02T10:00:00-07:00",
            "day": "2026-11-02",
            "lead": "True",
            "rank": "3",
            "event.date": "2026-12-01",
            "event.where": "Gym",
        },
        "The text.",
    )


@pytest.mark.parametrize(
    "text",
    ["", "Just words.", "-----\nA line of dashes.", "Words\n---\nmore", "----\na: b\n----\n"],
)
def test_a_text_without_front_matter_is_only_text(text):
    """A line of dashes within a text begins nothing."""
    assert parted(text) == ({}, text)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("---\n---\nx", {}),
        ("\n---\nTitle: A\n---\nx", {"title": "A"}),
        ("---  \ntitle: A\n---  \nx", {"title": "A"}),
        ("---\ntitle: A\n---", {"title": "A"}),
        ("---\ntitle: ~\nauthor: null\nsection:\ntags: [a, b]\n---\nx", {}),
        (
            "---\ntitle: A\nevent: {date: 2026-12-01, deep: {x: y}}\n---\nx",
            {"title": "A", "event.date": "2026-12-01"},
        ),
    ],
)
def test_what_says_nothing_is_left_out(text, facts):
    """Empty values and lists are no facts; the case of a key does not count."""
    assert split(text).facts == facts


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("---\ntitle: A\n\nThe text.", "Its front matter does not end."),
        ("+++\ntitle = 'A'\n---\n", "Its front matter does not end."),
        ("---\n" + "a: b\n" * LIMIT + "---\n", "Its front matter does not end."),
        ("---\ntitle: Pool: open\n---\n", "Its front matter cannot be read (line 2)."),
        ('---\ntitle: A\nsummary: "x\n---\n', "Its front matter cannot be read (line 4)."),
        ("---\n\ttitle: A\n---\n", "Its front matter cannot be read (line 2)."),
        ("+++\ntitle = A\n+++\n", "Its front matter cannot be read (line 2)."),
        ("---\njust words\n---\n", "Its front matter has no keys."),
        ("---\n- a\n- b\n---\n", "Its front matter has no keys."),
        ("---\na: " + "[" * 5_000 + "\n---\n", "Its front matter cannot be read."),
    ],
)
def test_broken_front_matter_says_where(text, what):
    """And what to do."""
    with pytest.raises(PageError) as caught:
        split(text)

    assert caught.value.what == what
    assert caught.value.remedy


def test_front_matter_that_grows_does_no_harm():
    """Nested repetitions stay references, and are no facts."""
    laughs = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)
    )

    assert split(f"---\ntitle: T\n{laughs}---\n").facts == {"title": "T"}


def test_front_matter_runs_nothing():
    """A tag of YAML that makes objects makes none here."""
    assert split("---\nb: !!python/object/apply:os.system ['true']\n---\n").facts == {}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("---\na: b\ntitle: [a, b]\n---\n", "Its title in the front matter (line 3) is a list. Write one value: `title: …`."),
        ("---\nauthor:\n  name: Ana\n---\n", "Its author in the front matter (line 2) is a table. Write one value: `author: …`."),
        ("+++\nimage = []\n+++\n", 'Its image in the front matter (line 2) is a list. Write one value: `image = "…"`.'),
        ("---\nevent: {date: 2026-12-01, where: [a]}\n---\n", "Its event.where in the front matter is a list. Write one value: `where: …`."),
        ("---\ncategories: 3\n---\n", "Its categories in the front matter (line 2) name no section. Write `section: …`."),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told(text, note):
    """Which, in which line, and how to write it; the rest is taken."""
    assert split(text).notes == (note,)


@pytest.mark.parametrize("field", ["date: {}", "language: [en]", "draft: [true]", "event: [x]"])
def test_a_value_that_matters_is_needed(field):
    """Without its date an article could come out on a wrong day, without `draft` too early."""
    name = field.partition(":")[0]

    with pytest.raises(PageError) as caught:
        split(f"---\ntitle: A\n{field}\n---\n")

    assert caught.value.what.startswith(f"Its {name} in the front matter (line 3) is a ")
    assert caught.value.remedy == f"Write one value: `{name}: …`."


@pytest.mark.parametrize(
    ("text", "section"),
    [("categories: [3, Schools, x]", "Schools"), ("category: News", "News"), ("section: a\ncategories: [b]", "a")],
)  # fmt: skip
def test_a_category_is_a_section(text, section):
    """Other programs call it so, and list several."""
    found = split(f"---\n{text}\n---\n")

    assert (found.facts["section"], found.notes) == (section, ())


@pytest.mark.parametrize(
    ("text", "line"), [('+++\na = "b"\ntitle = No\n+++\n', 3), ('+++\ntitle = "No\n+++\n', 2), ("+++\na =\n+++\n", 2)]
)  # fmt: skip
def test_broken_toml_is_told_in_its_own_words(text, line):
    """The line as the editor counts it, and how TOML is written, not YAML."""
    with pytest.raises(PageError) as caught:
        split(text)

    assert caught.value.what == f"Its front matter cannot be read (line {line})."
    assert 'key = "value"' in caught.value.remedy
