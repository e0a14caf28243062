#!/usr/bin/env python3
"""Mutates copy, rule files, configurations, caches, editor sessions and requests, and looks whether wirelint keeps
its promises: it ends by no signal and in time, its reports are valid, `fix` writes what the findings say and is
done after one run, edits lead to what a lint from nothing finds, a damaged cache changes nothing.

    scripts/fuzz [MINUTES] [TARGET…] [--seed N] [--binary PATH]

Without a target the minutes are shared out among all of them. With --seed the inputs come in the same order each
time (how many there are depends on the machine). What went wrong is kept below --out, each with the command that
shows it. Exit code 1 where something went wrong.
"""

import argparse
import pathlib
import random
import shutil
import sys
import time

import data
import editor
import serving
import stories
from running import Bench, Clock

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TARGETS = {target.name: target for target in (
    stories.Lint, stories.Fix, data.Rules, data.Configuration, data.Cache, editor.Editor, serving.Serving, stories.Kill)}
# Failures after which a target is given up: the same cause fails again and again.
ENOUGH = 10


def attempt(name, given, seconds, runs):
    """Runs one target; its bench."""
    bench = Bench(given, name, random.Random(f"{given.seed} {name}"))
    target = TARGETS[name](bench)
    clock, started = Clock(seconds), time.monotonic()
    try:
        while len(bench.failures) < ENOUGH and (bench.inputs < runs if runs else not clock.is_over):
            target.step()
    finally:
        if hasattr(target, "close"):
            target.close()
        bench.close()
    took = time.monotonic() - started
    counts = ", ".join(f"{what} {number:,}" for what, number in sorted(bench.counts.items()))
    print(f"{name:<8}{bench.inputs:>9,} inputs {bench.inputs / max(took, .001) * 60:>9,.0f} a minute "
          f"{len(bench.failures):>4} failures {bench.memory >> 20:>5} MB at most  {counts}", flush=True)
    return bench


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("minutes", nargs="?", type=float, default=1.0)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seed", type=int, help="default: the time")
    parser.add_argument("--binary", default=str(ROOT / ".build/release/wirelint"))
    parser.add_argument("--out", default=str(ROOT / ".build/fuzz/failures"))
    parser.add_argument("--kills", type=int, default=0, help="of the target kill: so many, however long they take")
    parser.add_argument("--timeout", type=float, default=60, help="seconds that a run may take")
    given = parser.parse_args()
    if unknown := [name for name in given.targets if name not in TARGETS]:
        parser.error(f"there is no target {', '.join(unknown)}; targets are {', '.join(TARGETS)}")
    given.binary = str(pathlib.Path(given.binary).resolve())
    if given.seed is None:
        given.seed = int(time.time())
    given.cache = str(pathlib.Path(given.out).resolve().parent / "cache")
    pathlib.Path(given.out).mkdir(parents=True, exist_ok=True)
    shutil.rmtree(given.cache, ignore_errors=True)
    pathlib.Path(given.cache).mkdir(parents=True)
    names = given.targets or list(TARGETS)
    print(f"seed {given.seed}, {given.binary}", flush=True)
    failed = sum(len(attempt(name, given, given.minutes * 60 / len(names), given.kills if name == "kill" else 0).failures)
                 for name in names)
    print(f"{failed} failure{'' if failed == 1 else 's'}" + (f", kept in {given.out}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
