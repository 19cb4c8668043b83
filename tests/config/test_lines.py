from newsletter.config.lines import line_of, lines_of

TEXT = """\
[site]
name = "News"

[[newsletter]]
id = "weekly"
[[newsletter.sections]]
id = "news"
[[newsletter.sections]]
id = "sports"

[[newsletter]]
id = "daily"
[[newsletter.sections]]
"quoted" = 1
"""


def test_a_key_of_a_table_has_its_line():
    """A key is found by its table and its name."""
    assert lines_of(TEXT)["site", "name"] == 2


def test_arrays_of_tables_are_counted():
    """The second section of the first newsletter, and the first of the second, are told apart."""
    lines = lines_of(TEXT)

    assert lines["newsletter", 0, "sections", 1, "id"] == 9
    assert lines["newsletter", 1, "sections", 0, "quoted"] == 14


def test_what_is_not_there_has_the_line_of_the_table_around_it():
    """A missing key is reported where it would stand."""
    assert line_of(("newsletter", 1, "title"), lines_of(TEXT)) == 11


def test_a_way_that_leads_nowhere_has_no_line():
    """Nothing is made up about a table that does not exist."""
    assert line_of(("mail",), lines_of(TEXT)) is None


def test_only_ends_of_lines_end_lines():
    """As editors count them: a text may hold what Python takes for an end."""
    assert lines_of('[site]\nname = "a\u2028b\x85"\r\nurl = 1\n')["site", "url"] == 3
