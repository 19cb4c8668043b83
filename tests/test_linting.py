"""The linter finds what it is for: each of these messages has one fault."""

import pytest

from tests.linting import lint

GOOD = b"""\
From: "News, the" <news@example.org>\r
To: =?utf-8?q?Jos=C3=A9?= <ann@example.com>\r
Subject: News\r
Date: Thu, 26 Nov 2026 14:00:00 +0000\r
Message-ID: <1.2@example.org>\r
List-Id: Weekly <weekly.example.org>\r
List-Unsubscribe: <https://example.org/u/1>,\r
 <mailto:l+1@example.org?subject=unsubscribe>\r
List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
List-Help: <https://example.org/p/1>\r
List-Post: NO\r
Precedence: bulk\r
Content-Language: en, es\r
Auto-Submitted: auto-generated\r
Feedback-ID: a:b:c:0123456789ab\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative;\r
 boundary="=_b"\r
\r
--=_b\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
Hello =C3=A9\r
--=_b\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
<p>Hello\r
--=_b--\r
"""


def test_a_good_message_is_left_alone():
    """Not a finding."""
    assert lint(GOOD, signed=False) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Hello =C3", b"Hello\n =C3"),
        (b"Hello =C3", b"Hello \0=C3"),
        (b"Hello =C3", b"Hello \xc3=C3"),
        (b"<p>Hello", b"<p>Hello "),
        (b"<p>Hello", b"<p>Hello ="),
        (b"<p>Hello", b"<p>=c3"),
        (b"<p>Hello", b"<p>=FF"),
        (b"<p>Hello", b".<p>"),
        (b"<p>Hello", b"x" * 77),
        (b"<p>Hello", b"__UNSUBSCRIBE__"),
        (b"<p>Hello", b"--=_b"),
        (b"Subject: News", b"Subject: News\r\nSubject: News"),
        (b"Subject: News", b"Subject: " + b"word " * 20),
        (b"Subject: News", b"Subject: =?utf-8?q?=C3?="),
        (b"Subject: News", b"Subject: =?utf-8?q?" + b"x" * 70 + b"?="),
        (b"Subject: News", b"Subject: a\r\n \r\n b"),
        (b"Subject: News\r\n", b""),
        (b"Subject: News", b"Subject News"),
        (b"Subject: News", b"Subject: " + b"x" * 1000),
        (b"Thu, 26", b"Wed, 26"),
        (b"+0000", b"GMT"),
        (b"<1.2@example.org>", b"<1..2@example.org>"),
        (b'"News, the"', b"News, the"),
        (b"<https://example.org/u/1>", b"=?utf-8?q?=3Chttps://example.org/u/1=3E?="),
        (b"<https://example.org/u/1>", b"<https://example.org/\r\n u/1>"),
        (b"Post: List-Unsubscribe=", b"Post:\r\n List-Unsubscribe="),
        (b"<weekly.example.org>", b"<weekly>"),
        (b"en, es", b"en es"),
        (b"auto-generated", b"auto-replied"),
        (b"charset=utf-8", b"charset=latin-1"),
        (b"--=_b--\r\n", b"--=_b--\r\nmore\r\n"),
        (b"--=_b--\r\n", b"--=_b--"),
    ],
)
def test_one_fault_is_found(old, new):
    """Whatever it is."""
    bad = GOOD.replace(old, new, 1)

    assert bad != GOOD
    assert lint(bad, signed=False)


def test_a_message_without_a_signature_is_found():
    """Where one is wanted."""
    assert lint(GOOD)
