"""The machine's work, stage after stage.

    sources --gathering--> articles --pairing--> stories --composing--> issue (draft)
        --approving--> issue (approved, renderings frozen) --sending--> deliveries

`due` runs all of it for whatever newsletter is due. Nothing here decides: the rooms of the
stages do. The pipeline fetches from the store what they need, and keeps what they return.
"""

from newsletter.pipeline.admitting import (
    Admitted,
    Refused,
    Wishes,
    address_key,
    admit,
    unnamed_in,
)
from newsletter.pipeline.approving import Proof, approve, proof, reopen
from newsletter.pipeline.checking import CheckLimits, check_online, unasked
from newsletter.pipeline.composing import Draft, compose_issue, next_due, recompose, stories_of
from newsletter.pipeline.due import DueReport, Happening, run_due
from newsletter.pipeline.gaps import Gap, GapReport, find_gaps
from newsletter.pipeline.gathering import SourceReport, gather_sources, keep_up
from newsletter.pipeline.mailing import nudge_editors, send_mail
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.pairing import PairingReport, doubts_of, pair_articles
from newsletter.pipeline.previewing import sample_headers, test_issue, write_preview
from newsletter.pipeline.sending import Figures, Meter, SendReport, send_issue
from newsletter.pipeline.trial import ReadingRoom, Trial, try_source

__all__ = [
    "Admitted",
    "CheckLimits",
    "Draft",
    "DueReport",
    "Figures",
    "Gap",
    "GapReport",
    "Happening",
    "Meter",
    "Newsroom",
    "PairingReport",
    "Proof",
    "ReadingRoom",
    "Refused",
    "SendReport",
    "SourceReport",
    "Trial",
    "Wishes",
    "address_key",
    "admit",
    "approve",
    "check_online",
    "compose_issue",
    "doubts_of",
    "find_gaps",
    "gather_sources",
    "keep_up",
    "next_due",
    "nudge_editors",
    "pair_articles",
    "proof",
    "recompose",
    "reopen",
    "run_due",
    "sample_headers",
    "send_issue",
    "send_mail",
    "stories_of",
    "test_issue",
    "try_source",
    "unasked",
    "unnamed_in",
    "write_preview",
]
