"""Tests of the mails that are no issue."""

import functools
import re

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from newsletter.errors import InputError, TemplateError
from newsletter.model import Place
from newsletter.render import MailName, Studio, render_mail
from newsletter.render.anatomy import Anatomy
from tests.render.sample import SITE, TEMPLATES
from tests.render.sample_mails import LINK, mail

#: The reader's own links that a mail has.
OWN = {
    MailName.CONFIRM: set(),
    MailName.WELCOME: {Place.PREFERENCES, Place.UNSUBSCRIBE},
    MailName.ALREADY_SUBSCRIBED: {Place.PREFERENCES, Place.UNSUBSCRIBE},
    MailName.PREFERENCES_LINK: {Place.PREFERENCES, Place.UNSUBSCRIBE},
    MailName.FAREWELL: {Place.UNSUBSCRIBE},
    MailName.NUDGE: set(),
}

names = pytest.mark.parametrize("name", MailName)
languages = pytest.mark.parametrize("language", ["en", "es"])


class _Page(SingleFileSnapshotExtension):
    """Keeps a golden page as a file that a browser opens."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


class _Text(_Page):
    """Keeps a golden text as a file."""

    file_extension = "txt"


@pytest.fixture(scope="module")
def sample(studio):
    """Return a mail of the sample; each is made once."""
    return functools.cache(functools.partial(mail, studio))


@pytest.fixture
def with_own(strings, tmp_path):
    """Return a studio over a folder of the newsroom's own, in which one template is written."""

    def with_own(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        return Studio([tmp_path, TEMPLATES], strings, SITE)

    return with_own


@names
@languages
def test_a_mail_is_as_it_was_approved(sample, snapshot, name, language):
    """Every byte: a change to what readers see is looked at (`pytest --snapshot-update`)."""
    made = sample(name, language)

    assert made.html == snapshot(extension_class=_Page)
    assert f"{made.subject}\n\n{made.text}" == snapshot(extension_class=_Text)


@names
@languages
def test_a_mail_is_framed_as_an_edition_is(sample, name, language):
    """ASCII, doctype first, balanced tables for Outlook, and kept styles of 8 KB at most."""
    html = sample(name, language).html

    assert html.isascii()
    assert html.startswith(f'<!DOCTYPE html>\n<html lang="{language}" dir="ltr"')
    ghosts = "".join(re.findall(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", html, re.DOTALL))
    for tag in ("table", "tr", "td"):
        assert len(re.findall(rf"<{tag}\b", ghosts)) == ghosts.count(f"</{tag}>")
        assert len(re.findall(rf"<{tag}\b", html)) == html.count(f"</{tag}>")
    assert len("".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))) <= 8_000
    inline = " ".join(re.findall(r' style="([^"]*)"', html))
    assert not re.search(r"rgb|hsl|var\(|url\(|flex|grid|position|!important", inline)


@names
@languages
def test_a_mail_can_be_heard(sample, name, language):
    """One h1, no heading skipped, tables without meaning, links with words."""
    anatomy = Anatomy(sample(name, language).html)
    headings = [one.name for one in anatomy.named("h1", "h2", "h3")]

    assert headings[0] == "h1"
    assert set(headings[1:]) <= {"h2"}
    assert {one.attributes.get("role") for one in anatomy.named("table")} == {"presentation"}
    assert all(one.text for one in anatomy.named("a", "h1", "h2"))


@names
@languages
def test_a_mail_says_who_writes_and_why(sample, name, language):
    """Postal address and reason stand in both parts."""
    made = sample(name, language)

    why = {"en": "You get this email because", "es": "Recibes este correo porque"}[language]
    for words in (Anatomy(made.html).text, made.text):
        assert SITE.postal_address[language] in words
        assert why in words


@names
@languages
def test_both_parts_lead_to_the_same_places(sample, name, language):
    """The text has every link of the HTML, each alone on its line, and the reader's own places."""
    made = sample(name, language)
    links = {one.attributes["href"] for one in Anatomy(made.html).named("a")}
    lines = made.text.splitlines()

    assert links <= set(lines)
    assert {place for place in Place if place in links} == OWN[name]
    assert max(len(line) for line in lines if "://" not in line) <= 72


@names
def test_a_mail_in_arabic_runs_from_right_to_left(arabic, name):
    """Root and blocks say so, and lines begin on the right."""
    html = mail(arabic, name, "ar").html

    assert '<html lang="ar" dir="rtl"' in html
    assert "text-align:right" in html
    assert "text-align:left" not in html


@names
def test_hostile_facts_stay_words(studio, name):
    """Markup, braces, line breaks and our own tokens in a title do no harm."""
    evil = "X<script>alert(1)</script>\"'&amp; {{ 7*7 }} {count} __UNSUBSCRIBE__ \u202e\x00\ud800\r\nBcc: x"

    made = mail(studio, name, "en", title=evil, blocking=(evil,), gaps=((evil, "es", evil),))

    assert "<script" not in made.html
    assert "\n" not in made.subject
    assert "{{ 7*7 }} {count} _UNSUBSCRIBE_" in made.text.replace("\n", " ").replace("  ", " ")
    own = {place for place in Place if place in made.html + made.text + made.subject}
    assert own == OWN[name]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/c/abc", "mailto:x@y.example"])
def test_a_button_leads_to_a_page(studio, link):
    """Anything but an address of the web is refused."""
    with pytest.raises(InputError, match="no address"):
        mail(studio, MailName.CONFIRM, "en", link=link)


def test_a_token_in_a_link_is_no_place(studio):
    """What looks like a reader's own place is escaped, and still leads to the same page."""
    made = mail(studio, MailName.CONFIRM, "en", link=f"{LINK}__UNSUBSCRIBE__")

    assert Place.UNSUBSCRIBE not in made.html + made.text
    assert f"{LINK}%5F%5FUNSUBSCRIBE%5F%5F" in made.text


def test_an_hour_is_one_hour(studio):
    """Numbers choose their form."""
    text = mail(studio, MailName.CONFIRM, "es", count=1).text

    assert "El enlace sirve durante 1 hora." in text


def test_a_welcome_without_an_issue_has_no_button(studio):
    """The first readers of a newsletter have nothing to read yet, nor a day to wait for."""
    made = mail(studio, MailName.WELCOME, "en", first=None, latest_link="")

    assert "latest" not in made.html + made.text
    assert "First" not in made.text
    assert "None" not in made.html + made.text


def test_an_editor_is_told_of_a_few_gaps_and_of_how_many_there_are(studio):
    """Twelve gaps are no list for a mail."""
    gaps = tuple((f"Story {n}", "en", "Spanish") for n in range(12))

    text = mail(studio, MailName.NUDGE, "en", gaps=gaps, blocking=()).text

    assert "12 STORIES LACK A LANGUAGE" in text
    assert text.count("Spanish missing") == 8
    assert "And four more." in text
    assert "Nothing stops it" in text


def test_a_title_in_another_language_says_so(studio):
    """A screen reader speaks a Spanish title as Spanish."""
    paragraphs = Anatomy(mail(studio, MailName.NUDGE, "en").html).named("p")

    tongues = {one.text: one.language for one in paragraphs}
    assert tongues["La caja de zapatos que guardaba un siglo del barrio"] == "es"


def test_a_newsroom_has_mails_of_its_own(with_own):
    """A file of the same name in its folder takes the place of ours, and may use our parts."""
    own = (
        '{% extends "mail/frame.html" %}{% import "mail/parts.html" as mail %}'
        '{% block words %}{{ mail.title("Hello") }}{{ mail.button(v, link, say("button")) }}'
        "{% endblock %}"
    )
    studio = with_own("mail/confirm/body.html", own)

    made = mail(studio, MailName.CONFIRM, "en")

    assert [one.text for one in Anatomy(made.html).named("h1")] == ["Hello"]
    assert LINK in made.html
    assert "One last step" not in made.html
    assert "ONE LAST STEP" in made.text


@pytest.mark.parametrize("part", ["subject.txt", "body.txt", "body.html"])
@pytest.mark.parametrize("mistake", ["{{ nobody }}", "{% if %}", "{{ say('nobody') }}"])
def test_a_mistake_in_a_template_names_file_and_line(with_own, part, mistake):
    """Whoever edits a mail learns where to look."""
    studio = with_own(f"mail/confirm/{part}", f"\n\n{mistake}\n")

    with pytest.raises(TemplateError) as caught:
        mail(studio, MailName.CONFIRM, "en")

    places = [
        rf"mail/confirm/{re.escape(part)}, line 3",
        r"strings/en\.toml.*mails\.confirm\.nobody",
    ]
    assert re.search(places["say" in mistake], str(caught.value))


def test_a_missing_fact_is_named(studio):
    """A confirmation without its link is a mistake, never a mail."""
    with pytest.raises(TemplateError, match="'link' is undefined"):
        render_mail(studio, MailName.CONFIRM, "en", title="The Weekly", count=48)
