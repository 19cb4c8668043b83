"""How commands show the reasons for pairs: a line each, and what an editor is asked."""

from collections.abc import Mapping, Sequence

from newsletter.cli.output import note
from newsletter.model import Article, Evidence, Pairing
from newsletter.pipeline import Newsroom
from newsletter.render import reason

#: The language of the commands, where a newsroom has it.
OURS = "en"

#: Reasons that a question is shown with.
SHOWN = 4


def reasons(newsroom: Newsroom, evidence: Sequence[Evidence]) -> list[str]:
    """Return a line for each kind of evidence; what speaks against says so."""
    first = {one.kind: one for one in reversed(evidence)}
    kinds = dict.fromkeys(one.kind for one in evidence)
    lines = [(first[kind], line(newsroom, first[kind])) for kind in kinds]
    return [f"against: {said}" if one.weight < 0 else said for one, said in lines]


def line(newsroom: Newsroom, evidence: Evidence) -> str:
    """Return what *evidence* saw, in the language of the commands."""
    languages = newsroom.site.languages
    return reason(newsroom.strings, OURS if OURS in languages else languages[0], evidence)


def told(newsroom: Newsroom, evidence: Evidence) -> Mapping[str, object]:
    """Return *evidence* for programs, with its line in every language of the newsroom."""
    said = {tag: reason(newsroom.strings, tag, evidence) for tag in newsroom.site.languages}
    return {
        "kind": evidence.kind,
        "weight": evidence.weight,
        "seen": evidence.seen,
        "words": said,
    }


def show_suggestions(
    newsroom: Newsroom, asked: Sequence[Pairing], articles: Mapping[int, Article]
) -> None:
    """Show what an editor is asked: two titles, why, and the two answers."""
    for pairing in asked:
        first, second = pairing.articles
        note(f"Perhaps one story ({pairing.confidence:.2f}):")
        for number in pairing.articles:
            if number in articles:
                note(f"  {articles[number].language or '?'}  {articles[number].title}")
        for said in reasons(newsroom, pairing.evidence)[:SHOWN]:
            note(f"      {said}")
        note(f"  newsletter pair {first} {second}    or    newsletter unpair {first} {second}")
