"""Only what all mail programs show is used."""

import pytest

AFTER = "#outlook a{padding:0}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("</body>", "<section></section></body>", "<section> fails in Outlook."),
        ("</body>", "<marquee></marquee></body>", "<marquee> is not among"),
        (AFTER, AFTER + ".x{box-shadow:0 0 1px #000000}", "box-shadow fails in Gmail, Outlook."),
        (AFTER, AFTER + ".x{text-wrap:balance}", "text-wrap is not among"),
        (AFTER, AFTER + "@font-face{color:#000000}", "@font-face fails in Gmail, Outlook."),
        ('width="544"', 'width="544" srcset="x 2x"', "srcset fails in Gmail, Outlook."),
    ],
)
def test_what_is_on_no_list_is_pointed_out(findings, old, new, said):
    """R-01: with the clients that fail, where they are known."""
    found = [one for one in findings((old, new)) if one.id == "R-01"]

    assert [one.level for one in found] == ["warn"]
    assert found[0].messages["en"].startswith(said)
