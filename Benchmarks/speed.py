"""Measures wirelint and, where installed, its peers in one run, and writes speed.md.

scripts/bench [CORPUS…] [--runs N] [--binary PATH] [--output FILE]

CORPUS: folders or files of plain text; default: ../shared/corpus/wikinews and kremlin where they
are, else the good stories of Examples, repeated to 20 MB.
"""
import argparse
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import bitext
import provenance
import rulesets

ROOT = provenance.ROOT
REPEATED_BYTES = 20_000_000
STORY_BYTES = 4_000
SLOW_SECONDS = 5


def text_files(paths):
    """The .txt files of folders and the files named, in a stable order."""
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith(".txt"):
                    yield os.path.join(folder, name)


def default_corpus(work):
    """Real copy where it is at hand; else Examples/good, copied until it is large enough to time."""
    shared = [os.path.join(ROOT, "..", "shared", "corpus", name) for name in ("wikinews", "kremlin")]
    if all(os.path.isdir(path) for path in shared):
        return [os.path.relpath(path) for path in shared], ""
    folder = os.path.join(work, "examples")
    os.mkdir(folder)
    stories = list(text_files([os.path.join(ROOT, "Examples", "good")]))
    size = sum(os.path.getsize(story) for story in stories)
    for number in range(REPEATED_BYTES // size + 1):
        for story in stories:
            shutil.copyfile(story, os.path.join(folder, f"{number:05}-{os.path.basename(story)}"))
    return [folder], " (Examples/good repeated: few distinct words, which flatters every checker)"


def four_kilobyte_story(files, work):
    """The first story that is large enough, cut at a paragraph near 4 kB."""
    text = ""
    for file in files:
        with open(file, encoding="utf-8", errors="replace") as story:
            text += story.read() + "\n\n"
        if len(text.encode()) >= STORY_BYTES:
            break
    head = text.encode()[:STORY_BYTES].decode(errors="ignore")
    path = os.path.join(work, "story.txt")
    with open(path, "w", encoding="utf-8") as story:
        story.write(head.rsplit("\n\n", 1)[0] + "\n")
    return path


COUNTED = "## Counted by hand"


class Program:
    """A checker under measurement: how it is called, with the files appended."""

    def __init__(self, name, command, version, files_only=False):
        self.name, self.command, self.version, self.files_only = name, command, version, files_only

    def call(self, paths, files):
        return self.command + (list(files) if self.files_only else list(paths))


def counted(path):
    """The section of a report that is written by hand, which a new report keeps."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        lines = file.read().rstrip("\n").split("\n")
    return ["", *lines[lines.index(COUNTED):]] if COUNTED in lines else []


def first_line(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return (run.stdout.decode(errors="replace").splitlines() or ["?"])[0]


def programs(binary):
    """wirelint first, as users run it and with notes, then the peers that are there."""
    lint = [binary, "lint", "--no-config", "--format", "jsonl"]
    version = first_line([binary, "--version"])
    found = [Program("wirelint", lint, version),
             Program("wirelint with notes", [*lint, "--min-severity", "note"], None),
             Program("wirelint with every pack", [*lint, *rulesets.packs()], None)]
    typos = os.path.join(ROOT, ".build", "peers", "bin", "typos")
    typos = typos if os.access(typos, os.X_OK) else shutil.which("typos")
    if typos:
        found.append(Program("typos", [typos, "--isolated", "--no-ignore", "--format", "json"],
                             first_line([typos, "--version"])))
    hunspell = shutil.which("hunspell")
    if hunspell:
        version = first_line([hunspell, "-v"]).split("Hunspell")[-1].strip(" )")
        found.append(Program("hunspell -l", [hunspell, "-d", "en_US", "-i", "utf-8", "-l"],
                             "hunspell " + version, files_only=True))
    return found


def run_checked(command, **options):
    """Runs a checker; findings are no failure (exit 1; typos: 2), anything else ends the benchmark."""
    run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False, **options)
    findings = 2 if any(os.path.basename(word) == "typos" for word in command) else 1
    if run.returncode not in (0, findings):
        sys.exit(f"bench: exit {run.returncode} of {shlex.join(command[:6])} …")


def wall(commands, runs):
    """The median wall time in seconds of each command over so many runs, after one that fills the page
    cache. The commands take turns, so that what else the machine does meets all of them alike.

    One that takes longer than SLOW_SECONDS is not run again: there the page cache decides nothing.
    """
    times = [[] for _ in commands]
    for _ in range(runs + 1):
        for command, taken in zip(commands, times):
            if taken and taken[0] > SLOW_SECONDS:
                continue
            start = time.perf_counter()
            run_checked(command)
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken[1:] or taken) for taken in times]


def cold_start(command, runs, work):
    """The median wall time in seconds of a whole process; hyperfine leaves its own start-up out."""
    if not shutil.which("hyperfine"):
        return wall([command], runs)[0]
    report = os.path.join(work, "hyperfine.json")
    quoted = shlex.join(command)
    run_checked(command)
    subprocess.run(
        ["hyperfine", "-N", "-i", "--warmup", "3", "--runs", str(runs), "--export-json", report, quoted],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    with open(report, encoding="utf-8") as file:
        return json.load(file)["results"][0]["median"]


def first_start(command, runs, work):
    """The median wall time in seconds with an empty cache folder: wirelint then compiles its words."""
    times = []
    for _ in range(runs):
        environment = dict(os.environ, XDG_CACHE_HOME=tempfile.mkdtemp(dir=work))
        start = time.perf_counter()
        run_checked(command, env=environment)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak_memory(command, work):
    """The largest resident size in bytes, or None: GNU time is small, so that it adds nothing itself."""
    if not os.path.exists("/usr/bin/time"):
        return None
    report = os.path.join(work, "time.txt")
    run_checked(["/usr/bin/time", "--quiet", "-o", report, "-f", "%M", *command])
    with open(report, encoding="utf-8") as file:
        return int(file.read().split()[-1]) * 1024


def rule_times(binary, paths):
    """Milliseconds by rule as `lint --timing` prints them (rule, tab, ms), slowest first."""
    run = subprocess.run([binary, "lint", "--no-config", "--jobs", "1", "--timing", "--format", "jsonl",
                          "--min-severity", "note", *paths],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        return []
    rows = []
    for line in run.stderr.decode(errors="replace").splitlines():
        rule, tab, value = line.partition("\t")
        try:
            rows.append((rule.strip(), float(value.split()[0])))
        except (ValueError, IndexError):
            if tab and rows:
                print(f"bench: not a row of --timing: {line}", file=sys.stderr)
    return sorted(rows, key=lambda row: -row[1])


def rule_counts(binary, paths, runs, work):
    """Milliseconds of wall time with 100 and with 1,000 rules of ten phrases each, and nothing else."""
    calls = []
    for rules in (100, 1_000):
        folder = rulesets.write(os.path.join(work, f"Rules{rules}"), rules)
        calls.append([binary, "lint", "--no-config", "--format", "jsonl", "--style", folder,
                      "--only", f"Rules{rules}.*", *paths])
    for call in calls:
        run_checked(call)
    return [seconds * 1000 for seconds in wall(calls, runs)]


def translations(binary, runs, work):
    """Rows for the 50,000 segments of bitext.py: wall time and peak memory of wirelint with all of its rules
    and, once, of pofilter with all of its filters."""
    files = bitext.write(work, bitext.SEGMENTS)
    pofilter = os.path.join(ROOT, ".build", "peers", "bin", "pofilter")
    rows = []
    for name, label in [("xlf", "XLIFF 1.2"), ("tmx", "TMX 1.4"), ("po", "PO"), ("tsv", "TSV")]:
        ours = [binary, "lint", "--no-config", "--format", "jsonl", "--source-language", "fa",
                "--target-language", "en", files[name]]
        seconds = wall([ours], runs)[0]
        row = [f"{label}, {os.path.getsize(files[name]) / 1e6:.1f} MB", f"{seconds:.2f} s",
               f"{(peak_memory(ours, work) or 0) / 1e6:.0f} MB"]
        if name != "tsv" and os.access(pofilter, os.X_OK):
            peer = [pofilter, "--progress=none", "--language=en", files[name], os.path.join(work, "out." + name)]
            taken = wall([peer], 0)[0]
            row += [f"{taken:.1f} s ({significant(taken / seconds)}×)",
                    f"{(peak_memory(peer, work) or 0) / 1e6:.0f} MB"]
        else:
            row += ["not read" if name == "tsv" else "not installed", ""]
        rows.append(row)
    return rows


def significant(value):
    """A figure with two significant digits, or whole where it is larger."""
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def compared(value, peer, form):
    """A figure and, for a peer, how many times the first program's it is."""
    return form(value) + (f" ({significant(value / peer)}×)" if peer else "")


def measure(all_programs, paths, files, story, work, runs):
    """One row a program: throughput, cold start, memory; all but the first with the ratio to it."""
    size = sum(os.path.getsize(file) for file in files)
    rows, ours = [], None
    calls = [program.call(paths, files) for program in all_programs]
    for program, call, seconds in zip(all_programs, calls, wall(calls, runs)):
        throughput = size / seconds / 1e6
        start = cold_start(program.call([story], [story]), 4 * runs, work) * 1000
        memory = (peak_memory(call, work) or 0) / 1e6
        base = ours or (None, None, None)
        rows.append([program.name,
                     compared(throughput, base[0], lambda rate: significant(rate) + " MB/s"),
                     compared(start, base[1], "{:.1f} ms".format),
                     compared(memory, base[2], "{:.0f} MB".format) if memory else "not measured"])
        ours = ours or (throughput, start, memory)
    return rows


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--binary", default=provenance.BINARY)
    parser.add_argument("--output", default=os.path.join(ROOT, "Benchmarks", "speed.md"))
    options = parser.parse_args()
    missing = [path for path in options.corpus if not os.path.exists(path)]
    if missing:
        sys.exit(f"bench: no such file or folder: {missing[0]}")

    with tempfile.TemporaryDirectory() as work:
        paths, remark = (options.corpus, "") if options.corpus else default_corpus(work)
        files = list(text_files(paths))
        if not files:
            sys.exit("bench: no .txt file in the corpus")
        size = sum(os.path.getsize(file) for file in files)
        story = four_kilobyte_story(files, work)
        all_programs = programs(os.path.abspath(options.binary))
        rows = measure(all_programs, paths, files, story, work, options.runs)
        first, first_packed = (
            first_start(all_programs[i].call([story], [story]), options.runs, work) * 1000 for i in (0, 2))
        by_rule = rule_times(os.path.abspath(options.binary), paths)
        bilingual = translations(os.path.abspath(options.binary), options.runs, work)
        few, many = rule_counts(os.path.abspath(options.binary), paths, options.runs, work)

    names = ", ".join(provenance.shown(path) for path in paths) if not remark else "Examples/good"
    report = ["# Speed", "", *provenance.lines("bench"),
              f"- Corpus: {names}: {len(files)} files, {significant(size / 1e6)} MB{remark}",
              f"- Programs: {', '.join(program.version for program in all_programs if program.version)}",
              "", f"Throughput is bytes of copy by wall time of the whole process, warm page cache, all cores, "
              f"median of {options.runs} runs (one, where it takes over {SLOW_SECONDS} s). Cold start is one story of 4 kB, median of {4 * options.runs} "
              "processes. Memory is the largest resident size while linting the corpus. wirelint runs every "
              "default rule, spelling on, and suggests spellings for what it reports: with notes, rarer ones "
              "too. In brackets: the figure as a multiple of the first row's.", ""]
    report += provenance.table(["program", "throughput", "cold start", "peak memory"], rows)
    report += ["", "wirelint's first process on a machine, which compiles the dictionaries into its cache: "
               f"{first:.0f} ms, with every pack, which it compiles too, {first_packed:.0f} ms.",
               "", f"Rules as data, start-up included: 1,000 rules with 10,000 phrases and nothing else took "
               f"{many:.0f} ms, 100 rules with 1,000 phrases {few:.0f} ms ({significant(many / few)}×)."]
    report += ["", "## Translations", "",
               f"{bitext.SEGMENTS:,} invented segments from Persian into English (`Benchmarks/bitext.py`), all default "
               "rules: those of translations on both sides and the editorial ones on the target. pofilter (of "
               "translate-toolkit) runs all of its filters, once; it has no table of segments.", ""]
    report += provenance.table(["file", "wirelint", "memory", "pofilter", "memory"], bilingual)
    if by_rule:
        total = sum(value for _, value in by_rule) or 1
        report += ["", "## Time by rule", "",
                   "From `wirelint lint --timing` on the same corpus, one thread.", ""]
        report += provenance.table(["rule", "ms", "share"], [
            [rule, f"{value:.1f}", f"{value / total:.1%}"] for rule, value in by_rule])
    else:
        report += ["", "Time by rule was not measured: this wirelint has no `--timing`."]
    provenance.write(options.output, report + counted(options.output))
    print("\n".join(report))


main()
