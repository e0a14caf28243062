#!/usr/bin/env python3
"""Lints stories from Python in one process and by the command line, in turn, and compares their times.

    scripts/bench-python STORY-FOLDER… [--stories N] [--pairs N]

Stories are the text files of the folders, in order of their names, as often as it takes to make N. Times are
processor seconds of each side and all its children. Of the module that is the sum of one `Linter` over all stories, from
its start to its end, with findings as typed objects; of the command line one run over as many files, as JSON lines.
Findings are compared: rule, line and column of each story. Prints a row a pair.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time


def spent() -> float:
    """Processor seconds of this process and of its children that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def stories(folders: list[str], number: int) -> list[str]:
    texts = [path.read_text(encoding="utf8") for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.txt"))]
    if not texts:
        sys.exit(f"bench-python: no stories in {', '.join(folders)}")
    return [texts[index % len(texts)] for index in range(number)]


def by_module(texts: list[str]) -> list[list[tuple[str, int, int]]]:
    import wirelint

    with wirelint.Linter(no_config=True, jobs=1) as linter:
        return [[(found.rule, found.line, found.column) for found in linter.lint(text).findings] for text in texts]


def by_command(program: str, folder: pathlib.Path, count: int) -> list[list[tuple[str, int, int]]]:
    done = subprocess.run(
        [program, "lint", "--no-config", "--no-cache", "--jobs", "1", "--format", "jsonl", "--max-findings", "0", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    found: list[list[tuple[str, int, int]]] = [[] for _ in range(count)]
    for line in done.stdout.splitlines():
        row = json.loads(line)
        start = row["range"]["start"]
        found[int(pathlib.Path(row["path"]).stem)].append((row["rule"], start["line"], start["column"]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench-python", description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", help="folders of text files")
    parser.add_argument("--program", default="wirelint")
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--pairs", type=int, default=3)
    options = parser.parse_args()
    texts = stories(options.folders, options.stories)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for index, text in enumerate(texts):
            (folder / f"{index:06}.txt").write_text(text, encoding="utf8")
        print(f"{len(texts)} stories, {sum(len(text.encode()) for text in texts) / 1e6:.2f} MB")
        print("| module, processor s | on the clock s | command line, processor s | on the clock s | ratio | same findings |")
        print("| --: | --: | --: | --: | --: | --- |")
        for _ in range(options.pairs):
            row, found = [], []
            for side in (lambda: by_module(texts), lambda: by_command(options.program, folder, len(texts))):
                began, clock = spent(), time.perf_counter()
                found.append(side())
                row += [spent() - began, time.perf_counter() - clock]
            equal = sum(sorted(a) == sorted(b) for a, b in zip(*found))
            print(f"| {row[0]:.2f} | {row[1]:.2f} | {row[2]:.2f} | {row[3]:.2f} | {row[0] / row[2]:.2f} | "
                  f"{equal} of {len(texts)} |", flush=True)


if __name__ == "__main__":
    main()
