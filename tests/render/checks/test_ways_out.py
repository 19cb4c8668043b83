"""Every reader can leave, and knows who writes and why."""

from dataclasses import replace

from tests.render.sample import SITE


def test_every_language_has_a_way_out(found):
    """C-01 and X-01: no unsubscribe link in either language."""
    assert found(
        ('href="__UNSUBSCRIBE__"', 'href="https://news.example/x"'),
        text=[("__UNSUBSCRIBE__", "https://news.example/x")],
    ) == [("X-01", "block"), ("C-01", "block"), ("C-01", "block")]


def test_the_postal_address_is_there(found, findings):
    """C-03: the law wants it, in the mail and in the configuration."""
    assert found(("12 Mesquite Street", "")) == [("C-03", "block")] * 2
    missing = findings(site=replace(SITE, postal_address={}))
    assert [(one.id, one.where) for one in missing] == [("C-03", "config/site.postal_address")] * 2


def test_readers_are_told_why(found):
    """C-05: in each language."""
    assert found(("Recibes este correo", "Hola")) == [("C-05", "block")]
