"""The tagger: an averaged perceptron that goes from left to right, one tag a word.

Features are 64-bit keys, made here, in perceptron.c (those that ask for tags) and in Sources/Model/Grammar/Tagger
in the same way; the file holds those whose weights matter. After Collins (2002), with the features of Ratnaparkhi (1996) and the classes of the
lexicon beside them.
"""
import struct

from sources import TAGS

MASK = (1 << 64) - 1
BASIS, PRIME = 0xCBF29CE484222325, 0x100000001B3
K1, K2, K3 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93
FEW = 8  # weights of a feature that stand one by one
ROW = 48  # numbers of a row: tags, and as many more as fill six vectors of 16 bytes
IN_ROW = 63  # stands for the count of weights where they fill a row
TAG = {tag: i + 1 for i, tag in enumerate(TAGS)}  # 0: before the sentence


def fnv(data, value=BASIS):
    for byte in data:
        value = ((value ^ byte) * PRIME) & MASK
    return value


def key(template, a, b=0):
    """The key of a feature: its template's number and one or two values."""
    value = ((a * K1) & MASK) ^ (((b + template) * K2) & MASK)
    value ^= value >> 29
    value = (value * K3) & MASK
    return value ^ (value >> 32)


class Words:
    """What is known of each form, once."""

    def __init__(self, classes):
        self.classes = classes  # folded form -> bits of the lexicon
        self.known = {}

    def __getitem__(self, form):
        found = self.known.get(form)
        if found is None:
            found = self.known[form] = self.describe(form)
        return found

    def describe(self, form):
        low = form.replace("’", "'").lower()
        data = low.encode("utf-8")
        digits = any(48 <= b <= 57 for b in data)
        alpha = any(c.isalpha() for c in low)
        if digits and not alpha:
            word = fnv(b"0000" if len(data) == 4 and data.isdigit() else b"00")
        else:
            word = fnv(data)
        shape = 0
        if form[:1].isupper():
            shape = 1
            if len(form) > 1 and form.upper() == form and alpha:
                shape = 2
        elif any(c.isupper() for c in form):
            shape = 3
        if digits:
            shape += 4
        if any(b >= 0x80 for b in data) and alpha:
            shape += 8
        ends = [fnv(data[-k:]) if len(data) > k else 0 for k in (1, 2, 3, 4)]
        start = fnv(data[:3]) if len(data) > 4 else 0
        return word, shape, ends, start, self.classes.get(low, 0)


START = (1, 0, [0, 0, 0, 0], 0, 0)
END = (2, 0, [0, 0, 0, 0], 0, 0)


def fixed_features(words, i):
    """The keys of a word that do not ask for the tags before it."""
    w, shape, ends, start, bits = words[i]
    first = i == 0
    b1 = words[i - 1] if i > 0 else START
    b2 = words[i - 2] if i > 1 else START
    a1 = words[i + 1] if i + 1 < len(words) else END
    a2 = words[i + 2] if i + 2 < len(words) else END
    form = shape * 2 + first
    return [
        key(1, w), key(2, w, form), key(3, ends[1], form), key(5, ends[3]),
        key(6, start), key(7, form, bits), key(8, bits, ends[1]),
        key(9, b1[0]), key(10, a1[0]), key(11, b1[0], w), key(12, w, a1[0]),
        key(13, b2[0]), key(14, a2[0]), key(15, bits, a1[4] * 2 + (a1[1] & 1)), key(16, a1[2][2], bits),
        key(17, b1[2][2], bits), key(19, b1[4], bits), key(21, b1[0], a1[0]),
    ]


def form_key(word, first):
    """The key of a described word's form: the word with its capitals, and whether it begins a sentence."""
    return key(2, word[0], word[1] * 2 + first)


def certain(sentences):
    """Words that are always the same thing: they are not asked about."""
    counts = {}
    for words, tags, _ in sentences:
        for word, tag in zip(words, tags):
            if tag:
                entry = counts.setdefault(word[0], {})
                entry[tag] = entry.get(tag, 0) + 1
    result = {}
    for word, entry in counts.items():
        total = sum(entry.values())
        tag, best = max(entry.items(), key=lambda item: (item[1], item[0]))
        if total >= 60 and best >= total * 0.997:
            result[word] = tag
    return result


def plain(form, tag=None):
    """A mark as the article model has it: one quotation mark, one dash, one bracket."""
    if form in ("``", "''", "“", "”", '"'):
        return '"'
    if form in ("–", "—", "--") or form == "-" and tag not in (None, "HYPH"):
        return "--"
    if form in ("…", "..."):
        return "..."
    return {"[": "(", "{": "(", "]": ")", "}": ")"}.get(form, form)


def certain_keys(words, forms):
    """The tags of what is certain, by key: `words` in each of their forms, and the keys of `forms`."""
    result = dict(forms)
    for word, tag in words.items():
        for shape in range(4):
            for first in range(2):
                result[key(50, form_key((word, shape), first))] = tag
    return result


def sections(weights, sure):
    """The sections of tagger.bin. `weights`: whole numbers of one byte by tag, by key; `sure`: tags by key.

    Few weights of a feature stand one after the other, each with its tag; many fill a row of two bytes a tag, which
    is added at once.
    """
    size = 1
    while size < len(weights) * 4 // 3:
        size *= 2
    slots = [(0, 0)] * size
    cells = bytearray(2)  # so that no feature's first weight has number 0
    rows = bytearray()
    for k in sorted(weights):
        entry = weights[k]
        place = k & (size - 1)
        while slots[place][1]:
            place = (place + 1) & (size - 1)
        if len(entry) > FEW:
            slots[place] = (k >> 32, len(rows) // (2 * ROW) << 6 | IN_ROW)
            rows += struct.pack(f"<{ROW}h", *(entry.get(tag, 0) for tag in range(ROW)))
        else:
            slots[place] = (k >> 32, len(cells) // 2 << 6 | len(entry))
            for tag in sorted(entry):
                cells += struct.pack("<Bb", tag, entry[tag])
    return [
        b"".join(struct.pack("<II", *s) for s in slots), bytes(cells), certain_table(sure), bytes(rows),
    ]


def certain_table(sure):
    """The slots of what is certain, by key: each holds the key with its lowest six bits given to the tag."""
    size = 1
    while size < len(sure) * 2:
        size *= 2
    table = [0] * size
    for k in sorted(sure):
        place = k >> 32 & (size - 1)
        while table[place]:
            place = (place + 1) & (size - 1)
        table[place] = k & ~63 | sure[k]
    return struct.pack(f"<{size}Q", *table)
