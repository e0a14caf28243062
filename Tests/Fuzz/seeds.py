"""What mutation starts from: copy, mark-up, bilingual files, rule files and configurations of this repository."""

import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def blocks(page):
    """The examples of a rule's page, without the brackets that mark what is flagged."""
    for found in re.finditer(r"^```\w*\n(.*?)^```", page, re.M | re.S):
        yield found.group(1).replace("⟦", "").replace("⟧", "")


def stories():
    """Plain texts: the examples, what each rule flags and allows, and the fixtures of tests."""
    found = [path.read_bytes() for path in sorted((ROOT / "Examples").glob("**/*.txt"))]
    for page in sorted((ROOT / "rules").glob("*/*.md")):
        found += [text.encode() for text in blocks(page.read_text(encoding="utf-8")) if text.strip()]
    for path in sorted((ROOT / "Tests").glob("*/Fixtures/**/*")):
        if path.is_file() and path.suffix in (".txt", ".tsv") and path.stat().st_size < 20_000:
            found.append(path.read_bytes())
    return found


def hostile():
    """What has broken something before, by extension."""
    return [(path.suffix, path.read_bytes()) for path in sorted((ROOT / "Tests/Fixtures/hostile").glob("*"))
            if path.is_file()]


XLIFF = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" target-language="de" original="a" datatype="plaintext"><body>
<trans-unit id="1"><source>%s</source><target>%s</target></trans-unit>
<trans-unit id="2"><source>The <g id="1">bridge</g> opened <x id="2"/>on 3 May.</source><target>Die <g id="1">Brücke</g> öffnete <x id="2"/>am 4. Mai.</target></trans-unit>
</body></file></xliff>
"""
XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f"><unit id="1"><segment><source>%s</source><target>%s</target></segment></unit>
<unit id="2"><segment><source>Call <pc id="1">Vela</pc> at 7 p.m.<ph id="2"/></source><target>Appelez <pc id="1">Vela</pc> à 19 h<ph id="2"/></target></segment></unit></file></xliff>
"""
TMX = """<tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence" adminlang="en" creationtool="x" creationtoolversion="1" o-tmf="x"/><body>
<tu><tuv xml:lang="en"><seg>%s</seg></tuv><tuv xml:lang="ru"><seg>%s</seg></tuv></tu></body></tmx>
"""
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n" "Language: de\\n"

msgid "%s"
msgstr "%s"

msgid "%%d file\\n"
msgid_plural "%%d files\\n"
msgstr[0] "%%d Datei\\n"
msgstr[1] "%%d Dateien\\n"
"""
NITF = """<nitf><head><title>%s</title></head><body><body.head><hedline><hl1>%s</hl1></hedline><byline>By Ana Dorn</byline><dateline><location>VELM</location></dateline></body.head><body.content><p>%s</p><table><tr><td>1</td></tr></table></body.content></body></nitf>
"""
NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>%s</headline><by>Reuters</by></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>%s</p></body></html></inlineXML></contentSet></newsItem>
"""
HTML = """<!DOCTYPE html><html><head><title>%s</title></head><body><h1>%s</h1><p class="byline">By Ana Dorn</p><p>%s <a href="http://example.org/?utm_source=x&amp;a=1">here</a> <em>now</em>&nbsp;&mdash; <img src="x.png" alt="a bridge"></p><table><tr><td>12<td>13</table><ul><li>%s</ul></body></html>
"""


def line(text):
    return " ".join(text.decode("utf-8", "replace").split())[:400]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def files(texts):
    """(extension, bytes) in every format that is read."""
    found = [(".txt", text) for text in texts]
    for number, text in enumerate(texts):
        paragraphs = [p for p in text.split(b"\n\n") if p.strip()] or [b"The bridge opened."]
        one = line(paragraphs[0])
        more = line(paragraphs[-1])
        xml, rest = escaped(one), escaped(more)
        quoted = one.replace("\\", "\\\\").replace('"', '\\"')
        kind = number % 9
        if kind == 0:
            story = {"type": "text", "uri": "urn:x:1", "versioncreated": "2026-05-03T10:00:00Z", "headline": one,
                     "byline": "By Ana Dorn", "language": "en", "body_text": text.decode("utf-8", "replace")}
            found.append((".json", json.dumps(story, ensure_ascii=bool(number % 2)).encode()))
        elif kind == 1:
            found.append((".html", (HTML % (xml, xml, rest, rest)).encode()))
        elif kind == 2:
            found.append((".md", f"---\ntitle: x\n---\n# {one}\n\n> {more}\n\n* *{one}*\n* `x` [a](b)\n\n| a | b |\n|---|---|\n| 1 | {more} |\n".encode()))
        elif kind == 3:
            found.append((".xlf", (XLIFF % (xml, rest)).encode()))
        elif kind == 4:
            found.append((".xlf", (XLIFF2 % (xml, rest)).encode()))
        elif kind == 5:
            found.append((".tmx", (TMX % (xml, rest)).encode()))
        elif kind == 6:
            found.append((".po", (PO % (quoted, quoted)).encode()))
        elif kind == 7:
            found.append((".xml", (NITF % (xml, xml, rest)).encode()))
        else:
            found.append((".xml", (NEWSML % (xml, rest)).encode()))
    for text in texts[:20]:
        found.append((".txt", b"\xef\xbb\xbf" + text))
        found.append((".txt", text.decode("utf-8", "replace").encode("utf-16")))
        found.append((".txt", text.decode("utf-8", "replace").encode("cp1252", "replace")))
    return found + hostile()


def rule_files():
    return [path.read_bytes() for path in sorted((ROOT / "rules/packs").glob("**/*.yml"))
            if path.name != "pack.yml" and path.stat().st_size < 6_000]


CONFIGURATIONS = [
    b"rules:\n  disable: [byline-form]\n  severity:\n    quote-unclosed: error\nignore:\n  - docs\naccept:\n  - Velm\n  - 'Dorn*'\nstyles: [AgencyUS]\nprofile: web\nmin-severity: note\n",
    b"language: [en_US]\nglossaries: [terms.csv]\nbaseline: known.json\nfail-on: error\nskip: [headline]\noverrides:\n  - files: ['*.txt']\n    rules:\n      enable: ['quote-*']\n",
    b"extends: other.yml\noptions:\n  long-sentence:\n    words: 30\n",
]
IGNORES = [b"- rule: duplicate-word\n  path: story.txt\n  text: the the\n  reason: a title\n  expires: 2030-01-01\n"]
BASELINES = [b'{"version":1,"entries":[{"path":"story.txt","rule":"duplicate-word","text":"the the","line":"x","count":1}]}\n']
VALE = [b"StylesPath = S\nMinAlertLevel = suggestion\nVocab = Base\n[*.txt]\nBasedOnStyles = Vale\nVale.Spelling = NO\n"]
GLOSSARIES = [b"source,target,forbidden,note\nbridge,Br\xc3\xbccke,Steg,\nport,Hafen,,x\n"]
