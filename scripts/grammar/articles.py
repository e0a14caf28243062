"""Nouns that English copy hardly ever writes without a determiner behind a preposition."""
import os
import re

import sources

PREPOSITIONS = "in of by at for to with from on as".split()
DETERMINERS = "the a an this that his her its their our my your every each another any some no which whose".split()
ENDS = set(". , ; : ) in of by at for to with from on as and or but who which that is was are were has had have will would".split())
WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[.,;:)]|\S")


def count(path, singulars):
    """(bare, with a determiner) by noun, and bare by (preposition, noun), in the running text and the treebanks."""
    bare, determined, pairs = {}, {}, {}

    def read(words):
        for i in range(len(words) - 3):
            if words[i] not in PREPOSITIONS:
                continue
            if words[i + 1] in DETERMINERS:
                if words[i + 2] in singulars and words[i + 3] in ENDS:
                    determined[words[i + 2]] = determined.get(words[i + 2], 0) + 1
            elif words[i + 1] in singulars and words[i + 2] in ENDS:
                noun = words[i + 1]
                bare[noun] = bare.get(noun, 0) + 1
                pairs[words[i], noun] = pairs.get((words[i], noun), 0) + 1

    for page in sources.running_text(os.path.join(path, "kremlin-train.txt.xz")):
        read(WORD.findall(page))
    for name in ("ewt-train", "ewt-dev", "gum-train"):
        for sentence in sources.treebank(os.path.join(path, "treebanks", name + ".txt.xz")):
            read([item[0] for item in sentence])
    return bare, determined, pairs


def nouns(path, bits, noun_bit):
    """The nouns with their counts, those that are seen often enough and hardly ever bare."""
    singulars = {form for form, value in bits.items() if value & noun_bit and len(form) > 2}
    bare, determined, pairs = count(path, singulars)
    for noun in sorted(determined):
        often, seldom = determined[noun], bare.get(noun, 0)
        if often >= 12 and seldom * 40 <= often:
            yield noun, often, seldom
