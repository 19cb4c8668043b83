"""A folder of files becomes articles; one bad file never stops the others."""

import os
from datetime import UTC, datetime

import pytest

from newsletter.errors import SourceError
from newsletter.gather.folders.folder import LARGEST
from tests.gather.samples import of_folder


def titles(result):
    """Return the titles of what was gathered."""
    return [article.title for article in result.articles]


def test_files_of_every_kind_are_read(desk):
    """Markdown with YAML or TOML, HTML, and plain text, in the order of their names."""
    desk("1.md", "---\ntitle: One\n---\nText.")
    desk("2.markdown", '+++\ntitle = "Two"\n+++\nText.')
    desk("3.html", "<html><title>Three</title><p>Text.</p></html>")
    desk("4.HTM", "<h1>Four</h1><p>Text.</p>")
    folder = desk("5.txt", "Five\n\nText.")

    result = of_folder(folder)

    assert titles(result) == ["One", "Two", "Three", "Four", "Five"]
    assert result.complaints == ()
    assert {article.body for article in result.articles} == {"<p>Text.</p>"}


def test_other_files_are_left_alone(desk):
    """Hidden ones, pictures, and what is kept beside."""
    desk(".hidden.md", "# x")
    desk(".git/x.md", "# x")
    desk("bus.jpg", b"\xff\xd8")
    desk("notes.docx", b"PK")
    folder = desk("a.md", "# A")

    assert titles(of_folder(folder)) == ["A"]


def test_an_empty_folder_has_no_articles(desk):
    """That is no error: there may be no news yet."""
    assert of_folder(desk(".keep")).articles == ()


def test_languages_and_pairs_come_from_paths(desk):
    """By suffix and by folder; the rest is detected."""
    desk("pool.en.md", "# Pool")
    desk("pool.es.md", "# Alberca")
    desk("es/fair.md", "# Feria")
    desk("en/fair.md", "# Fair")
    folder = desk("x.md", "# Vacunas gratis para niños este sábado en la escuela")

    found = {
        article.guid: (article.language, article.translation_key)
        for article in of_folder(folder).articles
    }

    assert found == {
        "pool.en.md": ("en", "pool"),
        "pool.es.md": ("es", "pool"),
        "en/fair.md": ("en", "fair"),
        "es/fair.md": ("es", "fair"),
        "x.md": ("es", ""),
    }


def test_one_bad_file_stops_no_other(desk):
    """Each is named, with what is wrong and what to do."""
    desk("1.md", "---\ntitle: A: b\n---\n")
    desk("2.md", "")
    desk("3.txt", b"\x00\x01\x02")
    desk("4.md", "---\ntitle: D\ndate: tomorrow\n---\n")
    desk("5.md", "x" * (LARGEST + 1))
    folder = desk("6.md", "# Good")

    result = of_folder(folder)

    assert titles(result) == ["Good"]
    assert [(complaint.where, complaint.what.split(".")[0]) for complaint in result.complaints] == [
        ("1.md", "Its front matter cannot be read (line 2)"),
        ("2.md", "It has no title, and no text that could give one"),
        ("3.txt", "It holds no text"),
        ("4.md", "Its date 'tomorrow' cannot be read"),
        ("5.md", "It is larger than 2 MB"),
    ]
    assert all(complaint.what.endswith(".") for complaint in result.complaints)


def test_drafts_are_left_alone(desk):
    """What is marked as one is not ready, and no fault."""
    desk("a.md", "---\ntitle: A\ndraft: true\n---\n")
    folder = desk("b.md", "---\ntitle: B\ndraft: false\n---\n")

    result = of_folder(folder)

    assert (titles(result), result.complaints) == (["B"], ())


