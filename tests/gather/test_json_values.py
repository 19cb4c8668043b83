"""What stands in JSON is found where it should be, whatever a site wrote there."""

import pytest

from newsletter.gather.json_values import JSON, decoded, list_at, objects_at, text_at, value_at

RAW = JSON.decode(
    '{"a": {"b": 12345678901234567890, "c": "x\ty"}, "d": [1, [{"e": 2}], {"f": null}]}'
)


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (("a", "b"), "12345678901234567890"),
        (("a", "c"), "x\ty"),
        (("a",), ""),
        (("d",), ""),
        (("a", "b", "c"), ""),
        (("none", "b"), ""),
        ((), ""),
    ],
)
def test_a_text_is_found_or_there_is_none(way, text):
    """Numbers are texts as they are written; anything else is none."""
    assert text_at(RAW, *way) == text


def test_a_way_that_leads_nowhere_finds_nothing():
    """Neither a value, nor a list, nor objects."""
    assert value_at(RAW, "a", "b", "c") is None
    assert list_at(RAW, "a") == []
    assert objects_at("words", "a") == []


def test_objects_are_found_in_lists_of_lists():
    """What is no object is passed over."""
    assert objects_at(RAW, "d") == [{"e": "2"}, {"f": None}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-le"])
def test_every_encoding_of_json_is_read(encoding):
    """Its first bytes tell (RFC 4627, section 3)."""
    assert JSON.decode(decoded('{"a": "ñ"}'.encode(encoding))) == {"a": "ñ"}
