"""Elements are those that mail programs and screen readers take."""

import pytest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</body>", "<script>x</script></body>"),
        ("</body>", "<form></form></body>"),
        ("</body>", "<style>p{color:#000000}</style></body>"),
        ('<body id="body"', '<body id="body" onload="x()"'),
    ],
)
def test_what_mail_programs_refuse_is_found(found, old, new):
    """Z-03: programs, forms, styles in the body."""
    assert ("Z-03", "block") in found((old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<!--[if mso]></td></tr></table><![endif]-->", ""),
        ("<!--[if mso]></td></tr></table><![endif]-->", "<!--[if mso]></table><![endif]-->"),
        ("<![endif]-->\n</td>", "-->\n</td>"),
    ],
)
def test_what_stands_for_outlook_alone_is_whole(found, old, new):
    """Z-06: as many ends as beginnings."""
    assert ("Z-06", "block") in found((old, new))


def test_tables_are_no_tables_to_a_screen_reader(found):
    """A-02: each has its role."""
    assert found(('<table role="presentation" border="0"', '<table border="0"')) == [
        ("A-02", "block")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "<title>Two Rivers Bilingual News, Thursday, November 26, 2026</title>",
            "<title></title>",
        ),
        (">View online<", "> <"),
    ],
)
def test_title_and_links_say_something(found, old, new):
    """A-05: an empty link is read as its address."""
    assert found((old, new)) == [("A-05", "block")]
