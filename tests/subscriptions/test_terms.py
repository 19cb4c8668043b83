import pytest

from newsletter.errors import InputError
from newsletter.model import Newsletter
from newsletter.subscriptions import Terms

WEEKLY = Newsletter("weekly", {"en": "Weekly", "es": "Semanal"}, edition="en+es")


def test_a_wish_wins_over_the_terms_and_the_newsletter():
    """What a reader asks for comes first, then what the import says, then the default."""
    terms = Terms(WEEKLY, ("en", "es"), "asked at the fair", "es")

    assert terms.edition_for("en~es") == "en~es"
    assert terms.edition_for("") == "es"
    assert Terms(WEEKLY, ("en", "es"), "asked").edition_for("") == "en+es"


def test_nobody_is_added_without_consent():
    """Consent in blank words is none."""
    with pytest.raises(InputError, match="consent"):
        Terms(WEEKLY, ("en", "es"), "  ")


def test_an_edition_that_there_is_not_is_refused_with_those_there_are():
    """A wrong code is found before the first line is read."""
    with pytest.raises(InputError, match="en, es"):
        Terms(WEEKLY, ("en", "es"), "asked", "fr")
