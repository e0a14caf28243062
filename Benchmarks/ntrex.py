"""Lints professional translations of news (NTREX-128 of ../shared/corpus) against their sources, and counts.

python3 Benchmarks/ntrex.py [--binary PATH] [--ntrex FOLDER] [--half 1|2] [--show PAIR [--severity LEVEL]]

Prints, for each language with English in both directions, on how many segments errors, warnings and notes
are, and how many each rule has. --ntrex: the folder with the text files of NTREX-128, for the twelve languages that
../shared/corpus/ntrex lacks; --half: the first 998 segments, on which rules are made, or the others, on which they are
judged. With --show fa-en, the diagnostics of one pair with their segments: what
ntrex.md counts was read from these.
"""
import argparse
import collections
import json
import os
import subprocess
import tempfile
from xml.sax.saxutils import escape

import provenance

CORPUS = os.path.join(provenance.ROOT, "..", "shared", "corpus", "ntrex", "segments.jsonl")
LANGUAGES = {"fa": "fas", "ar": "arb", "ru": "rus", "zh": "zho-CN", "es": "spa", "fr": "fra", "de": "deu",
             "tr": "tur", "en": "en"}
OTHERS = {"cs": "ces", "uk": "ukr", "ja": "jpn", "ko": "kor", "it": "ita", "pt": "por", "pl": "pol", "nl": "nld",
          "sv": "swe", "he": "heb", "hi": "hin", "id": "ind"}


def read(ntrex):
    """The segments, each with its text by language."""
    with open(CORPUS, encoding="utf-8") as file:
        segments = [json.loads(line) for line in file]
    if ntrex:
        for code, name in OTHERS.items():
            with open(os.path.join(ntrex, f"newstest2019-ref.{name}.txt"), encoding="utf-8") as file:
                for segment, line in zip(segments, file.read().split("\n")):
                    segment[name] = line
            LANGUAGES[code] = name
    return segments


def found(binary, segments, source, target, work):
    """The diagnostics of the translation rules, notes included; a segment's number is its line less two."""
    path = os.path.join(work, f"{source}-{target}.xlf")
    with open(path, "w", encoding="utf-8") as file:
        file.write('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="ntrex" '
                   f'source-language="{source}" target-language="{target}" datatype="plaintext"><body>\n')
        for number, segment in enumerate(segments):
            texts = [escape(" ".join(segment[LANGUAGES[side]].split())) for side in (source, target)]
            file.write('<trans-unit id="{}"><source>{}</source><target>{}</target></trans-unit>\n'.format(number, *texts))
        file.write("</body></file></xliff>\n")
    run = subprocess.run([binary, "lint", "--no-config", "--only", "translation-*", "--min-severity", "note",
                          "--format", "jsonl", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=provenance.BINARY)
    parser.add_argument("--ntrex", metavar="FOLDER")
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--show", metavar="PAIR")
    parser.add_argument("--severity", default="error,warning")
    options = parser.parse_args()
    segments = read(options.ntrex)
    if options.half:
        segments = segments[:998] if options.half == 1 else segments[998:]
    pairs = [(own, "en") for own in LANGUAGES if own != "en"] + [("en", own) for own in LANGUAGES if own != "en"]
    with tempfile.TemporaryDirectory() as work:
        for source, target in [tuple(options.show.split("-"))] if options.show else pairs:
            diagnostics = found(os.path.abspath(options.binary), segments, source, target, work)
            if options.show:
                for number, diagnostic in enumerate(d for d in diagnostics if d["severity"] in options.severity.split(",")):
                    segment = segments[diagnostic["range"]["start"]["line"] - 2]
                    print(f"[{number + 1}] {diagnostic['rule']}: {diagnostic['message']}")
                    print(f"    {segment[LANGUAGES[source]]}\n    {segment[LANGUAGES[target]]}")
                continue
            lines = collections.defaultdict(set)
            for diagnostic in diagnostics:
                lines[diagnostic["severity"]].add(diagnostic["range"]["start"]["line"])
            shares = ", ".join(f"{level} {len(lines[level]) / len(segments):.2%}" for level in ("error", "warning", "note"))
            rules = collections.Counter(f"{d['rule'].removeprefix('translation-')} ({d['severity']})" for d in diagnostics)
            print(f"{source}-{target}: {shares}; " + ", ".join(f"{rule} {count}" for rule, count in rules.most_common()))


main()
