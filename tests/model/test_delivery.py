from newsletter.model import OPEN, DeliveryState


def test_open_is_what_another_run_takes_up():
    """What was sent, refused, skipped or left to an editor is not tried again by itself."""
    assert set(DeliveryState) - OPEN == {
        DeliveryState.SENT,
        DeliveryState.FAILED,
        DeliveryState.UNCERTAIN,
        DeliveryState.SKIPPED,
    }
