"""What `[brand]` may say."""

import pytest

from newsletter import config
from newsletter.errors import ConfigError
from tests.config.test_reading import GOOD


@pytest.fixture
def branded(tmp_path):
    """Read a file with these lines in [brand]."""

    def branded(lines):
        (tmp_path / "config.toml").write_text(f"{GOOD}[brand]\n{lines}\n")
        (tmp_path / "logo.png").write_bytes(b"a picture")
        (tmp_path / "logo.svg").write_bytes(b"<svg/>")
        return config.read(tmp_path / "config.toml").site.brand

    return branded


def test_a_logo_is_a_file_or_an_address(branded, tmp_path):
    """A path is seen from the file that names it."""
    assert branded('logo = "logo.png"').logo == str(tmp_path / "logo.png")
    assert branded('logo = "https://x.example/l"').logo == "https://x.example/l"
    assert branded("").logo == ""


@pytest.mark.parametrize("fonts", ["Verdana,sans-serif", "Trebuchet MS, Segoe UI, sans-serif"])
def test_fonts_are_names(branded, fonts):
    """As CSS lists them."""
    assert branded(f'text_font = "{fonts}"').text_font == fonts


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("headline_font = 'Georgia,\"Times New Roman\",serif'", "no list of fonts"),
        ('text_font = "Arial;color:red"', "no list of fonts"),
        ('text_font = "Arial}*{x:y,serif"', "no list of fonts"),
        ('text_font = "url(https://x.example/f.woff),serif"', "no list of fonts"),
        ('text_font = ""', "no list of fonts"),
        ('text_font = "Arial"', "end with one of serif"),
        ('logo = "lost.png"', "There is no file 'lost.png'"),
        ('logo = "logo.svg"', "PNG, JPEG or GIF"),
        ('logo = "http://x.example/logo.png"', "no safe web address"),
        ("logo_width = 600", "between 16 and 240"),
        ("logo_height = -1", "between 0 and 400"),
    ],
)
def test_what_no_mail_can_show_is_refused(branded, line, words):
    """With the key and its line."""
    with pytest.raises(ConfigError, match=words) as caught:
        branded(line)

    assert line.partition(" ")[0] in str(caught.value)
    assert "line 25" in str(caught.value)
