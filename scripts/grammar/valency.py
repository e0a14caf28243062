"""Makes the patterns of prepositions by valency: which one a word takes, counted in well-edited copy.

    valency.py --root ROOT --sources SOURCES [--clean FOLDER ...]

A word that is followed by one preposition nearly always is flagged before another that it never has; a word that
hardly does without is flagged where a determiner follows at once. What clean copy of FOLDERs has is left out. Writes
dictionaries/grammar/patterns/preposition-wrong.valency.txt and preposition-missing.valency.txt.
"""
import argparse
import os
from collections import Counter, defaultdict

import lexicon
import running

ASKED = "in on at of for to with from by about into".split()
DETERMINERS = set("the a an his her their its our my your".split())
# Words whose `to` stands before a noun; behind all others it is mostly that of an infinitive.
BEFORE_NOUNS = set("""according related belong belongs belonged belonging similar due access listen listens listened
listening respond responds responded responding contribute contributes contributed contributing refer refers referred
referring equivalent subject owing adhere adheres adhered object reacted react adapted dedicated accustomed opposed
devoted committed addicted attributed allergic superior inferior prior relevant applicable comparable conducive
attention devotion exposure contrast addition regard relation response reply replied dating attached assigned amounted
amounts identical adjacent exposed connected entitled pertaining linked limited confined loyal vulnerable faithful
appealed succumbed alluded resorted adjust adjusted corresponds corresponding tribute accession proximity allegiance
immune""".split())
FEWEST = 15


def count(sentences):
    """How often each word, each word before a preposition, and each word before a determiner."""
    words, pairs, determined = Counter(), Counter(), Counter()
    for sentence in sentences:
        words.update(sentence)
        for word, after in zip(sentence, sentence[1:]):
            if after in ASKED:
                pairs[word, after] += 1
            elif after in DETERMINERS:
                determined[word] += 1
    return words, pairs, determined


def frames(counts, clean, bits):
    """({(word, wrong): right}, {word: what follows it})."""
    words, pairs, determined = counts
    _, clean_pairs, clean_determined = clean
    by_word = defaultdict(dict)
    for (word, preposition), often in pairs.items():
        by_word[word][preposition] = often
    wrong, missing = {}, {}
    nominal = lexicon.BITS["NN"] | lexicon.BITS["NNS"]
    verbal = sum(lexicon.BITS[tag] for tag in ("VB", "VBZ", "VBD", "VBN", "VBG", "JJ"))
    for word in sorted(by_word):
        kinds = bits.get(word, 0)
        if len(word) < 4 or not word.isalpha() or not kinds or kinds & lexicon.BITS["closed"]:
            continue
        own = by_word[word]
        right = max(sorted(own), key=own.get)
        often = own[right]
        if often < FEWEST or right == "to" and word not in BEFORE_NOUNS:
            continue
        is_noun = bool(kinds & nominal) and not kinds & verbal
        share, use = often / sum(own.values()), often / words[word]
        if share >= 0.72 and use >= (0.33 if right == "of" or is_noun else 0.22):
            for other in ASKED:
                if other == right or own.get(other, 0) > (0 if often < 400 else 1) or clean_pairs[word, other]:
                    continue
                # An adjunct is likelier than a fault.
                if other in ("by", "about") and right not in ("of", "with", "to", "on", "for"):
                    continue
                if is_noun and right == "of" and use < 0.6 and other in ("in", "at", "on", "by", "for", "with"):
                    continue
                wrong[word, other] = right
        if use >= (0.45 if is_noun else 0.28) and determined[word] + clean_determined[word] <= often * 0.01:
            missing[word] = right
    return wrong, missing


def lines(groups, line):
    for key in sorted(groups):
        yield line(key, "|".join(sorted(groups[key])))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--sources", required=True)
    parser.add_argument("--clean", nargs="*", default=[])
    arguments = parser.parse_args()
    entries = list(lexicon.entries(os.path.join(arguments.sources, "lemminflect", "infl_lu.csv.gz")))
    bits = lexicon.classes(entries)
    lexicon.add_closed(bits)
    wrong, missing = frames(
        count(running.training(arguments.sources)), count(running.folders(arguments.clean)), bits)
    groups, follow = defaultdict(list), defaultdict(list)
    for (word, other), right in wrong.items():
        groups[other, right].append(word)
    for word, right in missing.items():
        follow[right].append(word)
    folder = os.path.join(arguments.root, "dictionaries", "grammar", "patterns")
    head = "# {} Counted by scripts/grammar/valency.py in the sources of dictionaries/grammar/README.md.\n"
    with open(os.path.join(folder, "preposition-wrong.valency.txt"), "w") as file:
        file.write(head.format("Words with a preposition that they never have. Read by preposition-wrong."))
        for text in lines(groups, lambda key, words: (
                f"!-&!^&* {words} [ {key[0]} ] !VB*&!CD&!MD&!IN&!-&!UH&* => {key[1]} :: "
                f"'\\2' is followed by '{key[1]}', not by '{key[0]}' ;; note quoted")):
            file.write(text + "\n")
    with open(os.path.join(folder, "preposition-missing.valency.txt"), "w") as file:
        file.write(head.format("Words that have lost their preposition. Read by preposition-missing."))
        for text in lines(follow, lambda key, words: (
                f"{words} [ the|a|an|his|her|their|its|our|my ] !POS&* => {key} \\2 :: "
                f"'\\1' is followed by '{key}' ;; note quoted")):
            file.write(text + "\n")


main()
