"""Takes a sentence or a paragraph out of translated news and asks `wirelint pair` where it is missing.

python3 Benchmarks/pairs.py --ntrex FOLDER [--binary PATH] [--half 1|2] [--documents 24] [--show KIND]

FOLDER has the text files of NTREX-128 and its DOCUMENT_IDS.tsv. Documents of 10 to 40 segments of ten languages with
English, both ways, paragraphs of two segments: once with blank lines between them, once without breaks. Counted are the
unchanged pairs without an alarm (left-out and added sentences and paragraphs, lengths; notes are none), and the changed
ones with an alarm that quotes what was taken out, or that stands in its paragraph. --half: documents of the first 998
segments, on which the weights were counted, or of the others, on which they are judged. --show clean, sentence or
paragraph: the alarms of unchanged pairs, or what was not found.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import subprocess
import tempfile

import provenance

CODES = {"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "ru": "rus", "tr": "tur", "fa": "fas", "ar": "arb",
         "zh": "zho-CN", "ja": "jpn", "ko": "kor"}
LAYOUTS = {"blank lines": "\n\n", "no breaks": None}
LOSSES = {"translation-omitted-sentence", "translation-omitted-paragraph", "translation-length"}
FIRST_HALF = 998
SEGMENTS = 1997


def texts(folder):
    """The segments by language."""
    found = {}
    for code, name in CODES.items():
        path = os.path.join(folder, f"newstest2019-{'src' if code == 'en' else 'ref'}.{name}.txt")
        with open(path, encoding="utf-8") as file:
            found[code] = [" ".join(line.split()) for line in file.read().split("\n")[:SEGMENTS]]
    return found


def documents(folder, half, most):
    """The segments' numbers, document by document; the first of each is its headline."""
    found = collections.OrderedDict()
    with open(os.path.join(folder, "DOCUMENT_IDS.tsv"), encoding="utf-8") as file:
        for i, name in enumerate(file.read().split("\n")[:SEGMENTS]):
            found.setdefault(name, []).append(i)
    chosen = [d for d in found.values() if 10 <= len(d) <= 40
              and (d[-1] < FIRST_HALF if half == 1 else d[0] >= FIRST_HALF)]
    random.Random(5).shuffle(chosen)
    return chosen[:most]


class Case:
    """A document in two languages, with something taken out of its translation or as it is."""

    def __init__(self, segments, document, source, target, layout, lost=()):
        self.direction, self.layout = (source, target), layout
        self.lost = [segments[source][i] for i in lost]
        self.text = [self.joined(segments[code], document, code, ()) for code in self.direction]
        self.kept, self.place = self.text[1], None
        if lost:
            self.kept = self.joined(segments[target], document, target, lost)
            body = document[1:]
            k = body.index(lost[0]) // 2 * 2
            rest = [segments[target][i] for i in body[k:k + 2] if i not in lost]
            if rest and LAYOUTS[layout]:
                start = self.kept.encode().find(rest[0].encode())
                self.place = range(start, start + len(rest[0].encode()))

    def joined(self, lines, document, code, lost):
        space = "" if code in ("zh", "ja") else " "
        body = document[1:]
        paragraphs = [space.join(lines[i] for i in body[k:k + 2] if i not in lost) for k in range(0, len(body), 2)]
        between = LAYOUTS[self.layout]
        if between:
            paragraphs.insert(0, lines[document[0]])
        return (space if between is None else between).join(p for p in paragraphs if p) + "\n"

    def alarms(self, binary, work):
        source, target = self.direction
        with tempfile.TemporaryDirectory(dir=work) as folder:
            paths = [os.path.join(folder, f"{k}.{code}.txt") for k, code in enumerate(self.direction)]
            for path, text in zip(paths, (self.text[0], self.kept)):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            run = subprocess.run([binary, "pair", "--no-config", "--source-language", source, "--target-language", target,
                                  "--only", "translation-*", "--format", "jsonl", *paths], stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL)
        found = [json.loads(line) for line in run.stdout.decode().splitlines()]
        return [f for f in found if f["severity"] != "note" and f["rule"] in LOSSES | {"translation-added"}]

    def names(self, alarm):
        """Whether an alarm quotes the beginning of a lost sentence, or quotes nothing and stands in its paragraph."""
        if alarm["rule"] not in LOSSES:
            return False
        quoted = re.search(r"'(.*)'", alarm["message"])
        if not quoted:
            return self.place is not None and alarm["range"]["start"]["offset"] in self.place
        start = quoted.group(1).rstrip("…")[:14]
        return start in " ".join(self.lost) or any(text[:14] in quoted.group(1) for text in self.lost)


def cases(segments, found):
    for code in CODES:
        for document in found:
            for direction in ((code, "en"), ("en", code)) if code != "en" else ():
                for layout in LAYOUTS:
                    chance = random.Random(f"{code}{document[0]}{layout}")
                    body = document[1:]
                    k = chance.randrange((len(body) + 1) // 2) * 2
                    yield "clean", Case(segments, document, *direction, layout)
                    yield "sentence", Case(segments, document, *direction, layout, [chance.choice(body)])
                    yield "paragraph", Case(segments, document, *direction, layout, body[k:k + 2])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ntrex", required=True)
    parser.add_argument("--binary", default=provenance.BINARY)
    parser.add_argument("--half", type=int, choices=(1, 2), default=2)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--show", choices=("clean", "sentence", "paragraph"))
    options = parser.parse_args()
    all_cases = list(cases(texts(options.ntrex), documents(options.ntrex, options.half, options.documents)))
    counts = collections.defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda each: each[1].alarms(os.path.abspath(options.binary), work), all_cases)
        for (kind, case), alarms in zip(all_cases, results):
            isRight = not alarms if kind == "clean" else any(case.names(alarm) for alarm in alarms)
            for key in ("all", "-".join(case.direction)):
                counts[kind, case.layout, key][0] += isRight
                counts[kind, case.layout, key][1] += 1
            if kind == options.show and not isRight:
                print("-".join(case.direction), case.layout, *case.lost, *(a["message"] for a in alarms), sep="\n  ")
    for (kind, layout, key), (right, total) in sorted(counts.items(), key=lambda row: row[0]):
        print(f"{kind:10}{layout:13}{key:7}{right:5} of {total:4}{100 * right / total:6.1f} %")


if __name__ == "__main__":
    main()
