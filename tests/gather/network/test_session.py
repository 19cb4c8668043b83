"""A session does nothing of its own accord."""

from newsletter.gather.network.line import Line
from newsletter.gather.network.session import Session


def test_cookies_are_not_kept(httpserver):
    """Nobody can follow us from one reading to the next."""
    httpserver.expect_request("/").respond_with_data("x", headers={"Set-Cookie": "id=1"})

    with Session("tester", Line(), allow_private=True) as session:
        session.get(httpserver.url_for("/"))
        session.get(httpserver.url_for("/"))

    assert [request.headers.get("Cookie") for request, _ in httpserver.log] == [None, None]
    assert httpserver.log[0][0].headers["User-Agent"] == "tester"
