"""Sentences of running text as lists of words: what patterns and weights are counted in."""
import glob
import os
import re

import sources

TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?|\d[\d.,]*\d|\d|[^\s]")
SHORT = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|ll|re|ve|d|m))$")
MARKS = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def tokens(text):
    """The words and marks of a text, short forms apart."""
    for token in TOKEN.findall(text):
        parts = SHORT.match(token)
        if parts:
            yield parts.group(1)
            yield parts.group(2)
        else:
            yield MARKS.get(token, token)


def sentences(text):
    """The sentences of a text that end as such; the first word of each in small letters."""
    for sentence in written(text):
        yield [sentence[0].lower()] + sentence[1:]


def written(text):
    """The sentences of a text that end as such."""
    for paragraph in text.split("\n"):
        sentence = []
        for token in tokens(paragraph):
            sentence.append(token)
            if token in ".?!":
                if len(sentence) > 3:
                    yield sentence
                sentence = []


def as_written(path):
    """The sentences of the running text of a folder and of MASC, with their capitals."""
    for page in sources.running_text(os.path.join(path, "kremlin-train.txt.xz")):
        yield from written(page)
    for sentence in sources.masc(os.path.join(path, "masc_tagged.zip")):
        yield [item[0] for item in sentence]


def training(path):
    """The sentences of all sources in a folder; `openstax` may be missing."""
    for page in sources.running_text(os.path.join(path, "kremlin-train.txt.xz")):
        yield from sentences(page)
    for name in ("ewt-train", "ewt-dev", "gum-train"):
        for sentence in sources.treebank(os.path.join(path, "treebanks", name + ".txt.xz")):
            yield [sentence[0][0].lower()] + [item[0] for item in sentence[1:]]
    for sentence in sources.masc(os.path.join(path, "masc_tagged.zip")):
        yield [sentence[0][0].lower()] + [item[0] for item in sentence[1:]]
    yield from folders([os.path.join(path, "openstax")])


def folders(paths):
    """The sentences of the text files of folders."""
    for path in paths:
        for name in sorted(glob.glob(os.path.join(path, "*.txt"))):
            with open(name, encoding="utf-8", errors="replace") as file:
                yield from sentences(file.read())
