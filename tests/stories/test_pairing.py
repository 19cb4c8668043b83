"""Articles -> stories: all that speaks for a pair, in its order."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import Article, Picture, StoryStatus
from newsletter.stories import PairingSettings, pair
from tests.stories.newsroom import NOW, PAIRED, articles, changed, number_of, pair_about

CANAL = pair_about("canal")


def found(some=None, known=(), decisions=None, **settings):
    """Return pair of ids -> status."""
    pairings = pair(some or articles(), known, decisions or {}, PairingSettings(**settings))
    return {pairing.articles: pairing.status for pairing in pairings}


def test_translations_are_paired():
    """All that are there, and nothing else; weekly columns go with their own week."""
    assert found() == dict.fromkeys(PAIRED, StoryStatus.AUTO)


def test_a_pairing_has_a_confidence_and_evidence():
    """An editor can see why."""
    canal = next(one for one in pair(articles(), (), {}) if one.articles == CANAL)

    assert 0.9 < canal.confidence <= 1
    assert {"words", "names", "numbers", "date"} <= {one.kind for one in canal.evidence}


def test_what_sources_say_comes_before_what_articles_show():
    """A link pairs what does not look alike, and its articles are free for nobody else."""
    library, canal_es = number_of("library"), number_of("canal", "es")
    spanish = next(one for one in articles() if one.id == canal_es)
    english = next(one for one in articles() if one.id == library)
    linked = changed(articles(), library, alternates={"es": spanish.url})
    linked = changed(linked, canal_es, alternates={"en": english.url})
    pairings = found(linked)

    assert pairings[canal_es, library] is StoryStatus.AUTO
    assert CANAL not in pairings


def test_a_key_of_one_source_is_enough():
    """Two texts with nothing in common are one story when their source says so."""
    some = [
        Article("desk", "a", "", "en", "Hello", translation_key="k", id=1),
        Article("desk", "b", "", "es", "Adiós", translation_key="k", id=2),
    ]
    pairing = pair(some, (), {})[0]

    assert (pairing.articles, pairing.status, pairing.confidence) == ((1, 2), StoryStatus.AUTO, 1.0)
    assert pairing.evidence[0].kind == "translation_key"


def test_an_editors_yes_is_for_good():
    """What is said to be one story is, whatever it looks like."""
    said = (number_of("library"), number_of("posadas", "es"))
    pairings = pair(articles(), (), {said: True})
    decided = next(one for one in pairings if one.articles == said)

    assert (decided.status, decided.confidence) == (StoryStatus.EDITOR, 1.0)
    assert decided.evidence[0].kind == "editor"


@pytest.mark.parametrize("order", [CANAL, CANAL[::-1]])
def test_an_editors_no_is_for_good(order):
    """It is neither paired nor suggested again, not even when a source says so."""
    assert CANAL not in found(decisions={order: False}, suggested=0.0)
    linked = changed(
        changed(articles(), CANAL[0], translation_key="k"), CANAL[1], translation_key="k"
    )
    linked = [replace(one, source="desk") for one in linked]
    assert CANAL not in found(linked, decisions={order: False}, suggested=0.0)


def test_an_editors_yes_leaves_the_articles_to_nobody_else():
    """The Spanish text that an editor gave away is not paired with its true original."""
    given_away = (number_of("library"), CANAL[1])

    assert CANAL not in found(decisions={given_away: True}, suggested=0.0)


def test_what_is_known_stays_and_is_not_told_again():
    """Known stories keep their articles."""
    known = [frozenset(CANAL), frozenset({number_of("library")})]

    assert found(known=known) == dict.fromkeys(PAIRED - {CANAL}, StoryStatus.AUTO)
    assert found(known=[frozenset({CANAL[0], number_of("posadas", "es")})]).keys() == (
        PAIRED - {CANAL}
    )


def test_a_known_pair_that_is_decided_is_not_told_again():
    """What an editor said of a story that is one already changes nothing."""
    assert CANAL not in found(known=[frozenset(CANAL)], decisions={CANAL: True})


def test_unsure_pairs_are_suggested():
    """Beneath the bar of certainty an editor is asked, beneath the next nothing is said."""
    assert set(found(auto=1.1).values()) == {StoryStatus.SUGGESTED}
    assert found(auto=1.1, suggested=1.1) == {}


def test_another_weeks_column_is_never_certain():
    """Where the right week is missing, the neighbours differ in their figures: ask, at most."""
    strangers = (number_of("police1"), number_of("police2", "es"))
    missing = {number_of("police1", "es"), number_of("police2")}
    rest = [article for article in articles() if article.id not in missing]

    assert found(rest, auto=0.1)[strangers] is StoryStatus.SUGGESTED


def test_different_sites_are_not_paired_by_looks():
    """Another newsroom's report of the same event is another story."""
    elsewhere = [
        replace(one, url=f"https://other.example/{one.id}") if one.language == "es" else one
        for one in articles()
    ]

    assert found(elsewhere, suggested=0.0) == {}


