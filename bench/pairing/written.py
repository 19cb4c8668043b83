"""Facts as newspapers of each language write them."""

import random
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

#: A file of `texts/`.
Written = Mapping[str, Any]

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
          "diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}  # fmt: skip
SMALL = {
    "en": "two three four five six seven eight nine",
    "es": "dos tres cuatro cinco seis siete ocho nueve",
    "zh": "两 三 四 五 六 七 八 九",
    "ar": "اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def written(
    told: Written, language: str, facts: Mapping[str, Any], chance: random.Random, *,
    arabic_digits: bool,
) -> dict[str, str]:  # fmt: skip
    """Return *facts* in the words of *language*."""
    figures = {slot: str(facts[slot]) for slot in "abc"} if facts["figures"] else {}
    words = {
        "a": _number(language, facts["a"], chance),
        "b": _number(language, facts["b"], chance),
        "c": _small(language, facts["c"], chance),
        "m": MONEY[language](facts["m"]),
        "d": _day(language, facts["d"]),
        "h": HOURS[language](*facts["h"], chance),
    }
    words |= figures
    if language == "ar" and arabic_digits:
        words = {slot: word.translate(EASTERN) for slot, word in words.items()}
    return words | {
        "p": told["people"][facts["p"]],
        "s": told["places"][facts["s"]],
        "t": told["places"][facts["t"]],
    }


def _number(language: str, value: int, chance: random.Random) -> str:
    if value < 100 and language in TENS and chance.random() < 0.25 and value >= 20:
        ten, one = TENS[language].split()[value // 10 - 2], value % 10
        if language == "es" and value < 30:
            return str(value)
        joint = "-" if language == "en" else " y "
        return ten + (joint + SMALL[language].split()[one - 2] if one > 1 else "") \
            if one != 1 else str(value)  # fmt: skip
    if value < 1000 or language == "zh":
        return str(value)
    return f"{value:,}".replace(",", "." if language == "es" and value % 2 else ",")


def _small(language: str, value: int, chance: random.Random) -> str:
    if language == "ko" or chance.random() < 0.3:
        return str(value)
    return SMALL[language].split()[value - 2]


def _millions(word: str, mark: str, plural: str = "") -> Callable[[int], str]:
    def say(value: int) -> str:
        if value < 1_000_000:
            return f"{value:,}".replace(",", "." if mark == "," else ",")
        number = f"{value / 1e6:g}".replace(".", mark)
        return f"{number} {word if number == '1' else plural or word}"

    return say


MONEY: Mapping[str, Callable[[int], str]] = {
    "en": _millions("million", "."),
    "es": _millions("millón", ",", "millones"),
    "ko": lambda value: f"{value / 1e4:,g}만",
    "zh": lambda value: f"{value / 1e4:g}万",
    "ar": _millions("مليون", "."),
}


def _day(language: str, day: date) -> str:
    if language in {"ko", "zh"}:
        month, last = ("월", "일") if language == "ko" else ("月", "日")
        return f"{day.month}{month}{' ' if language == 'ko' else ''}{day.day}{last}"
    name = MONTHS[language].split()[day.month - 1]
    return {
        "en": f"{name[:3] + '.' if len(name) > 5 else name} {day.day}",
        "es": f"{day.day} de {name}",
        "ar": f"{day.day} {name}",
    }[language]


def _twelve(hour: int) -> int:
    return (hour - 1) % 12 + 1


HOURS: Mapping[str, Callable[[int, int, random.Random], str]] = {
    "en": lambda hour, minute, _: (
        f"{_twelve(hour)}{':30' if minute else ''} {'a' if hour < 12 else 'p'}.m."
    ),
    "es": lambda hour, minute, chance: (
        f"{hour}:{minute:02}" if chance.random() < 0.4 else
        f"{_twelve(hour)}{':30' if minute else ''} {'a' if hour < 12 else 'p'}. m."
    ),
    "ko": lambda hour, minute, _: (
        f"{'오전' if hour < 12 else '오후'} {_twelve(hour)}시{' 30분' if minute else ''}"
    ),
    "zh": lambda hour, minute, _: (
        f"{'凌晨' if hour < 5 else '上午' if hour < 12 else '下午' if hour < 18 else '晚上'}"
        f"{_twelve(hour)}点{'半' if minute else ''}"
    ),
    "ar": lambda hour, minute, _: (
        f"{_twelve(hour)}{':30' if minute else ''} {'صباحا' if hour < 12 else 'مساء'}"
    ),
}  # fmt: skip
