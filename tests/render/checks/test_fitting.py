"""What did not fit is told."""

from dataclasses import replace


def test_what_did_not_fit_is_told(told, stacked):
    """Z-01: how many stories, for that edition alone; nothing when all are there."""
    short = replace(stacked, shows=stacked.shows[:2])

    found = [one for one in told(renderings={"en+es": short}) if one.id == "Z-01"]
    assert [(one.edition, str(one.level)) for one in found] == [("en+es", "warn")]
    assert "did not fit" in found[0].messages["en"]
    assert "Z-01" not in {one.id for one in told(renderings={"en+es": stacked})}
