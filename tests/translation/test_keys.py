"""Keys are taken from where others cannot read them."""

import os

import pytest

from newsletter.errors import ConfigError
from newsletter.translation import TranslationSettings, key_of


def in_file(path, text="secret:fx\n", mode=0o600):
    path.write_text(text)
    path.chmod(mode)
    return TranslationSettings(key_file=str(path))


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o640, 0o440])
def test_a_key_in_a_file_of_ours_is_read(tmp_path, mode):
    """Of the group, whom an administrator chose, one is not afraid."""
    assert key_of(in_file(tmp_path / "key", mode=mode), {}) == "secret:fx"


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o604, 0o602])
def test_a_key_that_lies_open_is_refused(tmp_path, mode):
    """With what to do about it, and without the key."""
    with pytest.raises(ConfigError, match="chmod 600") as raised:
        key_of(in_file(tmp_path / "key", mode=mode), {})

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("text", ["", " \n", "a b", "clé", "a\nb", "\x00"])
def test_what_is_no_key_is_refused(tmp_path, text):
    """It would become a header of a request."""
    with pytest.raises(ConfigError, match="no key"):
        key_of(in_file(tmp_path / "key", text), {})


def test_a_file_that_is_none_is_refused(tmp_path):
    """Missing, a folder, a pipe that nobody writes to: told at once."""
    os.mkfifo(tmp_path / "pipe", 0o600)

    for name in ("missing", "pipe", ".", "a\0b"):
        with pytest.raises(ConfigError):
            key_of(TranslationSettings(key_file=str(tmp_path / name)), {})


def test_a_key_in_the_environment():
    """Its variable is named; where it is not set, that is told."""
    settings = TranslationSettings(key_env="DEEPL_KEY")

    assert key_of(settings, {"DEEPL_KEY": " k \n"}) == "k"
    assert key_of(TranslationSettings(), {"DEEPL_KEY": "k"}) == ""
    with pytest.raises(ConfigError, match="DEEPL_KEY"):
        key_of(settings, {})
