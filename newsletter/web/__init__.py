"""The pages for readers and editors: parse, ask the desk, answer.

    request -> shields (HEAD, headers, crash) -> same origin (CSRF) -> page -> desk -> studio
    /u/ leaving, /p/ preferring, /es/issues/ published, /media/ /static/ files     for everybody
    /login -> session -> /editor/ issues -> issue -> frame                         for editors

Everything works without a script. What the pages need of the house is `Desk`; they know
neither the store nor the stages.
"""

from newsletter.web.app import create_app
from newsletter.web.desk import Desk, IssueLine, IssueView, LeaveReason
from newsletter.web.passwords import hash_password

__all__ = ["Desk", "IssueLine", "IssueView", "LeaveReason", "create_app", "hash_password"]