def test_pictures_lie_beside_the_articles(desk, tmp_path):
    """Within the folder's parent, and nowhere else."""
    (tmp_path / "secret.jpg").touch()
    (tmp_path / "desk/images").mkdir(parents=True)
    (tmp_path / "desk/images/bus.jpg").touch()
    desk("a.md", "---\ntitle: A\nimage: ../images/bus.jpg\nimage_alt: Un bus\n---\n")
    desk("sub/b.md", "# B\n\n![Un bus](../../images/bus.jpg)")
    desk("c.md", "---\ntitle: C\nimage: ../../secret.jpg\n---\n")
    folder = desk("d.md", "---\ntitle: D\nimage: /etc/passwd\n---\n")

    result = of_folder(folder)
    pictures = {article.title: article.picture for article in result.articles}

    assert pictures["A"].url == pictures["B"].url == str(tmp_path / "desk/images/bus.jpg")
    assert pictures["A"].alt == pictures["B"].alt == "Un bus"
    assert pictures["C"] is pictures["D"] is None
    assert [complaint.where for complaint in result.complaints] == ["c.md", "d.md"]


def test_links_that_lead_out_are_not_followed(desk, tmp_path):
    """Neither files nor folders."""
    (tmp_path / "private").mkdir()
    (tmp_path / "private/x.md").write_text("# Secret")
    folder = desk("a.md", "# A")
    (folder / "b.md").symlink_to(tmp_path / "private/x.md")
    (folder / "c").symlink_to(tmp_path / "private")
    (folder / "d.md").symlink_to(folder / "a.md")
    (folder / "e.md").symlink_to(folder / "none.md")

    result = of_folder(folder)

    assert titles(result) == ["A", "A"]
    assert [complaint.where for complaint in result.complaints] == ["b.md", "e.md"]


def test_two_files_of_one_address_are_two_articles(desk):
    """An editor copied a file, and forgot to change its address."""
    desk("a.en.md", "---\ntitle: A\nurl: https://n.example/a\n---\n")
    folder = desk("a.es.md", "---\ntitle: B\nurl: https://n.example/a\n---\n")

    assert [article.guid for article in of_folder(folder).articles] == [
        "https://n.example/a",
        "a.es.md",
    ]


def test_office_encodings_are_read(desk):
    """Spanish from an old editor keeps its accents."""
    desk("a.txt", "¿Mañana?\n\nSí.".encode("cp1252"))
    desk("b.md", "\ufeff---\r\ntitle: ¿Mañana?\r\n---\r\nSí.")
    folder = desk("c.txt", "¿Mañana?\n\nSí.".encode("utf-16"))

    assert titles(of_folder(folder)) == ["¿Mañana?"] * 3


def test_front_matter_holds_over_a_page(desk):
    """What an editor writes on top of an HTML file is meant."""
    folder = desk("a.html", "---\ntitle: Mine\ndate: 2026-11-20\n---\n<title>Its</title><p>x</p>")
    (article,) = of_folder(folder).articles

    assert article.title == "Mine"
    assert article.published_at == datetime(2026, 11, 20, 7, tzinfo=UTC)


def test_a_file_may_have_a_strange_name(desk):
    """Bytes that are no text can be shown and remembered."""
    folder = desk(os.fsdecode(b"a\xf1o.md"), "# A")
    (article,) = of_folder(folder).articles

    assert article.guid == "a\\xf1o.md"


def test_the_source_may_say_language_and_section(desk):
    """For all its articles."""
    (article,) = of_folder(desk("a.md", "# Phoenix"), language="es", section="news").articles

    assert (article.source, article.language, article.section) == ("desk", "es", "news")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("none", "There is no such folder."),
        ("a.md", "This is no folder."),
        ("\x00", "The folder cannot be read."),
    ],
)
def test_a_folder_that_cannot_be_read_is_an_error(desk, name, what):
    """It says which, and what to do."""
    folder = desk("a.md")

    with pytest.raises(SourceError) as caught:
        of_folder(folder / name)

    assert (caught.value.what, caught.value.where) == (what, str(folder / name))
    assert caught.value.remedy


def test_names_of_strange_bytes_are_told_apart(desk):
    """A complaint names its file readably, on one line."""
    desk(os.fsdecode(b"a\xf1.md"), "")
    folder = desk("b\nc.md", "---\ntitle: T\nauthor: [x]\n---\nx")

    result = of_folder(folder)

    assert [complaint.where for complaint in result.complaints] == ["a\\xf1.md", "b\\nc.md"]
    assert titles(result) == ["T"]
