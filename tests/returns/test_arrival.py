"""What is to be known of a mail that came."""

import pytest

from newsletter.model import ReturnClass
from newsletter.returns import arrival_of


def test_the_addresses_are_those_of_the_envelope_and_those_that_are_seen(note):
    """Each once, in small letters."""
    mail = note(To='"Leave" <LEAVE+1@Example.org>, b@example.org', Delivered_To="r+2@example.org")

    assert arrival_of(mail).to == ("r+2@example.org", "leave+1@example.org", "b@example.org")


def test_what_a_person_writes_is_meant(note):
    """Also what their mail program sends at their wish, and without a word."""
    assert arrival_of(note(Subject="unsubscribe")).is_meant
    assert arrival_of(note(Subject="unsubscribe", From="postmaster@example.com")).is_meant
    assert arrival_of(note(Subject="", Auto_Submitted="auto-generated")).is_meant


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"Subject": "Out of office: unsubscribe"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"Content_Type": "multipart/report; boundary=b"},
    ],
)
def test_what_a_machine_answers_is_not_meant(note, fields):
    """Neither an absence nor a report is a wish."""
    assert not arrival_of(note(**fields)).is_meant


def test_our_own_addresses_are_found_in_what_is_returned(report, group):
    """The bounce's own words and its reader's address are not among them."""
    mail = report(group()).replace(
        b"From: news@example.org",
        b"Return-Path: <r+1@example.org>\nList-Unsubscribe: <https://e.org/u>,\n"
        b" <mailto:leave+2@example.org?subject=unsubscribe>",
    )

    found = arrival_of(mail)

    assert found.said.kind is ReturnClass.HARD
    assert found.to == ("bounces@example.org",)
    assert found.returned == ("r+1@example.org", "leave+2@example.org?subject=unsubscribe")
    assert not found.is_meant
