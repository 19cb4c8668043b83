"""What the tests of the renderer share."""

import pytest

from newsletter.render import Strings, Studio
from tests.render.arabic import arabic_studio
from tests.render.sample import studio as sample_studio


@pytest.fixture(scope="session")
def studio() -> Studio:
    """Our own templates and words."""
    return sample_studio()


@pytest.fixture
def strings(studio) -> Strings:
    """Our own words."""
    return studio.strings


@pytest.fixture(scope="session")
def arabic(tmp_path_factory) -> Studio:
    """Our own templates, in English and Arabic."""
    return arabic_studio(tmp_path_factory.mktemp("arabic"))
