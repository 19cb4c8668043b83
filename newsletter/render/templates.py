"""Fills in the templates of mails and pages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import jinja2

from newsletter.errors import TemplateError
from newsletter.model import Site, direction
from newsletter.render.fonts import for_word
from newsletter.render.plain import wrap
from newsletter.render.strings import Strings
from newsletter.render.typography import hold_widow


class Studio:
    """Holds all templates: an own folder's before ours, file by file.

    Names that end in `.html` are escaped by themselves; a name that a template uses and nobody
    gives is a mistake.
    """

    def __init__(self, folders: Sequence[Path], strings: Strings, site: Site) -> None:
        self.strings = strings
        self.site = site
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=jinja2.select_autoescape(["html"], default=False),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._templates.filters |= {
            "wrap": wrap,
            "unwidow": hold_widow,
            "for_word": for_word,
        }

    def render(self, name: str, **values: object) -> str:
        """Fill in the template *name*, a path below the folders.

        Raises:
            TemplateError: it does not exist, or has a mistake; the message says in which line.
        """
        with _plain_words(name):
            return self._templates.get_template(name).render(values)

    def page(self, name: str, language: str, **values: object) -> str:
        """Fill in `web/<name>.html` for a reader of *language*.

        It can use `say(key, **values)`, `strings`, `site`, `language` and `direction` besides.

        Raises:
            TemplateError: as `render` does.
        """
        return self.render(f"web/{name}.html", **(self._own(language) | values))

    def issue_words(self, part: str, language: str, **values: object) -> str:
        """Fill in `issue/<part>.txt`, what an issue says of itself in *language*.

        It can use what pages can.

        Raises:
            TemplateError: as `render` does.
        """
        return self.render(f"issue/{part}.txt", **(self._own(language) | values))

    def _own(self, language: str) -> dict[str, object]:
        """Return what every template can use that speaks one language."""

        def say(key: str, **words: object) -> str:
            return self.strings.say(language, key, **words)

        return {
            "say": say,
            "strings": self.strings,
            "site": self.site,
            "language": language,
            "direction": direction(language),
        }


@contextmanager
def _plain_words(name: str) -> Iterator[None]:
    """Turn whatever goes wrong in the template *name* into a TemplateError with its line."""
    try:
        yield
    except TemplateError:
        raise
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            f"There is no template {error.name!r}.", where=_place(error, name)
        ) from error
    except UnicodeDecodeError as error:
        raise TemplateError(
            "The template, or one that it takes in, is no text in UTF-8.",
            where=name,
            remedy="Save it as UTF-8.",
        ) from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            f"The template has a mistake: {error.message}.",
            where=f"{error.filename or name}, line {error.lineno}",
        ) from error
    except (
        jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError,
    ) as error:  # fmt: skip
        raise TemplateError(
            f"The template cannot be filled in: {error}.", where=_place(error, name)
        ) from error


def _place(error: Exception, name: str) -> str:
    """Return file and line of the template in which *error* came up: Jinja keeps both."""
    place, trace = name, error.__traceback__
    while trace:
        filename = trace.tb_frame.f_code.co_filename
        if not filename.endswith(".py"):
            place = f"{filename}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
