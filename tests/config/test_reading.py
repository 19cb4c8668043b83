from pathlib import Path

import pytest

from newsletter import config
from newsletter.errors import ConfigError
from newsletter.model import Approval, SourceKind
from newsletter.send import Transport

GOOD = """\
[site]
languages = ["en", "es"]
name = "Valley News"
tagline = { en = "Ours", es = "Nuestro" }
base_url = "https://news.example.org/"
postal_address = "1 Main St, Phoenix, AZ"

[mail]
from = "Valley News <news@example.org>"

[[source]]
id = "desk"
kind = "folder"
path = "articles"

[[newsletter]]
id = "weekly"
title = { en = "Weekly", es = "Semanal" }
sources = ["desk"]

[[newsletter.sections]]
id = "news"
title = { en = "News", es = "Noticias" }
"""


@pytest.fixture
def read(tmp_path: Path):
    def write_and_read(text: str) -> config.Settings:
        path = tmp_path / "config.toml"
        path.write_text(text)
        return config.read(path)

    return write_and_read


def refusal(read, text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return str(caught.value)


def test_tables_become_settings(read):
    """Each table fills the settings that are declared beside their use."""
    settings = read(GOOD)

    assert settings.mail.transport is Transport.OUTBOX
    assert settings.sources[0].kind is SourceKind.FOLDER
    assert settings.newsletters[0].approval is Approval.EDITOR
    assert settings.newsletters[0].sections[0].title["es"] == "Noticias"


def test_a_plain_text_holds_for_all_languages(read):
    """What is not said per language is said in every one."""
    assert read(GOOD).site.name == {"en": "Valley News", "es": "Valley News"}


def test_paths_are_seen_from_the_file(read, tmp_path):
    """Whoever calls from another folder means the same files."""
    settings = read(GOOD)

    assert settings.sources[0].path == str(tmp_path / "articles")
    assert settings.mail.outbox == str(tmp_path / "outbox")
    assert settings.database.url == f"sqlite:///{tmp_path / 'newsletter.db'}"


def test_pictures_are_fetched_unless_the_file_says_otherwise(read):
    """Some newsrooms show them from their own site."""
    assert read(GOOD).media.download
    assert not read(f"{GOOD}[media]\ndownload = false\n").media.download


def test_the_base_url_has_no_slash_at_its_end(read):
    """Addresses are joined with one slash, not two."""
    assert read(GOOD).site.base_url == "https://news.example.org"


def test_the_sample_configuration_can_be_read():
    """What `init` writes is right, and says what the newsroom does by default."""
    settings = config.read(Path(__file__).parents[2] / "config.toml")

    assert settings.site.languages == ("en", "es")


def test_a_missing_file_says_how_to_make_one(tmp_path):
    """Somebody who has not begun yet is told how."""
    with pytest.raises(ConfigError, match="newsletter init"):
        config.read(tmp_path / "nothing.toml")


def test_broken_toml_says_where(read):
    """A slip of the pen is found by its line."""
    assert "line 2" in refusal(read, '[site]\nname = "unclosed\n')


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("kind =", "knid ="), ["line 13", "'knid'", "Did you mean 'kind'"]),
        (("[mail]", "[mial]"), ["line 8", "'mial'", "Did you mean 'mail'"]),
        (('id = "news"', 'id = "news"\nnmae = 1'), ["line 23", "'nmae'"]),
        (('kind = "folder"', 'kind = "fodler"'), ["line 13", "'feed', 'folder'", "'fodler'"]),
        (('id = "desk"\n', ""), ["'id' is missing"]),
        (('["desk"]', '["desks"]'), ["line 19", "no source 'desks'", "desk"]),
        (('path = "articles"', ""), ["line 11", "either a url or a path"]),
        (('path = "articles"', 'path = "articles"\nsitemap = "/sitemap.xml"'), ["line 15", "web address"]),
        (('path = "articles"', 'path = "articles"\nsitemap = "http://["'), ["line 15", "web address"]),
        (('["en", "es"]', '["en", "english"]'), ["'english' is no language tag"]),
        ((', es = "Semanal"', ""), ["line 18", "words in es are missing"]),
        (("https://news.example.org/", "news.example.org"), ["line 5", "no address of a site"]),
        (('from = "Valley News <news@example.org>"', 'from = "nobody"'), ["nobody"]),
        (("news@example.org>", "news@example.org>\\r\\nBcc: x@y.org"), ["mail"]),
        (("[[newsletter.sections]]", 'schedule = "99 7 * * *"\n[[newsletter.sections]]'), ["line 21"]),
        (("[[newsletter.sections]]", 'timezone = "Mars"\n[[newsletter.sections]]'), ["'Mars'"]),
        (("[[newsletter.sections]]", "min_stories = 20\n[[newsletter.sections]]"), ["min_stories"]),
        (("[mail]", '[mail]\ntransport = "smtp"'), ["relay"]),
        (("[mail]", "[brand]\nbar = ['red', '#000000']\n[mail]"), ["'red' is no colour"]),
        (('id = "weekly"', 'id = "Week ly"'), ["'Week ly' is no id"]),
        (('title = { en = "Weekly", es = "Semanal" }', "title = 5"), ["line 18", "title"]),
    ],
    ids=lambda value: str(value[-1]) if isinstance(value, (tuple, list)) else str(value),
)  # fmt: skip
def test_what_cannot_be_used_is_refused_where_it_stands(read, change, words):
    """An error names the line, the fault and what would be right."""
    assert change[0] in GOOD

    message = refusal(read, GOOD.replace(change[0], change[1], 1))
    for word in words:
        assert word in message


