from datetime import UTC, datetime

from newsletter.model import Issue


def test_an_issue_bears_the_local_date():
    """Due on Thursday evening in Phoenix, which is Friday in UTC: it is Thursday's issue."""
    evening = Issue(1, "weekly", datetime(2026, 11, 27, 2, tzinfo=UTC), "2026-11-26T19:00")

    assert evening.date == "2026-11-26"
