"""Who wrote it is told by name only."""

import pytest

from newsletter.gather.text.bylines import byline


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([], ""),
        (["Ana Ruiz", "", "Ben Ito"], "Ana Ruiz, Ben Ito"),
        (["ana@news.example (Ana Ruiz)", "Ben Ito <ben@news.example>"], "Ana Ruiz, Ben Ito"),
        (["desk@news.example"], ""),
    ],
)
def test_names_stand_on_one_line_without_addresses(names, line):
    """An address of mail is nobody's business."""
    assert byline(names) == line
