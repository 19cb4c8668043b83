"""The main job with a server for a database."""

import json

from tests.newsrooms import CONFIG, write_story
from tests.whole.conftest import Command


def test_an_issue_comes_out_of_postgresql(newsletter: Command, tmp_path, postgresql_url):
    """Set up, gathered, subscribed, brought out once; a second run finds nothing to do."""
    database = f'[database]\nurl = "{postgresql_url}"\n\n[mail]'
    (tmp_path / "config.toml").write_text(CONFIG.replace("[mail]", database))
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    newsletter("init")
    newsletter("subscribers", "add", "ana@example.org", "--edition", "es", "--consent", "asked")

    due = ["run-due", "--now", "2026-11-26T07:00-07:00", "--json"]
    first, second = (json.loads(newsletter(*due).stdout)[0]["happening"] for _ in range(2))

    assert (first, second) == ("sent", "nothing")
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1
    assert not (tmp_path / "newsletter.db").exists()
