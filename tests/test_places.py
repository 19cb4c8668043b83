import tomllib
from pathlib import Path

import pytest

from newsletter import places
from newsletter.config import read

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())


@pytest.mark.parametrize("path", [places.TEMPLATES, places.SEEDS, places.SAMPLE_CONFIG])
def test_what_comes_with_the_program_is_there(path):
    """Templates, seeds and the sample configuration are found from any working folder."""
    assert path.is_absolute()
    assert path.exists()


def test_a_wheel_brings_the_same_to_the_same_names():
    """In an installed package they lie inside it; there places looks for them."""
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert wheel == {
        path.name: f"newsletter/{path.name}"
        for path in (places.TEMPLATES, places.SEEDS, places.SAMPLE_CONFIG)
    }


@pytest.mark.parametrize("path", [places.SAMPLE_CONFIG, places.SEEDS / "config.toml"])
def test_both_configurations_that_we_give_can_be_used(path):
    """A newcomer does not begin with an error."""
    assert read(path).newsletters
