"""What must hold of the parts of an edition: blocks, sections, sponsors."""

from collections.abc import Collection, Iterator

from newsletter.config.looks import is_safe
from newsletter.config.shape import Problem, Way
from newsletter.config.words import foreign_words, problems_in_words
from newsletter.model import Block, Newsletter, Section, Sponsor

#: Longest name, text and address of a sponsor, in characters.
LONGEST = {"name": 80, "text": 400, "url": 2_000}

#: How the stories of a section may be set.
SET = (Block.STORIES, Block.WORD)


def problems_of_blocks(
    newsletter: Newsletter, languages: Collection[str], way: Way
) -> Iterator[Problem]:
    """Yield what is wrong with the parts of which the editions of *newsletter* are made."""
    blocks = newsletter.blocks
    twice = [block for place, block in enumerate(blocks) if block in blocks[:place]]
    if twice:
        yield Problem((*way, "blocks"), f'"{twice[0]}" stands there twice.', "Leave it once.")
    if not {Block.LEAD, Block.STORIES} & set(blocks):
        yield Problem(
            (*way, "blocks"), "No story would be shown.", 'Write "lead", "stories", or both.'
        )
    for index, section in enumerate(newsletter.sections):
        yield from _section(section, languages, (*way, "sections", index))
    for index, sponsor in enumerate(newsletter.sponsors):
        yield from _sponsor(sponsor, languages, (*way, "sponsors", index))


def _section(section: Section, languages: Collection[str], way: Way) -> Iterator[Problem]:
    yield from problems_in_words((*way, "title"), section.title, languages, needed=True)
    if section.block not in SET:
        yield Problem((*way, "block"), f'A section is no "{section.block}".',
                      'Write "stories" or "word".')  # fmt: skip


def _sponsor(sponsor: Sponsor, languages: Collection[str], way: Way) -> Iterator[Problem]:
    """Yield what is wrong with *sponsor*; its link may be there for some languages only."""
    yield from problems_in_words((*way, "name"), sponsor.name, languages, needed=True)
    yield from problems_in_words((*way, "text"), sponsor.text, languages, needed=True)
    yield from foreign_words((*way, "url"), sponsor.url, languages)
    for key, longest in LONGEST.items():
        if any(len(words) > longest for words in getattr(sponsor, key).values()):
            what = f"This is longer than {longest:,} characters."
            yield Problem((*way, key), what, "Shorten it.")
    for address in filter(None, sponsor.url.values()):
        if not is_safe(address):
            what = f"{address[:200]!r} is no safe web address."
            yield Problem((*way, "url"), what, "Write https://…")
    first, last = sponsor.first_day, sponsor.last_day
    if first and last and last < first:
        yield Problem((*way, "last_day"), f"It is before the first day, {first}.",
                      "Write the day of the last issue that may show it.")  # fmt: skip
