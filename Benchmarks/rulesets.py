"""Style folders of generated rules, to measure what many patterns cost."""
import os
import random

import provenance

WORDS = os.path.join(provenance.ROOT, "dictionaries", "lists", "frequent-words.txt")
PHRASES = 10


def frequent_words(most=6_000):
    with open(WORDS, encoding="utf-8") as lines:
        words = (line.split("\t")[0].strip() for line in lines if not line.startswith("#"))
        return [word for word in words if word.isalpha()][:most]


def write(folder, rules):
    """A style of so many rules, each with PHRASES phrases of two or three frequent words; always the same."""
    os.makedirs(folder)
    chance = random.Random(1)
    words = frequent_words()
    for number in range(rules):
        phrases = [" ".join(chance.choice(words) for _ in range(chance.choice([2, 2, 3])))
                   for _ in range(PHRASES)]
        with open(os.path.join(folder, f"R{number:04}.yml"), "w", encoding="utf-8") as rule:
            rule.write("extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens:\n")
            rule.writelines(f"  - '{phrase}'\n" for phrase in phrases)
    return folder


def packs():
    """Options that switch every pack on."""
    names = sorted(entry.name for entry in os.scandir(os.path.join(provenance.ROOT, "rules", "packs"))
                   if entry.is_dir())
    return [word for name in names for word in ("--style", name)]
