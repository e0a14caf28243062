"""Makes dictionaries/grammar/forms.bin and tagger.bin; see scripts/train-grammar."""
import argparse
import os
import struct
import subprocess
import sys

import binary
import lexicon
import running
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
    """Writes sentences for perceptron.c, and how many there are in front of them."""
    sentence_count = word_count = 0
    with open(path, "wb") as file:
        file.write(struct.pack("<2I", 0, 0))
        for words, tags, group in sentences:
            sentence_count += 1
            word_count += len(words)
            file.write(struct.pack("<2I", len(words), group))
            for i, word in enumerate(words):
                keys = tagger.fixed_features(words, i)
                file.write(struct.pack(
                    f"<2Q4I{len(keys)}Q", word[0], tagger.form_key(word, i == 0), word[4], tags[i] or 0,
                    sure.get(word[0], 0), len(keys), *keys))
        file.seek(0)
        file.write(struct.pack("<2I", sentence_count, word_count))


def untagged(words, path):
    """The sentences of running text, as the trainer takes them."""
    for sentence in running.as_written(path):
        described = [words[tagger.plain(form)] for form in sentence]
        yield described, [None] * len(described), 0


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
    features, text, weights, forms = (
        os.path.join(arguments.work, name) for name in ("features", "running", "weights", "certain"))
    write_features(features, sentences, sure)
    write_features(text, untagged(words, path), sure)
    subprocess.run(
        [os.path.join(arguments.work, "perceptron"), features, text, weights, forms, str(ROUNDS), str(SCALE),
         str(LEAST)],
        check=True)
    if arguments.judge:
        return
    table = {}
    with open(weights) as lines:
        for line in lines:
            k, tag, weight = map(int, line.split())
            table.setdefault(k, {})[tag] = weight
    with open(forms) as lines:
        certain = tagger.certain_keys(sure, {int(k): int(tag) for k, tag in map(str.split, lines)})
    folder = os.path.join(arguments.root, "dictionaries", "grammar")
    binary.write(os.path.join(folder, "tagger.bin"), "WLTAGGR3", tagger.sections(table, certain))
    binary.write(os.path.join(folder, "forms.bin"), "WLFORMS2", lexicon.tables(entries, bits, counted(path)))


main()
