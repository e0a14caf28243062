"""Reads what the grammar is trained on: tagged sentences, running text and word tables.

The terms of each source stand in ../shared/training/README.md and in dictionaries/grammar/README.md.
"""
import csv
import gzip
import io
import lzma
import os
import re
import zipfile

# Tags of the treebanks that say how a web page was typed and nothing of the sentence.
PLAIN = {"ADD": "NN", "AFX": "JJ", "GW": "NN", "NFP": "SYM", "XX": "FW", "LS": "CD", "``": "``", "HYPH": "HYPH"}
TAGS = """# $ '' , -LRB- -RRB- . : CC CD DT EX FW HYPH IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB
RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``""".split()
# MASC names brackets and dashes otherwise.
MASC_MARKS = {"(": "-LRB-", ")": "-RRB-", "-": ":", "...": ":", '"': "''", "'": "''", "PP": "PRP", "UH`": "UH"}


def treebank(path):
    """Sentences of a treebank, each a list of (form, tag, lemma, head, relation)."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            sentence = []
            for item in line.split():
                parts = item.rsplit("_", 4)
                if len(parts) != 5 or not parts[0]:
                    continue
                form, tag, lemma, head, relation = parts
                tag = PLAIN.get(tag, tag)
                sentence.append((form, tag if tag in TAGS else "NN", lemma, int(head), relation))
            if sentence:
                yield sentence


def masc(path):
    """Sentences of MASC, each a list of (form, tag): its tags with those of the treebanks where they differ."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith(".txt") or name.endswith("categories.txt"):
                continue
            for line in archive.read(name).decode("utf-8", "replace").splitlines():
                sentence = [item.rsplit("_", 1) for item in line.split() if "_" in item]
                sentence = [(form, tag) for form, tag in sentence if form]
                if sentence:
                    yield [pair for pair in masc_sentence(sentence)]


def masc_sentence(sentence):
    """One sentence with the tags of the treebanks: `to` before a noun is a preposition, `n't` an adverb."""
    for i, (form, tag) in enumerate(sentence):
        tag = MASC_MARKS.get(tag, tag)
        low = form.lower()
        if low == "n't":
            tag = "RB"
        elif low == "to":
            after = [t for _, t in sentence[i + 1:i + 3]]
            tag = "TO" if "VB" in after[:1] or after[:1] == ["RB"] and after[1:] == ["VB"] else "IN"
        if low == "cannot":
            yield (form[:3], "MD")
            yield (form[3:], "RB")
            continue
        # The treebanks part compounds at their hyphens.
        if "-" in form and re.fullmatch(r"[A-Za-z]+(-[A-Za-z]+)+", form):
            continue_with = form.split("-")
            for k, part in enumerate(continue_with):
                if k:
                    yield ("-", "HYPH")
                yield (part, None if k + 1 < len(continue_with) or tag == "JJ" else tag if tag in TAGS else None)
            continue
        yield (form, tag if tag in TAGS else None)


def running_text(path):
    """The pages of a file of running text, form feeds between them."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from file.read().split("\f")


def word_table(path):
    """Rows of one of LemmInflect's tables."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.reader(file)
