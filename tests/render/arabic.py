"""The sample issue for readers of English and Arabic, which runs from right to left."""

from dataclasses import replace
from pathlib import Path

from newsletter.model import Event, Site, Story, Words
from newsletter.render import Studio
from tests.render.sample import DATA, ISSUE, STORIES, TEMPLATES, article, studio

ARABIC_SITE = Site(
    name={"en": "Two Rivers Bilingual News", "ar": "أخبار النهرين"},
    languages=("en", "ar"),
    base_url="https://news.example",
    postal_address={"en": "12 Mesquite Street, Dos Ríos, AZ 85000"},
    tagline={"en": "One town, two languages", "ar": "بلدة واحدة، لغتان"},
)

TITLES = {
    1: (
        "الحافلة الأخيرة تغادر الآن بعد انتهاء نوبة الليل",
        "ابتداءً من يوم الاثنين تعمل الحافلة 4 حتى الساعة 1:30 صباحًا. طلبها الممرضون والطهاة.",
    ),
    2: (
        "تسعة أيام بلا قناة الشرق: ماذا تخزن ومتى",
        "على نحو 140 منزلًا أن تملأ خزاناتها قبل يوم الثلاثاء.",
    ),
    3: (
        "اثنان وستون طالبًا وثلاثون كمانًا",
        "لصف المارياتشي في المدرسة الثانوية قائمة انتظار، والمنطقة تبحث عن معلم ثانٍ.",
    ),
    5: (
        "صندوق أحذية حفظ قرنًا من حياة الحي",
        "تبرعت جارة بـ 340 صورة للمكتبة.",
    ),
    6: (
        "المجلس يبقي على أشجار الظل في الشارع الرابع",
        "بخمسة أصوات مقابل صوتين سيلتف الرصيف حول إحدى عشرة شجرة.",
    ),
    7: (
        "مخبز الشارع التاسع يبلغ الخمسين، ولا يزال يفتح الرابعة فجرًا",
        "ثلاثة أجيال تخبز 1,800 قطعة في الأسبوع.",
    ),
    8: ("تلسكوب لكل بطاقة مكتبة", "اثنا عشر تلسكوبًا تُعار مثل الكتب."),
}

EVENTS = {
    21: ("المجلس يصوّت على تعرفة المياه", "مبنى البلدية، 6 مساءً"),
    22: ("مساعدة مجانية في طلبات الجنسية", "مكتبة دوس ريوس، 9 صباحًا إلى الظهر"),
}


#: The story that is a word of the week.
WORD = 31

#: A word of the other language, and what it means.
WORDS = {
    "en": ("ساقية", "Saqiya: a ditch that brings water to a field, and the wheel that lifts it."),
    "ar": ("wash", "مجرى يكون جافًا في معظم أيام السنة. لا تعبره بعد المطر."),
}


def _in_arabic(story: Story) -> Story:
    """Return *story* with an Arabic version where there is one, and without the Spanish."""
    articles = {tongue: one for tongue, one in story.articles.items() if tongue == "en"}
    picture = next(iter(story.articles.values())).picture
    if story.id in TITLES:
        articles["ar"] = replace(article("ar", *TITLES[story.id], author=""), picture=picture)
    if story.id in EVENTS:
        title, where = EVENTS[story.id]
        day = articles["en"].event
        articles["ar"] = article("ar", title, event=Event(day.starts_at, where))
    if story.id == WORD:
        articles = {tag: article(tag, *words, url="") for tag, words in WORDS.items()}
    return replace(story, articles=articles)


ARABIC_STORIES = tuple(_in_arabic(story) for story in STORIES)

ARABIC_ISSUE = replace(
    ISSUE,
    words={
        "en": ISSUE.words["en"],
        "ar": Words(
            "عودة حافلات الليل وإغلاق قناة",
            "وأيضًا: صف مارياتشي له قائمة انتظار",
            "صباح الخير. الحافلة الأخيرة تنتظرك من جديد، وقناة تُغلق تسعة أيام، ومخبز أكبر سنًا من "
            "معظم زبائنه.",
        ),
    },
)


def arabic_studio(folder: Path) -> Studio:
    """Return a studio that speaks Arabic, but for the pages of the site; *folder* is empty."""
    english = (TEMPLATES / "strings" / "en.toml").read_text(encoding="utf-8")
    strings = folder / "strings"
    strings.mkdir()
    (strings / "en.toml").write_text(english.partition("\n[web")[0], encoding="utf-8")
    (strings / "ar.toml").write_bytes((DATA / "strings" / "ar.toml").read_bytes())
    return studio(ARABIC_SITE, folder)
