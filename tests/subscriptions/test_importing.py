from datetime import UTC, datetime

from newsletter.model import Newsletter
from newsletter.subscriptions import Terms, import_file, unsubscribe

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TERMS = Terms(Newsletter("weekly", {"en": "W", "es": "S"}), ("en", "es"), "asked", "en")

LIST = """\
email,name,edition
ana@example.org,Ana,es
,Nobody,en
bo@example.org,Bo,
ana@EXAMPLE.org,Ana again,en
not an address,X,en
cy@example.org,Cy,klingon
"""


def test_each_line_is_accounted_for(sqlite_store, tmp_path):
    """Added, already there and refused add up to the lines, with number and reason."""
    path = tmp_path / "list.csv"
    path.write_text(LIST)

    report = import_file(sqlite_store, path, TERMS, NOW)

    assert (report.added, report.already, report.left) == (2, 1, 0)
    assert [(refused.line, refused.reason[:20]) for refused in report.refused] == [
        (3, "There is no address."),
        (6, "'not an address' is "),
        (7, "'klingon' is no edit"),
    ]


def test_importing_again_adds_nobody(sqlite_store, tmp_path):
    """A file that was interrupted can be given again."""
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    import_file(sqlite_store, path, TERMS, NOW)

    assert import_file(sqlite_store, path, TERMS, NOW).added == 0


def test_an_import_brings_nobody_back(sqlite_store, tmp_path):
    """Who has left stays away, and is counted."""
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    import_file(sqlite_store, path, TERMS, NOW)
    unsubscribe(sqlite_store, "weekly", "bo@example.org", NOW)

    assert import_file(sqlite_store, path, TERMS, NOW).left == 1


def test_progress_is_told_after_every_group(sqlite_store, tmp_path):
    """Somebody who waits sees that it goes on."""
    path = tmp_path / "list.csv"
    path.write_text("email\n" + "".join(f"r{n}@example.org\n" for n in range(2500)))
    told: list[int] = []

    import_file(sqlite_store, path, TERMS, NOW, told.append)

    assert told == [1000, 2000, 2500]
