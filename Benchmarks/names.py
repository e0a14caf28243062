"""Measures which near-alike names of real stories wirelint reports, and what its name rules cost.

python3 Benchmarks/names.py [--binary PATH] [--missed] CORPUS

CORPUS: a folder like ../shared/corpus, with names/pairs.tsv (label, set, file, major, n, minor, n) and the
stories in SET/FILE. A pair counts as reported when a diagnostic of a rule of names, spelling, acronyms or
terms stands on an occurrence of either spelling. Pairs whose story is not at hand, or holds only one of the
two spellings, are left out. Exit 1 when a share misses its goal.
"""
import argparse
import collections
import csv
import os
import re
import sys

import quality

FAMILY = ["Names", "Spelling", "Acronyms", "Terms"]
GOALS = {"error": 0.85, "legit": 0.10}


def pairs(corpus):
    """The pairs whose story is at hand, with the path of the story."""
    with open(os.path.join(corpus, "names", "pairs.tsv"), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    for label, folder, name, major, _, minor, _ in rows:
        path = os.path.join(corpus, folder, name)
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if all(re.search(rf"\b{re.escape(each)}\b", text) for each in (major, minor)):
            yield label, path, major, minor


def reports(binary, paths):
    """For each path the flagged texts with their rules."""
    only = [option for each in FAMILY for option in ("--only", each)]
    found = collections.defaultdict(list)
    for diagnostic in quality.diagnostics_of(binary, sorted(paths), *only):
        found[diagnostic["path"]].append((diagnostic["text"], diagnostic["rule"]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--binary", default=quality.provenance.BINARY)
    parser.add_argument("--missed", action="store_true", help="names the pairs that went the wrong way")
    args = parser.parse_args()
    known = list(pairs(args.corpus))
    if not known:
        sys.exit(f"names: no pair of {args.corpus}/names/pairs.tsv has its story at hand")
    found = reports(args.binary, {path for _, path, _, _ in known})
    total, hit = collections.Counter(), collections.Counter()
    for label, path, major, minor in known:
        rules = sorted({rule for text, rule in found[path]
                        for each in (major, minor) if re.search(rf"\b{re.escape(each)}\b", text)})
        total[label] += 1
        hit[label] += bool(rules)
        if args.missed and bool(rules) != (label == "error"):
            print(f"{label}\t{os.path.relpath(path, args.corpus)}\t{major}\t{minor}\t{' '.join(rules)}")
    good = True
    for label, goal in GOALS.items():
        share = hit[label] / (total[label] or 1)
        good = good and (share >= goal if label == "error" else share <= goal)
        sign = ">=" if label == "error" else "<="
        print(f"{label} pairs reported: {hit[label]} of {total[label]} ({share:.2f}; goal {sign} {goal})")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
