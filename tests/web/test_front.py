"""The front page."""


def test_it_says_who_we_are_and_where_the_links_are(stranger):
    """Who comes without a link learns that each mail holds links of their own."""
    page = stranger.get("/?lang=es").text

    assert "Two Rivers Bilingual News" in page
    assert "Un pueblo, dos idiomas" in page
    assert "Cada correo termina con enlaces" in page
