import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import InputError
from newsletter.model import Edition, Layout, edition_among, editions_of

TAG = st.from_regex(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?", fullmatch=True)


def test_two_languages_make_five_editions():
    """Each alone, both stacked in either order, and both side by side."""
    codes = [edition.code for edition in editions_of(["en", "es"])]

    assert codes == ["en", "es", "en+es", "es+en", "en~es"]


def test_one_language_makes_one_edition():
    """There is nothing to put beside it."""
    assert editions_of(["es"]) == (Edition(("es",), Layout.SINGLE),)


@given(st.lists(TAG, min_size=1, max_size=3, unique=True))
@settings(max_examples=100)
def test_every_edition_is_read_as_it_is_written(languages):
    """Its code says all of it, whatever the languages are."""
    editions = editions_of(languages)

    assert tuple(Edition.parse(edition.code) for edition in editions) == editions
    assert len({edition.code for edition in editions}) == len(editions)


def test_spaces_around_a_code_do_not_count():
    """A cell of a list of subscribers often has some."""
    assert Edition.parse(" en+es\n") == Edition(("en", "es"), Layout.STACKED)


@pytest.mark.parametrize(
    "code",
    [
        "",
        " ",
        "+",
        "en+",
        "+es",
        "en+en",
        "en~en",
        "en + es",
        "en+es+fr",
        "en~es+fr",
        "en,es",
        "e n",
    ],
)
def test_what_is_no_code_is_refused(code):
    """The error shows what was given, and how it should look."""
    with pytest.raises(InputError) as caught:
        Edition.parse(code)

    assert repr(code) in str(caught.value)
    assert "en~es" in caught.value.remedy


@given(st.text(max_size=12))
@settings(max_examples=150)
def test_any_text_is_an_edition_or_an_error(text):
    """What is read can be written again."""
    try:
        edition = Edition.parse(text)
    except InputError:
        return

    assert edition.code == text.strip()


def test_its_reader_is_spoken_to_in_the_first_language():
    """Greeting and footer of es+en are Spanish."""
    assert Edition.parse("es+en").language == "es"


def test_an_edition_is_found_among_the_newsrooms():
    """Spaces around it do not count."""
    assert edition_among(" en~es ", ["en", "es"]).layout is Layout.SIDE


@pytest.mark.parametrize("code", ["fr", "es~en", "en+fr", "", "EN"])
def test_an_edition_that_there_is_not_is_refused(code):
    """The error lists those there are."""
    with pytest.raises(InputError, match=r"Choose one of en, es, en\+es, es\+en, en~es\."):
        edition_among(code, ["en", "es"])
