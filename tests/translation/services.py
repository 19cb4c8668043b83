"""Servers that speak the services' protocols, and a translator without a server."""

import html
import json
import re
from xml.etree import ElementTree as ET

from werkzeug import Response

KEY = "11111111-2222-3333-4444-555555555555:fx"


def spanish(text):
    """Put words into what passes for Spanish: every one ends in o, figures stay."""
    return re.sub(r"[^\W\d_]+", lambda word: f"{word[0]}o", text)


class Capitals:
    """A translator that writes in capitals, and does as it is told with marked words."""

    service = "capitals"

    def __init__(self, spoil=None):
        self.asked = []
        self.spoil = spoil or (lambda text: text)

    def pairs(self):
        return frozenset({("en", "es"), ("es", "en")})

    def translate(self, texts, source, target):
        self.asked.append((list(texts), source, target))
        pieces = [re.split("(⟦[^⟦⟧]*⟧)", text) for text in texts]
        lifted = [[p if p.startswith("⟦") else p.upper() for p in each] for each in pieces]
        return [self.spoil("".join(each)) for each in lifted]


def answer(content, status=200, **headers):
    """Answer in JSON."""
    return Response(json.dumps(content), status, headers, mimetype="application/json")


class DeepL:
    """What https://developers.deepl.com says of /v2/translate and /v2/languages."""

    def __init__(self):
        self.questions = []
        self.limit = 128 * 1024

    def translate(self, request):
        if request.headers.get("Authorization") != f"DeepL-Auth-Key {KEY}":
            return Response("", 403)
        if len(request.data) > self.limit:
            return Response("", 413)
        asked = request.get_json()
        self.questions.append(asked)
        if asked["target_lang"] not in {"ES", "EN-US", "EN-GB", "PT-BR"}:
            return answer({"message": "Value for 'target_lang' not supported."}, 400)
        if len(asked["text"]) > 50 or asked["tag_handling"] != "xml":
            return answer({"message": "Bad request"}, 400)
        texts = [self.one(text, asked["ignore_tags"]) for text in asked["text"]]
        found = [{"detected_source_language": "EN", "text": text} for text in texts]
        return answer({"translations": found})

    def one(self, text, ignored):
        root = ET.fromstring(f"<t>{text}</t>")
        out = html.escape(spanish(root.text or ""), quote=False)
        for child in root:
            inside = child.text if child.tag in ignored else spanish(child.text)
            out += f"<{child.tag}>{html.escape(inside, quote=False)}</{child.tag}>"
            out += html.escape(spanish(child.tail or ""), quote=False)
        return out

    def languages(self, request):
        sources, targets = ["EN", "ES", "PT"], ["EN-GB", "EN-US", "ES", "PT-BR"]
        kind = targets if request.args["type"] == "target" else sources
        return answer([{"language": code, "name": code} for code in kind])


class LibreTranslate:
    """What its sources (libretranslate/app.py) do with /translate and /languages."""

    def __init__(self):
        self.questions = []
        self.asked_for_languages = 0
        self.batch_limit, self.char_limit, self.key = -1, -1, ""

    def languages(self, request):
        self.asked_for_languages += 1
        codes = ["en", "es", "zh-Hans"]
        return answer([{"code": c, "name": c, "targets": codes} for c in codes])

    def translate(self, request):
        asked = request.get_json()
        texts = asked.get("q")
        if self.key and not asked.get("api_key"):
            return answer({"error": "Visit https://n.example to get an API key"}, 400)
        if self.key and asked["api_key"] != self.key:
            return answer({"error": "Invalid API key"}, 403)
        if not texts:
            return answer({"error": "Invalid request: missing q parameter"}, 400)
        size = sum(map(len, texts))
        for real, limit in ((len(texts), self.batch_limit), (size, self.char_limit)):
            if -1 < limit < real:
                words = f"Invalid request: request ({real}) exceeds text limit ({limit})"
                return answer({"error": words}, 400)
        self.questions.append(asked)
        one = self.as_html if asked["format"] == "html" else spanish
        return answer({"translatedText": [one(text) for text in texts]})

    def as_html(self, text):
        pieces = re.split('(<span translate="no">.*?</span>)', text)
        made = [p if p.startswith("<span") else spanish(html.unescape(p)) for p in pieces]
        return html.unescape("".join(made))
