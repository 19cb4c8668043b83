"""Spanish is written as Spanish."""

from dataclasses import replace

import pytest

from newsletter.render.checks.punctuation import slips
from tests.render.checks.conftest import DUE


@pytest.mark.parametrize(
    "text",
    [
        "Cuándo abre el mercado?",
        "Abre hoy. Qué bueno!",
        "Abre a las 4 p.m. del lunes",
        "Abre a las 4pm",
        "Abre el Lunes",
        "Abre el 3 de Diciembre",
    ],
)
def test_slips_are_found(text):
    """Marks that open, hours, days and months."""
    assert len(slips(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuándo abre? ¡Hoy!",
        "Dijo: ¿cuándo?",
        "Lunes de feria. Abre a las 4 p. m., el 3 de diciembre",
        "",
    ],
)
def test_good_spanish_passes(text):
    """A sentence may begin with a day."""
    assert slips(text) == []


def test_it_is_said_where(told):
    """T-07: in which field of the issue."""
    words = {**DUE.words, "es": replace(DUE.words["es"], note="Buenos días, vecinos!")}

    found = told(issue=replace(DUE, words=words))

    assert [(one.id, one.level, one.where) for one in found] == [("T-07", "warn", "words/es/note")]
