"""Folders of Markdown, HTML and plain text files.

folder -> files, sorted -> bytes -> text -> front matter, draft -> draft.article_of -> articles
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from newsletter.errors import PageError, SourceError
from newsletter.gather import files
from newsletter.gather.folders import markdown, matter, plain_text
from newsletter.gather.folders.draft import TRUE, Draft, article_of
from newsletter.gather.folders.names import name_of, readable
from newsletter.gather.gathered import Brief, Complaint, Gathered, Visit
from newsletter.gather.pages import page
from newsletter.gather.text import charset, words
from newsletter.gather.urls import Place
from newsletter.model import Article

#: Ending of a file -> what makes a draft of its text and the site's name.
KINDS: Mapping[str, Callable[[str, str], Draft]] = {
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": page.read,
    ".htm": page.read,
    ".txt": plain_text.read,
}

#: Largest file, in bytes.
LARGEST = 2_000_000


def read(visit: Visit) -> Gathered:
    """Return the articles of a folder and the folders in it; hidden files are left alone.

    Raises:
        SourceError: there is no such folder, or it is closed to us.
    """
    root = Path(visit.brief.source.path)
    articles: dict[str, Article] = {}
    complaints: list[Complaint] = []
    for path in _files(root, complaints):
        name = readable(path.relative_to(root))
        try:
            article, notes = visit.workshop.do(read_file, path, root, visit.brief)
        except SourceError as error:
            complaints.append(Complaint(name, f"{error.what} {error.remedy}".strip()))
            continue
        complaints += [Complaint(name, note) for note in notes]
        if article:
            guid = name if article.guid in articles else article.guid
            articles[guid] = replace(article, guid=guid)
    return Gathered(tuple(articles.values()), tuple(complaints))


def read_file(path: Path, root: Path, brief: Brief) -> tuple[Article | None, list[str]]:
    """Return the article in the file *path* below *root*, and what is wrong with it all the same.

    There is none in what its author calls a draft.

    Raises:
        SourceError: it cannot be read.
        PageError: it cannot be used.
    """
    draft = _draft(path, root, brief)
    if draft.facts.get("draft", "").casefold() in TRUE:
        return None, []
    place = Place(folder=path.parent, within=root.resolve().parent)
    return article_of(draft, name_of(path.relative_to(root), brief.languages), place, brief)


def _files(root: Path, complaints: list[Complaint]) -> Iterator[Path]:
    """Yield the files below *root* of the kinds that are read, in the order of their names."""

    def closed(error: OSError) -> None:
        folder = readable(PurePath(os.path.relpath(error.filename, root)))
        what = f"It cannot be read: {error.strerror}. Give this program the right to."
        complaints.append(Complaint(folder, what))

    _enter(root)
    for folder, subfolders, names in os.walk(root, onerror=closed):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in KINDS:
                yield Path(folder, name)


def _enter(root: Path) -> None:
    where = str(root)
    try:
        os.scandir(root).close()
    except FileNotFoundError:
        raise SourceError(
            "There is no such folder.", where=where, remedy="Check the path."
        ) from None
    except NotADirectoryError:
        raise SourceError("This is no folder.", where=where, remedy="Name the folder.") from None
    except (OSError, ValueError) as error:
        raise SourceError(
            "The folder cannot be read.", where=where, remedy="Give this program the right to."
        ) from error


def _draft(path: Path, root: Path, brief: Brief) -> Draft:
    """Return the draft in the file *path*; what its front matter says holds over its text."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise PageError("It is a link that leads out of the folder.", remedy="Copy the file there.")
    text = charset.decode(files.read(path, LARGEST))
    if text is None:
        raise PageError("It holds no text.", remedy="Save it as text, in UTF-8.")
    found = matter.split(words.block(text))
    draft = KINDS[path.suffix.lower()](found.rest, brief.source.site)
    return replace(draft, facts={**draft.facts, **found.facts}, notes=found.notes)