def test_two_hosts_of_one_newsroom_are_one_site():
    """A newsroom may have a host for each language."""
    elsewhere = [
        replace(one, url=f"https://noticias.example/{one.id}") if one.language == "es" else one
        for one in articles()
    ]
    newsroom = frozenset({"news.example", "noticias.example"})

    assert set(found(elsewhere, newsrooms=(newsroom,))) == PAIRED


def test_a_claim_that_is_no_evidence_is_shown_with_the_pair():
    """An editor sees that one article names the other and is not named back."""
    library = number_of("library")
    spanish = next(one for one in articles() if one.id == CANAL[1])
    some = changed(articles(), library, alternates={"es": spanish.url})
    canal = next(one for one in pair(some, (), {}) if one.articles == CANAL)
    linked = changed(articles(), CANAL[0], alternates={"es": spanish.url})

    assert canal.status is StoryStatus.AUTO
    assert not [one for one in pair(some, (), {}) if library in one.articles]
    told = next(one for one in pair(linked, (), {}) if one.articles == CANAL)
    assert told.evidence[-1].kind == "hreflang_one_way"


def test_pictures_that_look_alike_are_evidence():
    """Two addresses of one picture, which only those who have seen it know for one."""
    urls = ["https://img.example/one.jpg", "https://cdn.example/two.jpg"]
    some = articles()
    for number, url in zip(CANAL, urls, strict=True):
        some = changed(some, number, picture=Picture(url))
    looks = dict(zip(urls, ("0f0f3355aa9900ff", "0f0f3355aa9900fe"), strict=True))
    kinds = [
        {one.kind: one.seen for one in pairing.evidence}
        for settings in (PairingSettings(looks=looks), PairingSettings())
        for pairing in pair(some, (), {}, settings)
        if pairing.articles == CANAL
    ]

    assert kinds[0]["picture"] == "two.jpg"
    assert "picture" not in kinds[1]


def test_a_folder_and_a_feed_are_one_newsroom():
    """An article without an address of its own is the newsroom's."""
    folder = [
        replace(one, url="", source="desk") if one.language == "es" else one for one in articles()
    ]

    assert set(found(folder)) == PAIRED


def test_long_ago_is_too_long_ago():
    """Beyond the window of days looks do not count."""
    late = [
        replace(one, published_at=one.published_at + timedelta(days=100))
        if one.language == "es"
        else one
        for one in articles()
    ]

    assert found(late, suggested=0.0) == {}


def test_without_dates_texts_must_do():
    """Nothing fails, and most are found."""
    undated = [replace(one, published_at=None, first_seen_at=None) for one in articles()]

    assert len(PAIRED & set(found(undated))) >= len(PAIRED) - 1


def test_unknown_languages_are_left_alone():
    """Nobody can say which language is missing."""
    pairings = found(changed(articles(), CANAL[1], language=""), suggested=0.0)

    assert not any(CANAL[1] in numbers for numbers in pairings)
    assert PAIRED - {CANAL} <= pairings.keys()


def test_three_languages_make_one_story():
    """A third version joins the two by the source's word, and each language comes once."""
    some = articles()
    french = replace(
        next(one for one in some if one.id == CANAL[1]),
        id=99, guid="canal-fr", language="fr", title="Le canal ferme", url="",
        body="<p>Les équipes ferment le latéral Rosales pour neuf jours. Quelque 140 foyers doivent "
        "garder de l'eau avant mardi, a dit Elena Ibarra du district. Cela coûte 2,5 millions. "
        "Informations: (602) 555-0142.</p>",
        alternates={"en": "https://en.news.example/1"}, translation_key="k",
    )  # fmt: skip
    again = replace(french, id=100, guid="canal-fr-2")
    pairings = found([*some, french], known=[frozenset(CANAL)])

    assert pairings[CANAL[0], 99] is StoryStatus.AUTO
    assert not {(CANAL[1], 99)} & set(pairings)
    both = found([*some, french, again], known=[frozenset({*CANAL, 99})])
    assert not any(100 in numbers and set(CANAL) & set(numbers) for numbers in both)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(chance: random.Random):
    """Sources are read in any order."""
    mixed = chance.sample(articles(), len(articles()))

    assert pair(mixed, (), {}) == pair(articles(), (), {})


#: Korean, English, and days ago: the same news, and some that is in one language only.
FOREIGN = [
    ("바예 세레노 수로 공사", "11월 24일부터 9일 동안 140가구가 단수된다고 엘레나 이바라 씨가 말했다. 비용은 250만 달러다.",
     "Canal repairs begin", ("From Nov. 24 crews close the canal for nine days, and 140 homes lose "
     "water, said Elena Ibarra. It costs $2.5 million."), 2.0),
    ("심야 버스 돌아온다", "버스는 오전 1시 30분까지 다니며 승객 1,800명을 태운다고 토마스 베커 국장이 밝혔다.",
     "Night buses return", ("Buses run until 1:30 a.m. and serve 1,800 riders, said director Tomás "
     "Becker in Harmon Park."), 3.0),
    ("고등학교 마리아치 수업", "학생 62명이 30자리에 신청했다. 오후 4시까지 바이올린을 받는다.",
     "A mariachi class", ("Sixty-two students signed up for 30 places. Violins are welcome until "
     "4 p.m. at the school."), 4.0),
    ("도서관 연장 운영", "도서관은 오후 9시까지 연다.",
     "Council votes on trees", "Members vote on 85 trees, said Mayor Paul Ortega.", 5.0),
]  # fmt: skip


