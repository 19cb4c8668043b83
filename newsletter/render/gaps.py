"""The check of an issue's translations, where the newsletter waits for them."""

from collections.abc import Mapping

from newsletter.model import Issue, Missing, Newsletter, Site, Story
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
    chosen = [
        stories[place.story]
        for place in issue.stories
        if place.story in stories and not place.editions
    ]
    return tuple(
        Finding("T-01", Level.BLOCK, language, _messages(story, language, site, strings))
        for story in chosen
        for language in site.languages
        if language not in story.articles
    )


def _messages(story: Story, language: str, site: Site, strings: Strings) -> Mapping[str, str]:
    title = story.title_in(site.languages)
    return {
        reader: strings.say(
            reader, "check.T-01", title=title, tongue=strings.name(reader, language)
        )
        for reader in site.languages
    }
