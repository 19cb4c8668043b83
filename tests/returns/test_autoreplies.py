"""Automatic answers."""

import pytest

from newsletter.model import Return, ReturnClass
from newsletter.returns import classify


@pytest.mark.parametrize(
    "field",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "Auto-Replied (vacation)"},
        {"X_Autoreply": "yes"},
        {"Precedence": "auto_reply"},
        {"Subject": "Automatic reply: News"},
        {"Subject": "Out of Office Re: News"},
        {"Subject": "Respuesta automática: Noticias"},
        {"Subject": "=?utf-8?q?Respuesta_autom=C3=A1tica=3A_Noticias?="},
        {"Subject": "Fuera de la oficina"},
    ],
)
def test_an_automatic_answer_is_told_by_its_marks(note, field):
    """In both languages; it names who is away, and counts for nothing."""
    returned = classify(note("I am away until Monday. Mailbox full of mail.", **field))

    assert returned == Return(ReturnClass.AUTOREPLY, ("ann@example.com",))


@pytest.mark.parametrize(
    "field",
    [{}, {"Auto_Submitted": "no"}, {"Auto_Submitted": "auto-generated"}, {"Subject": "Re: News"}],
)
def test_a_persons_answer_is_none(note, field):
    """Somebody writes to us."""
    words = "Thanks! My address ben@example.com is unknown to you. 550 greetings."

    assert classify(note(words, **field)) == Return(ReturnClass.NONE)
