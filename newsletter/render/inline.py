"""Puts the CSS of a mail into its elements, and makes it plain ASCII."""

import logging
import re

import cssutils
import premailer

from newsletter.errors import TemplateError


def inline(html: str) -> str:
    """Return *html* with its rules as `style` attributes, ready to be sent.

    Style blocks marked `data-premailer="ignore"` stay as they are: phone and dark mode rules
    live there, and premailer would take their `!important` away. Width and height attributes
    stay too, for Outlook reads no others.

    Raises:
        TemplateError: there is nothing in it.
    """
    if not html.strip():
        raise TemplateError("The page is empty.", where="a template of editions/ or mail/")
    cssutils.log.setLevel(logging.CRITICAL)  # it complains of mso-* properties
    cssutils.ser.prefs.minimizeColorHash = False
    inlined: str = premailer.transform(
        html,
        strip_important=False,
        disable_basic_attributes=["width", "height"],
        allow_network=False,
        disable_link_rewrites=True,
        disable_validation=True,
        keep_style_tags=False,
        remove_classes=False,
        pretty_print=False,
        cssutils_logging_level=logging.CRITICAL,
    )
    inlined = re.sub(r'(?<= style=")[^"]*', _tight, inlined)
    lines = (line.strip() for line in inlined.splitlines())
    settled = "\n".join(line for line in lines if line) + "\n"
    if "<pre" not in settled:
        # Nobody sees them, every reader loads them, and every signature would have to close them.
        settled = re.sub("[ \t]{2,}", " ", settled)
    return settled.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _tight(style: re.Match[str]) -> str:
    """Leave out the blanks that premailer writes into a `style` attribute."""
    return style[0].replace("; ", ";").replace(", ", ",")
