"""A text is about what its title says, in any script."""

import pytest

from newsletter.gather.pages.about import is_about

KOREAN = "서울시가 올해 여름에도 수영장을 계속 열기로 했다. 시장은 기쁘다고 말했다."
THAI = "สภาเมืองลงมติเมื่อวันจันทร์ให้สระว่ายน้ำเปิดตลอดทั้งปี ชาวบ้านดีใจมาก"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council voted to keep its pools open.", "Council keeps pool"),
        (KOREAN, "수영장은 올해에도 연다"),
        (THAI, "สระว่ายน้ำเปิดตลอดทั้งปี"),
        (
            "市議会はプールを夏の間ずっと開けておくことを決めた。",
            "プールを夏も開ける、市議会が決定",
        ),
        ("NASA 宣布新的探测器将于明年发射。", "NASA明年发射探测器"),
        ("Anything at all.", "x"),
    ],
)
def test_the_same_is_known(text, told):
    """Endings, particles and the order of the words may differ."""
    assert is_about(text, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We value your privacy and use cookies.", "Council keeps pool"),
        ("이 사이트는 쿠키를 사용하여 개인 정보를 처리합니다.", "수영장은 올해에도 연다"),
        ("เว็บไซต์นี้ใช้คุกกี้เพื่อวิเคราะห์การเข้าชมของท่าน", "สระว่ายน้ำเปิดตลอดทั้งปี"),
        (
            "当サイトはクッキーを使用しています。同意してください。",
            "プールを夏も開ける、市議会が決定",
        ),
    ],
)
def test_something_else_is_known_too(text, told):
    """Each is a page that asks for consent."""
    assert not is_about(text, told)
