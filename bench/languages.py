"""How well languages are told by words alone: `python bench/languages.py CORPUS`.

CORPUS is a folder of feeds, at any depth, each named after its language: `en.xml`, `es.xml`.
Every title and every summary (280 characters) is judged by itself, once with English and Spanish
configured, and once with all languages of the corpus, each time in a fresh process. A text in a
language that is not configured is right when it stays unknown. Memory is what counts for
RLIMIT_DATA (`VmData`), before and after; seconds are CPU time.
"""

import multiprocessing
import re
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import feedparser

from newsletter.gather.language import detect

Texts = list[tuple[str, str, str]]


def texts_of(corpus: Path) -> Texts:
    """Return what is to be judged, each text once: its language, what it is, its words."""
    found: dict[tuple[str, str, str], None] = {}
    for path in sorted(corpus.rglob("??.xml")):
        for item in feedparser.parse(str(path)).entries:
            found[path.stem, "titles", item.get("title", "")] = None
            found[path.stem, "summaries", item.get("summary", "")[:280]] = None
    return [text for text in found if text[2]]


def megabytes() -> float:
    """Return the memory that this process has written or may write."""
    status = Path("/proc/self/status").read_text()
    said = re.search(r"VmData:\s+(\d+)", status)
    return int(said[1]) / 1_000 if said else 0


def judge(texts: Texts, languages: tuple[str, ...]) -> str:
    """Return a report on *texts*, judged with *languages* configured."""
    before, start = megabytes(), time.process_time()
    detect("The first words load the lists.", languages)
    loaded = time.process_time()
    seen: dict[tuple[str, str], Counter[str]] = {}
    for language, kind, text in texts:
        found = detect(text, languages)
        due = language if language in languages else ""
        verdict = "right" if found == due else "wrong" if found else "unknown"
        seen.setdefault((kind, language), Counter())[verdict] += 1
    spent = time.process_time() - loaded
    lines = [
        f"{kind:10} {language:4}"
        + "".join(f"{told[name]:8}" for name in ("right", "wrong", "unknown"))
        for (kind, language), told in sorted(seen.items())
    ]
    cost = (
        f"lists: {loaded - start:.2f} s, {megabytes() - before:.0f} MB; "
        f"{spent / len(texts) * 1_000:.3f} ms a text"
    )
    head = f"{' '.join(languages)} configured\n{'':15}{'right':>8}{'wrong':>8}{'unknown':>8}"
    return "\n".join([head, *lines, cost, ""])


def main() -> None:
    """Judge the corpus twice."""
    texts = texts_of(Path(sys.argv[1]))
    every = tuple(sorted({language for language, _, _ in texts}))
    context = multiprocessing.get_context("spawn")
    for languages in dict.fromkeys((("en", "es"), every)):
        with ProcessPoolExecutor(1, mp_context=context) as process:
            print(process.submit(judge, texts, languages).result())


if __name__ == "__main__":
    main()
