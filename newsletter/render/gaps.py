"""The checks of an issue's translations: those that it waits for, and those by machine."""

from collections.abc import Iterable, Mapping

from newsletter.model import Approval, Evidence, Issue, Missing, Newsletter, Site, Story, is_stale
from newsletter.render.findings import Finding, Level, finding
from newsletter.render.reasons import reason
from newsletter.render.strings import Strings


def gaps(
    newsletter: Newsletter,
    issue: Issue,
    stories: Mapping[int, Story],
    site: Site,
    strings: Strings,
) -> tuple[Finding, ...]:
    """Return a finding that blocks for every language that a story of *issue* lacks.

    Only stories that are held for their translations have any.
    """
    return tuple(
        _found("T-01", Level.BLOCK, story, language, strings)
        for story, language in _lacking(newsletter, issue, stories, site, Missing.HOLD)
    )


def machine_made(
    newsletter: Newsletter,
    issue: Issue,
    stories: Mapping[int, Story],
    site: Site,
    strings: Strings,
) -> tuple[Finding, ...]:
    """Return a finding for every translation by machine that *issue* shows.

    An editor who approves it has read it; nothing else may approve it. What was made of an
    article that has changed since blocks in any case.
    """
    alone = newsletter.approval is Approval.AUTO
    findings = []
    for story, language in _lacking(newsletter, issue, stories, site, Missing.TRANSLATE):
        draft = story.drafts.get(language)
        if draft is None:
            findings.append(_found("T-15", Level.WARN, story, language, strings))
            continue
        original = story.original_of(draft)
        stale = original is not None and is_stale(draft, original)
        number = "T-03" if stale else "T-02"
        level = Level.BLOCK if stale or alone else Level.WARN
        findings.append(_found(number, level, story, language, strings))
        if draft.numbers:
            found = " · ".join(draft.numbers)
            findings.append(_found("T-04", Level.WARN, story, language, strings, found=found))
    return tuple(findings)


def doubted(found: Iterable[tuple[Story, Evidence]], strings: Strings) -> tuple[Finding, ...]:
    """Return a finding for every story of which something does not fit, and what that is."""
    languages = strings.languages
    return tuple(
        Finding(
            "T-14",
            Level.WARN,
            languages[0],
            {
                language: strings.say(
                    language,
                    "check.T-14",
                    title=story.title_in(languages),
                    reason=reason(strings, language, evidence),
                )
                for language in languages
            },
            f"stories/{story.id}",
        )
        for story, evidence in found
    )


def _lacking(
    newsletter: Newsletter,
    issue: Issue,
    stories: Mapping[int, Story],
    site: Site,
    policy: Missing,
) -> list[tuple[Story, str]]:
    """Return every language that a story of *issue* lacks, for which *policy* says what happens.

    What only some readers get, for the others had it before, is whole for those.
    """
    return [
        (stories[place.story], language)
        for place in issue.stories
        if place.story in stories and not place.editions
        if newsletter.when_missing(place.section, place.missing) is policy
        for language in site.languages
        if language not in stories[place.story].articles
    ]


def _found(
    number: str, level: Level, story: Story, language: str, strings: Strings, **values: object
) -> Finding:
    title, where = story.title_in(strings.languages), f"stories/{story.id}/{language}"
    values |= {"title": title, "language": language}
    return finding(strings, number, level, language, where, **values)