def test_languages_with_other_letters_are_paired():
    """Numbers, days, hours and the sounds of names carry it."""
    some = [
        Article("desk", f"{n}{language}", f"https://news.example/{language}/{n}", language, title,
                body=f"<p>{text}</p>", id=2 * n + (language == "en"),
                published_at=NOW - timedelta(days=days))
        for n, (korean, told, english, said, days) in enumerate(FOREIGN, 1)
        for language, title, text in (("ko", korean, told), ("en", english, said))
    ]  # fmt: skip
    found = {one.articles for one in pair(some, (), {})}

    assert found == {(2, 3), (4, 5), (6, 7)}


texts = st.text(max_size=60) | st.sampled_from(
    ["", "\0", "\ud800", "a" * 10_000, "<b>¡Hola!</b> 12"]
)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(texts, texts, st.sampled_from(["en", "es", "fr", ""]), st.integers(0, 99)),
        max_size=8,
    )
)
def test_any_articles_can_be_paired(rows):
    """Whatever feeds hold: no failure, no article twice in a language pair, no language twice."""
    some = [
        Article("desk", str(n), f"https://x.example/{title}", language, title, body=body, id=n,
                published_at=NOW - timedelta(days=days))
        for n, (title, body, language, days) in enumerate(rows, 1)
    ]  # fmt: skip
    language = {article.id: article.language for article in some}

    for pairing in pair(some, (), {}, PairingSettings(suggested=0.0)):
        first, second = pairing.articles
        assert first < second
        assert "" not in {language[first], language[second]}
        assert language[first] != language[second]
        assert 0 <= pairing.confidence <= 1


def test_nothing_comes_of_nothing():
    """No articles, no pairs."""
    assert pair([], (), {}) == ()


def test_a_translation_by_machine_tells_what_the_words_do_not():
    """Two languages without a letter in common, no number and no name: only a translation helps."""
    said = {
        1: ("The library keeps its doors open", "도서관은 계속 문을 연다 주민들이 요청했다"),
        2: ("A bakery burns down at night", "밤에 빵집이 불에 탔다 소방관이 왔다"),
        3: ("The orchestra looks for a singer", "관현악단은 가수를 찾는다 겨울 공연 준비"),
        4: ("Rain fills the old reservoir", "비가 오래된 저수지를 채웠다 농부들은 기뻐한다"),
    }
    some = [Article("desk", f"en{n}", "", "en", title, published_at=NOW, id=n)
            for n, (title, _) in said.items()]  # fmt: skip
    some += [Article("desk", f"ko{n}", "", "ko", text, published_at=NOW, id=10 + n)
             for n, (_, text) in said.items()]  # fmt: skip
    by_machine = {n: {"ko": text.rsplit(" ", 1)[0]} for n, (_, text) in said.items()}

    without = pair(some, (), {})
    paired = pair(some, (), {}, translated=by_machine)

    true = {(n, 10 + n) for n in said}
    assert not true <= {one.articles for one in without}
    assert {one.articles for one in paired} == true
    told = [{one.kind: one for one in pairing.evidence} for pairing in paired]
    assert all(kinds["translation"].weight > 0 for kinds in told)
    assert "도서관은" in told[0]["translation"].seen
    assert not any(one.kind == "translation" for pairing in without for one in pairing.evidence)


@pytest.mark.parametrize("path", ["/dog-show", "/blog/dog-show"])
def test_a_short_path_in_two_languages_asks_an_editor(path):
    """It may be chance; with a month or a number before it, it is not."""
    some = [
        Article("desk", tag, f"https://news.example/{tag}{path}", tag, title, id=n)
        for n, (tag, title) in enumerate((("en", "Dog show"), ("es", "Exposición canina")), 1)
    ]
    dated = [replace(one, url=one.url.replace("/dog-show", "/2026/11/dog-show")) for one in some]

    (asked,) = pair(some, (), {})
    assert (asked.status, asked.evidence[0].kind) == (StoryStatus.SUGGESTED, "path")
    assert found(dated) == {(1, 2): StoryStatus.AUTO}
    assert found(some, decisions={(1, 2): False}) == {}


def test_what_a_path_hints_at_is_added_to_what_articles_show():
    """One answer for one pair, whoever found it."""
    some = changed(articles(), CANAL[0], url="https://en.news.example/canal-job")
    some = changed(some, CANAL[1], url="https://es.news.example/canal-job")
    (canal,) = [one for one in pair(some, (), {}) if one.articles == CANAL]

    assert canal.status is StoryStatus.AUTO
    assert {"path", "words"} <= {one.kind for one in canal.evidence}


def test_swapped_feeds_join_nothing():
    """Each language's feed has the other's texts: their tags lie, and no version gets them."""
    other = {"en": "es", "es": "en"}
    swapped = [replace(one, language=other[one.language]) for one in articles()]

    assert pair(swapped, (), {}) == ()
