"""What answers mean: the table."""

import pytest

from newsletter.model import DeliveryState
from newsletter.send.replies import Step, refusal, verdict

SENT, DEFERRED, FAILED = DeliveryState.SENT, DeliveryState.DEFERRED, DeliveryState.FAILED


@pytest.mark.parametrize(
    ("step", "code", "text", "state"),
    [
        (Step.RCPT, 550, "5.1.1 unknown", FAILED),
        (Step.RCPT, 553, "5.1.3 bad syntax", FAILED),
        (Step.RCPT, 504, "5.5.2 need fully-qualified address", FAILED),
        (Step.RCPT, 550, "5.7.1 you are not wanted", FAILED),
        (Step.RCPT, 421, "4.3.2 going down", DEFERRED),
        (Step.RCPT, 450, "4.2.0 greylisted", DEFERRED),
        (Step.RCPT, 452, "4.2.2 mailbox full", DEFERRED),
        (Step.RCPT, 552, "too many recipients", DEFERRED),
        (Step.RCPT, 554, "5.7.1 <a@b>: Relay access denied", DEFERRED),
        (Step.RCPT, 550, "5.7.1 Unable to relay", DEFERRED),
        (Step.RCPT, 550, "relay not permitted", DEFERRED),
        (Step.DATA, 554, "no valid recipients", FAILED),
        (Step.DATA, 451, "not now", DEFERRED),
    ],
)
def test_a_refusal_is_for_now_or_for_good(step, code, text, state):
    """4xx, 552, and what speaks of us are for now."""
    outcome = refusal(step, code, text)

    assert outcome.state is state
    assert outcome.reply == f"{code} {text}"


@pytest.mark.parametrize(("step", "code"), [(Step.RCPT, 250), (Step.RCPT, 251), (Step.DATA, 354)])
def test_what_is_expected_goes_on(step, code):
    """There is nothing to report yet."""
    assert refusal(step, code, "OK") is None


@pytest.mark.parametrize(
    ("code", "text", "state"),
    [
        (250, "2.0.0 queued", SENT),
        (252, "will try", SENT),
        (421, "4.7.0 rate limited", DEFERRED),
        (451, "4.3.0 not now", DEFERRED),
        (550, "5.7.515 sender not authenticated", DEFERRED),
        (550, "5.7.26 no DKIM, no SPF", DEFERRED),
        (550, "5.7.260 something else", FAILED),
        (552, "5.3.4 message too big", FAILED),
        (554, "5.6.0 refused", FAILED),
    ],
)
def test_the_answer_to_the_final_dot_is_the_verdict(code, text, state):
    """2xx is sent; a refusal that speaks of us is for now."""
    assert verdict(code, text).state is state


@pytest.mark.parametrize(
    ("step", "code"),
    [(Step.RCPT, 354), (Step.RCPT, -1), (Step.RCPT, 503), (Step.RCPT, 530), (Step.DATA, 250)],
)
def test_an_answer_out_of_place_is_none(step, code):
    """It belongs to no message."""
    with pytest.raises(ValueError, match=str(code)):
        refusal(step, code, "")


@pytest.mark.parametrize("code", [-1, 25, 354, 600])
def test_a_verdict_out_of_place_is_none(code):
    """Nobody knows what became of the message."""
    with pytest.raises(ValueError, match=str(code)):
        verdict(code, "")
