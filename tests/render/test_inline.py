"""Tests of inlining: what premailer does by itself would hurt."""

import warnings

import pytest

from newsletter.errors import TemplateError
from newsletter.render.inline import inline

MAIL = """<!DOCTYPE html>
<html lang="en"><head><title>T</title>
<!--[if mso]><style>p{color:red !important}</style><![endif]-->
<style>
p{color:#112233;mso-line-height-rule:exactly}
td{padding:0 4px;font-family:Georgia, serif}
img{width:100%;height:auto}
</style>
<style data-premailer="ignore">
@media (max-width:639px){p{color:#445566 !important}}
[data-ogsc] p{color:#778899 !important}
</style></head>
<body>

    <table><tr><td>
<!--[if mso]><table><tr><td><![endif]--><div>a</div><!--[if mso]></td><td><![endif]--><div>b</div>
    <!--[if mso]></td></tr></table><![endif]-->
    <p class="x">Sólo “esto”&nbsp;😀 <em>y</em> <b>más</b></p>
<a href="#es">x</a><a href="__UNSUBSCRIBE__">y</a><a href="https://a.example/?a=1&amp;b=%20">z</a>
<img src="https://a.example/i.jpg" width="544" height="272" alt="">
</td></tr></table></body></html>"""


def test_rules_stand_in_their_elements():
    """Base rules move into style attributes, with six-digit colours and Outlook's own words."""
    html = inline(MAIL)

    assert '<p class="x" style="color:#112233;mso-line-height-rule:exactly">' in html
    assert 'style="padding:0 4px;font-family:Georgia,serif"' in html
    assert "p{color:#112233" not in html


def test_phone_and_dark_rules_keep_their_weight():
    """What is marked stays byte for byte, and no !important is lost."""
    html = inline(MAIL)

    assert html.count("!important") == MAIL.count("!important")
    assert "[data-ogsc] p{color:#778899 !important}" in html


def test_sizes_of_pictures_stay_numbers():
    """Outlook shows a picture in its own size if width is no number."""
    html = inline(MAIL)

    assert 'width="544" height="272"' in html


def test_the_doctype_comes_first():
    """Without it, or with anything before it, mail programs fall into quirks mode."""
    html = inline(MAIL)

    assert html.startswith("<!DOCTYPE html>\n<html")


def test_links_are_left_alone():
    """Anchors, places and escapes are as the template wrote them."""
    html = inline(MAIL)

    for href in ("#es", "__UNSUBSCRIBE__", "https://a.example/?a=1&amp;b=%20"):
        assert f'href="{href}"' in html


def test_columns_touch_and_words_do_not():
    """Nothing comes between two columns; the blank between two words stays."""
    html = inline(MAIL)

    assert "<div>a</div><!--[if mso]></td><td><![endif]--><div>b</div>" in html
    assert "<em>y</em> <b>" in html


def test_the_mail_is_ascii_and_says_the_same():
    """Every other character is written as a reference, so that no charset can go wrong."""
    html = inline(MAIL)

    assert html.isascii()
    assert "S&#243;lo &#8220;esto&#8221;&#160;&#128512;" in html


def test_nothing_is_complained_of(caplog):
    """Neither warnings nor log records: mso-* properties are no news."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        inline(MAIL)

    assert caplog.records == []


def test_an_empty_page_is_a_mistake_of_its_template():
    """Somebody has emptied it."""
    with pytest.raises(TemplateError, match="empty"):
        inline(" \n")
