"""Measures what wirelint reports on clean copy and what it finds of planted faults; writes quality.md.

scripts/quality [--per-kind N] [--seeds A,B] [--binary PATH] [--output FILE] CORPUS…
scripts/quality --show RULE N [--seed S] CORPUS…

CORPUS: folders of .txt stories. --show prints N random alarms of a rule (or a glob of rules), marked
⟦so⟧ in their context, for Benchmarks/judged.tsv.
"""
import argparse
import collections
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

import promises
import provenance

ROOT = provenance.ROOT
WIREBENCH = os.path.join(ROOT, "..", "shared", "tools", "wirebench.py")
JUDGED = os.path.join(ROOT, "Benchmarks", "judged.tsv")
SEVERITIES = ["error", "warning", "note"]
CONTEXT_BYTES = 160


def stories(folder):
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(".txt"):
                yield os.path.join(root, name)


def alarms(binary, folder, *options):
    """Every diagnostic that wirelint has about a folder's stories, notes included."""
    return diagnostics_of(binary, stories(folder), *options)


def diagnostics_of(binary, files, *options):
    """Every diagnostic that wirelint has about some files, notes included."""
    run = subprocess.run(
        [binary, "lint", "--no-config", "--format", "jsonl", "--min-severity", "note",
         *options, *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"quality: wirelint: exit {run.returncode}: {run.stderr.decode(errors='replace').strip()}")
    return [json.loads(line) for line in run.stdout.decode().splitlines() if line.strip()]


def name_of(corpus):
    return os.path.basename(os.path.abspath(corpus))


# ---------------------------------------------------------------- clean copy

Counted = collections.namedtuple("Counted", "name stories words diagnostics")


def counted(binary, corpus):
    """A corpus's size and its diagnostics, counted by rule and severity."""
    files = list(stories(corpus))
    if not files:
        sys.exit(f"quality: no .txt story in {corpus}")
    words = 0
    for path in files:
        with open(path, encoding="utf-8", errors="replace") as file:
            words += len(file.read().split())
    found = collections.Counter((each["rule"], each["severity"]) for each in alarms(binary, corpus))
    return Counted(name_of(corpus), len(files), words, found)


def judged():
    """By rule: (real, read, date of the newest reading), summed over the newest row of each corpus."""
    newest = {}
    with open(JUDGED, encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")),
                              delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            key = (row["rule"], row["corpus"])
            if key not in newest or newest[key]["date"] <= row["date"]:
                newest[key] = row
    sums = {}
    for (rule, _), row in newest.items():
        real, read, date = sums.get(rule, (0, 0, ""))
        sums[rule] = (real + int(row["real"]), read + int(row["read"]), max(date, row["date"]))
    return sums


def per_thousand(count, words):
    return f"{count / words * 1000:.2f}" if words else "0"


def clean_copy(corpora):
    """The section on clean copy: one row a rule and severity, loudest severity and rule first."""
    by_hand = judged()
    words = sum(each.words for each in corpora)
    total = sum((each.diagnostics for each in corpora), collections.Counter())
    order = sorted(total, key=lambda key: (SEVERITIES.index(key[1]), -total[key], key))
    rows = []
    for rule, severity in order:
        real, read, date = by_hand.get(rule, (0, 0, ""))
        rows.append([f"{rule}", severity, str(total[rule, severity]),
                     per_thousand(total[rule, severity], words),
                     *(per_thousand(each.diagnostics[rule, severity], each.words) for each in corpora),
                     f"{real} of {read} ({date})" if read else "not read"])
    for severity in SEVERITIES:
        counts = [sum(n for (_, level), n in each.diagnostics.items() if level == severity)
                  for each in corpora]
        rows.append([f"**all {severity}s**", severity, str(sum(counts)), per_thousand(sum(counts), words),
                     *(per_thousand(n, each.words) for n, each in zip(counts, corpora)), ""])
    header = ["rule", "severity", "count", "per 1,000 words", *(each.name for each in corpora), "judged real"]
    sizes = "; ".join(f"{each.name}: {each.stories} stories, {each.words:,} words" for each in corpora)
    return ["", "## On clean copy", "",
            "Diagnostics on copy as it was published, at `--min-severity note`. Published copy has real "
            "faults too: *judged real* is how many of the alarms read by hand are such (judged.tsv).",
            "", sizes + ".", "", *provenance.table(header, rows)]


# ---------------------------------------------------------------- planted faults

def planted(binary, corpora, seeds, per_kind):
    """The section on planted faults, summed over corpora and seeds; at default settings."""
    if not os.path.exists(WIREBENCH):
        return ["", "Planted faults were not measured: ../shared/tools/wirebench.py is not there."]
    kinds = collections.defaultdict(collections.Counter)
    linter = f"'{binary}' lint --no-config --format jsonl"
    for corpus in corpora:
        for seed in seeds:
            with tempfile.TemporaryDirectory() as folder:
                for step in (["plant", corpus, folder, "--seed", seed, "--per-kind", str(per_kind)],
                             ["score", folder, "--linter", linter, "--json", folder + "/report.json"]):
                    run = subprocess.run([sys.executable, WIREBENCH, *step], stdout=subprocess.PIPE,
                                         stderr=subprocess.STDOUT, check=False)
                    if run.returncode:
                        sys.exit("quality: wirebench: " + run.stdout.decode(errors="replace").strip())
                with open(folder + "/report.json", encoding="utf-8") as file:
                    for kind, score in json.load(file)["kinds"].items():
                        kinds[kind].update(score)
    kinds["**all**"] = sum((kinds[kind] for kind in sorted(kinds)), collections.Counter())
    rows = []
    for kind, score in kinds.items():
        n = score["n"] or 1
        rows.append([kind, str(score["n"]), *(f"{score[key] / n:.2f}" for key in
                                             ("recall", "named", "offered", "fixed", "extra"))])
    return ["", "## Planted faults", "",
            "wirebench at default settings: one fault planted in each copy of a clean story. *Named* were "
            "reported under a rule of the fault's family, *fix right* have a fix-it that restores the "
            "original, *extra* are other new diagnostics for each fault.", "",
            f"Seeds {', '.join(seeds)}, {per_kind} faults a kind and corpus at most.", "",
            *provenance.table(["kind", "n", "recall", "named", "fix offered", "fix right", "extra"], rows)]


# ---------------------------------------------------------------- reading by hand

def in_context(alarm):
    """An alarm with the copy around it, its range marked, paragraph breaks as ¶."""
    start, end = (alarm["range"][side]["offset"] for side in ("start", "end"))
    with open(alarm["path"], "rb") as file:
        data = file.read()
    before, text, after = (part.decode("utf-8", errors="ignore") for part in (
        data[max(0, start - CONTEXT_BYTES):start], data[start:end], data[end:end + CONTEXT_BYTES]))
    place = alarm["range"]["start"]
    shown = (before + "⟦" + text + "⟧" + after).replace("\n\n", " ¶ ").replace("\n", " ⏎ ")
    return (f"{alarm['path']}:{place['line']}:{place['column']}: {alarm['severity']}: "
            f"{alarm['message']} [{alarm['rule']}]\n    …{shown}…\n")


def show(binary, rule, number, seed, corpora):
    found = [each for corpus in corpora for each in alarms(binary, corpus, "--only", rule)]
    chosen = sorted(random.Random(seed).sample(range(len(found)), min(number, len(found))))
    for index in chosen:
        print(in_context(found[index]))
    print(f"{len(chosen)} of {len(found)} alarms of {rule}, seed {seed}")


def main():
    parser = argparse.ArgumentParser(prog="scripts/quality", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("--show", nargs=2, metavar=("RULE", "N"))
    parser.add_argument("--seed", type=int, default=1, help="which alarms --show draws")
    parser.add_argument("--seeds", default="1,2", help="of wirebench")
    parser.add_argument("--per-kind", type=int, default=60)
    parser.add_argument("--binary", default=provenance.BINARY)
    parser.add_argument("--output", default=os.path.join(ROOT, "Benchmarks", "quality.md"))
    options = parser.parse_args()
    for corpus in options.corpus:
        if not os.path.isdir(corpus):
            sys.exit(f"quality: no such folder: {corpus}")
    binary = os.path.abspath(options.binary)
    if options.show:
        rule, number = options.show
        if not number.isdigit():
            sys.exit(f"quality: --show RULE N: '{number}' is not a number")
        return show(binary, rule, int(number), options.seed, options.corpus)

    report = ["# Quality", "", *provenance.lines("quality")]
    report += clean_copy([counted(binary, corpus) for corpus in options.corpus])
    report += planted(binary, options.corpus, options.seeds.split(","), options.per_kind)
    report += promises.section(binary, options.corpus, options.seed)[0]
    provenance.write(options.output, report)
    print("\n".join(report))


if __name__ == "__main__":
    main()
