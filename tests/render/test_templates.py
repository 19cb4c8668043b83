"""Tests of filling in templates."""

import pytest

from newsletter.errors import TemplateError
from newsletter.render import Studio
from tests.render.sample import SITE


@pytest.fixture
def studio_of(strings, tmp_path):
    """Return a studio over templates given as name -> text."""

    def studio_of(**templates):
        for name, text in templates.items():
            path = tmp_path / "ours" / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Studio([tmp_path / "own", tmp_path / "ours"], strings, SITE)

    return studio_of


def test_words_are_escaped_in_html_only(studio_of):
    """Markup in a title is text; plain text and CSS have no escapes."""
    studio = studio_of(a_html="{{ x }}", a_txt="{{ x }}", a_css="{{ x }}")

    filled = [studio.render(name, x='<b>&"') for name in ("a.html", "a.txt", "a.css")]

    assert filled == ["&lt;b&gt;&amp;&#34;", '<b>&"', '<b>&"']


def test_braces_in_words_stay_words(studio_of):
    """A title is never taken for a template."""
    assert studio_of(a_html="{{ x }}").render("a.html", x="{{ 7*7 }}") == "{{ 7*7 }}"


def test_an_own_folder_comes_first(studio_of, tmp_path):
    """A newsroom may replace single templates."""
    studio = studio_of(a_html="ours {% include 'b.html' %}", b_html="ours")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "b.html").write_text("own")

    assert studio.render("a.html") == "ours own"


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("\n{{ nobody }}", r"a\.html, line 2", "nobody"),
        ("\n\n{% if %}", r"a\.html, line 3", "mistake"),
        ("{{ x.y }}", r"a\.html, line 1", "y"),
        ("{{ x + 1 }}", r"a\.html, line 1", "filled in"),
        ("{{ 1 / 0 }}", r"a\.html, line 1", "zero"),
        ("{% include 'no.html' %}", r"a\.html", r"no\.html"),
        ("{{ x | nofilter }}", r"a\.html, line 1", "nofilter"),
    ],
)
def test_a_mistake_is_named_with_its_line(studio_of, text, place, what):
    """Whoever edits a template learns where to look."""
    studio = studio_of(a_html=text)

    with pytest.raises(TemplateError, match=what) as caught:
        studio.render("a.html", x="text")

    caught.match(place)


def test_a_mistake_in_a_part_names_the_part(studio_of):
    """The line is that of the innermost template."""
    studio = studio_of(
        a_html="{% import 'b.html' as b %}{{ b.m() }}",
        b_html="{% macro m() %}\n{{ q }}{% endmacro %}",
    )

    with pytest.raises(TemplateError, match=r"b\.html, line 2"):
        studio.render("a.html")


def test_a_missing_template_is_named(studio_of):
    """There is no page without a template."""
    with pytest.raises(TemplateError, match=r"web/nowhere\.html"):
        studio_of().page("nowhere", "en")


def test_an_unknown_sentence_says_its_own_name(studio_of):
    """A page that asks for a sentence nobody wrote fails with the catalogue's words."""
    with pytest.raises(TemplateError, match=r"strings/es\.toml.*web\.nobody"):
        studio_of(web__a_html="{{ say('web.nobody') }}").page("a", "es")


def test_a_page_speaks_its_language(studio_of):
    """It knows its language, the site, and says sentences in it."""
    studio = studio_of(
        web__a_html="{{ language }} {{ direction }} {{ site.base_url }} {{ say('mail.read', count=n) }}"
    )

    assert studio.page("a", "es", n=2) == "es ltr https://news.example 2 min de lectura"


def test_a_template_that_is_no_utf_8_is_named(tmp_path, strings):
    """And so is the line that takes in one that is not there."""
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / "single.html").write_bytes(b"\xff\xfe")
    (tmp_path / "editions" / "side.html").write_text("a\n{% include 'nope.html' %}")
    studio = Studio([tmp_path], strings, SITE)

    with pytest.raises(TemplateError, match="UTF-8") as no_text:
        studio.render("editions/single.html")
    with pytest.raises(TemplateError, match="nope") as missing:
        studio.render("editions/side.html")
    assert no_text.value.where == "editions/single.html"
    assert str(missing.value.where).endswith("editions/side.html, line 2")
