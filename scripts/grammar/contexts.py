"""Makes dictionaries/grammar/contexts.bin: the weights by which the words around a place decide what stands there.

    contexts.py --root ROOT --sources SOURCES

Reads the small words and the pairs of dictionaries/grammar/contexts.txt, whose order numbers the keys; a change
there needs a new contexts.bin. How far a context must speak is kept by hand in that file: such that clean copy has
about half an alarm per 1,000 words. SOURCES: ../shared/training, with the text of books in openstax/ (openstax.py).
Takes some minutes and 4 GB of memory.
"""
import argparse
import os
import struct
import subprocess
import tempfile

import binary
import lexicon
import packing
import running
from tagger import fnv

# Keys are kept that were seen so often, in so many rounds; of these, those that weigh so much at least.
LEAST, ROUNDS, SMALL_CUT, SMALL_KEPT, PAIR_CUT = 8, 4, 0.70, 0.25, 0.62
SCALE = 16
NUMBER = fnv(b"00")
TAILS = {"n't", "'s", "'ll", "'re", "'ve", "'d", "'m"}


def described(form, opening, bits):
    """The hash and the class of a word, as ContextReader.swift has them."""
    low = form.lower().replace("’", "'")
    if low[0].isdigit():
        return NUMBER, NUMBER
    if not (low[0].isalpha() or low[0] == "'") or low == "'":
        mark = fnv(low[0].encode("utf-8"))
        return mark, mark
    word = fnv(low.encode("utf-8"))
    kinds = bits.get(low, 0)
    if kinds & lexicon.BITS["closed"] or low in TAILS:
        return word, word
    return word, kinds | (1 << 20 if form[0].isupper() and not opening else 0)


def write_words(path, sentences, bits):
    known = {}
    with open(path, "wb") as file:
        for sentence in sentences:
            opening = True
            for form in sentence:
                key = form, opening
                if key not in known:
                    known[key] = struct.pack("<2Q", *described(form, opening, bits))
                file.write(known[key])
                opening = opening and not form[0].isalnum()
            file.write(bytes(16))


def weights(path):
    """(weights of small words by key, weight of pairs by key), in sixteenths."""
    small, pairs = {}, {}
    with open(path) as lines:
        for line in lines:
            key, _, *cells = line.split()
            own = [(int(a), float(b)) for a, b in (cell.split(":") for cell in cells if cell[0] != "p")]
            pair = [float(cell[2:]) for cell in cells if cell[0] == "p"]
            if own and max(abs(weight) for _, weight in own) >= SMALL_CUT:
                small[int(key)] = [(number, rounded(weight)) for number, weight in own if abs(weight) >= SMALL_KEPT]
            if pair and abs(pair[0]) >= PAIR_CUT:
                pairs[int(key)] = rounded(pair[0])
    return small, pairs


def rounded(weight):
    return max(-127, min(127, round(weight * SCALE)))


def slots(keys):
    """(the upper bits of the key in each slot, the slot of each key)."""
    size = 1
    while size < len(keys) * 1.15:
        size *= 2
    checks, places = [0] * size, {}
    for key in sorted(keys):
        slot = key & (size - 1)
        while checks[slot]:
            slot = (slot + 1) & (size - 1)
        checks[slot] = max(1, key >> 48)
        places[key] = slot
    return checks, places


def sections(small, pairs):
    checks, places = slots(small)
    runs = [[] for _ in checks]
    for key, weights in small.items():
        runs[places[key]] = weights
    pair_checks, pair_places = slots(pairs)
    values = [0] * len(pair_checks)
    for key, weight in pairs.items():
        values[pair_places[key]] = weight
    return packing.contexts(
        checks, runs, struct.pack(f"<{len(pair_checks)}H", *pair_checks), struct.pack(f"<{len(values)}b", *values))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--sources", required=True)
    arguments = parser.parse_args()
    folder = os.path.join(arguments.root, "dictionaries", "grammar")
    entries = list(lexicon.entries(os.path.join(arguments.sources, "lemminflect", "infl_lu.csv.gz")))
    entries.append(lexicon.BE)
    bits = lexicon.classes(entries)
    lexicon.add_closed(bits)
    with tempfile.TemporaryDirectory() as work:
        program, words, tasks, out = (os.path.join(work, name) for name in ("contexts", "words", "tasks", "out"))
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "contexts.c")
        subprocess.run([os.environ.get("CC", "cc"), "-O3", "-ffast-math", "-o", program, source, "-lm"], check=True)
        write_words(words, running.training(arguments.sources), bits)
        with open(os.path.join(folder, "contexts.txt")) as lines, open(tasks, "w") as file:
            for line in lines:
                if line.startswith("small "):
                    file.write(line)
                elif line.startswith("pair "):
                    file.write(" ".join(line.split()[:3]) + "\n")
        subprocess.run([program, words, tasks, out, str(LEAST), str(ROUNDS)], check=True)
        binary.write(os.path.join(folder, "contexts.bin"), "WLCONTX2", sections(*weights(out)))


main()
