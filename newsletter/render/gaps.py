"""The checks of an issue's translations: those that it waits for, and those by machine."""

from collections.abc import Mapping

from newsletter.model import Approval, Issue, Missing, Newsletter, Site, Story, is_stale
from newsletter.render.findings import Finding, Level
from newsletter.render.strings import Strings


def gaps(
    newsletter: Newsletter,
    issue: Issue,
    stories: Mapping[int, Story],
    site: Site,
    strings: Strings,
) -> tuple[Finding, ...]:
    """Return a finding that blocks for every language that a story of *issue* lacks.

    Only a newsletter that holds its issue for missing translations has any.
    """
    if newsletter.when_translation_missing is not Missing.HOLD:
        return ()
    return tuple(
        Finding("T-01", Level.BLOCK, language, _messages("T-01", story, language, site, strings))
        for story, language in _lacking(issue, stories, site)
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
    if newsletter.when_translation_missing is not Missing.TRANSLATE:
        return ()
    alone = newsletter.approval is Approval.AUTO
    findings = []
    for story, language in _lacking(issue, stories, site):
        draft = story.drafts.get(language)
        if draft is None:
            continue
        made_of = {article.id: article for article in story.articles.values()}
        stale = draft.article in made_of and is_stale(draft, made_of[draft.article])
        number = "T-03" if stale else "T-02"
        level = Level.BLOCK if stale or alone else Level.WARN
        said = _messages(number, story, language, site, strings)
        findings.append(Finding(number, level, language, said))
        if draft.numbers:
            found = " · ".join(draft.numbers)
            said = _messages("T-04", story, language, site, strings, found=found)
            findings.append(Finding("T-04", Level.WARN, language, said))
    return tuple(findings)


def _lacking(issue: Issue, stories: Mapping[int, Story], site: Site) -> list[tuple[Story, str]]:
    """Return every language that a story of *issue*, news to all its readers, lacks."""
    return [
        (stories[place.story], language)
        for place in issue.stories
        if place.story in stories and not place.editions
        for language in site.languages
        if language not in stories[place.story].articles
    ]


def _messages(
    number: str, story: Story, language: str, site: Site, strings: Strings, **values: object
) -> Mapping[str, str]:
    title = story.title_in(site.languages)
    return {
        reader: strings.say(
            reader, f"check.{number}", title=title, tongue=strings.name(reader, language), **values
        )
        for reader in site.languages
    }