def test_all_faults_are_counted(read):
    """Whoever mends the first knows how many wait."""
    assert "(1 more after this one.)" in refusal(read, GOOD + "nope = 1\nnada = 2\n")


def test_a_translator_is_named_with_its_words(read):
    """Names stay, and settled words are told per language."""
    made = read(
        f"{GOOD}[translation]\nservice = 'apertium'\n"
        "glossary = ['Daily Star', { en = 'City Council', es = 'Concejo' }]\n"
    ).translation

    assert made.service == "apertium"
    assert made.glossary == ("Daily Star", {"en": "City Council", "es": "Concejo"})


@pytest.mark.parametrize(
    "table",
    ["service = 'google'", "service = 'deepl'", "service = 'libretranslate'", "glossary = [3]"],
)
def test_a_translator_that_cannot_work_is_refused(read, table):
    """A service needs what it needs, and the line is named."""
    with pytest.raises(ConfigError, match="translation"):
        read(f"{GOOD}[translation]\n{table}\n")


def test_translating_needs_a_translator(read):
    """A newsletter that wants drafts has somebody to make them."""
    text = GOOD.replace('id = "weekly"', 'id = "weekly"\nwhen_translation_missing = "translate"')
    assert text != GOOD

    with pytest.raises(
        ConfigError, match=r"when_translation_missing: No translation service is set up\."
    ):
        read(text)

    assert read(f"{text}[translation]\nservice = 'apertium'\n").newsletters


def test_a_section_that_no_newsletter_has_is_refused(read):
    """Found by its id or its name, as the issue finds it; the others are told."""
    source = 'path = "articles"\n'
    said = refusal(read, GOOD.replace(source, f'{source}section = "sports"\n'))

    assert "No newsletter has a section 'sports'. There are: news." in said
    for good in ("news", "NOTICIAS"):
        assert read(GOOD.replace(source, f'{source}section = "{good}"\n'))


def test_a_language_of_a_region_is_told_which_it_is(read):
    """The site's own tag is offered."""
    source = 'path = "articles"\n'

    assert 'Write "en".' in refusal(read, GOOD.replace(source, f'{source}language = "en-US"\n'))


def test_an_address_without_end_is_not_shown(read):
    """It would fill a screen."""
    for start in ("https://n.example/", "word"):
        url = f'url = "{start}{"a" * 20_000}"\n'
        said = refusal(
            read, GOOD.replace('kind = "folder"\npath = "articles"\n', f'kind = "feed"\n{url}')
        )

        assert "longer than 2,000 characters" in said
        assert len(said) < 500
