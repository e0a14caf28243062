"""Makes dictionaries/grammar/forms.bin and tagger.bin; see scripts/train-grammar."""
import argparse
import os
import struct
import subprocess
import sys

import binary
import lexicon
import sources
import tagger

ROUNDS, SCALE, LEAST = 6, 8, 2


def prepared(words, sentences, group=0):
    """Sentences as the trainer takes them: described words, tag numbers, set."""
    for sentence in sentences:
        yield ([words[tagger.plain(item[0], item[1])] for item in sentence],
               [tagger.TAG.get(item[1]) for item in sentence], group)


def gather(path, words, judged):
    """The sentences of the treebanks; with `judged`, parts of them are kept apart as sets 1 and 2."""
    banks = os.path.join(path, "treebanks")
    result = list(prepared(words, sources.treebank(os.path.join(banks, "ewt-train.txt.xz"))))
    result += prepared(words, sources.treebank(os.path.join(banks, "ewt-dev.txt.xz")), 1 if judged else 0)
    for i, sentence in enumerate(prepared(words, sources.treebank(os.path.join(banks, "gum-train.txt.xz")))):
        result.append((sentence[0], sentence[1], 2) if judged and i % 600 < 60 else sentence)
    return result


def write_features(path, sentences, sure):
    with open(path, "wb") as file:
        file.write(struct.pack("<2I", len(sentences), sum(len(s[0]) for s in sentences)))
        for words, tags, group in sentences:
            file.write(struct.pack("<2I", len(words), group))
            for i, word in enumerate(words):
                keys = tagger.fixed_features(words, i)
                file.write(struct.pack(
                    f"<Q4I{len(keys)}Q", word[0], word[4], tags[i] or 0, sure.get(word[0], 0), len(keys), *keys))


def counted(path):
    """How often each form has each tag in the treebanks."""
    counts = {}
    for name in ("ewt-train", "ewt-dev", "gum-train"):
        for sentence in sources.treebank(os.path.join(path, "treebanks", name + ".txt.xz")):
            for form, tag, *_ in sentence:
                counts[form.lower(), tag] = counts.get((form.lower(), tag), 0) + 1
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sources", nargs="?")
    parser.add_argument("--root", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--judge", action="store_true")
    arguments = parser.parse_args()
    path = arguments.sources or os.path.join(arguments.root, "..", "shared", "training")
    if not os.path.isdir(path):
        sys.exit(f"train-grammar: no sources in '{path}'")
    entries = list(lexicon.entries(os.path.join(path, "lemminflect", "infl_lu.csv.gz"))) + [lexicon.BE]
    bits = lexicon.classes(entries)
    lexicon.add_closed(bits)
    words = tagger.Words(bits)
    sentences = gather(path, words, arguments.judge)
    sure = tagger.certain([s for s in sentences if s[2] == 0])
    features, weights = (os.path.join(arguments.work, name) for name in ("features", "weights"))
    write_features(features, sentences, sure)
    subprocess.run(
        [os.path.join(arguments.work, "perceptron"), features, weights, str(ROUNDS), str(SCALE), str(LEAST)],
        check=True)
    if arguments.judge:
        return
    table = {}
    with open(weights) as lines:
        for line in lines:
            k, tag, weight = map(int, line.split())
            table.setdefault(k, {})[tag] = weight
    folder = os.path.join(arguments.root, "dictionaries", "grammar")
    binary.write(os.path.join(folder, "tagger.bin"), "WLTAGGR2", tagger.sections(table, sure))
    binary.write(os.path.join(folder, "forms.bin"), "WLFORMS2", lexicon.tables(entries, bits, counted(path)))


main()
