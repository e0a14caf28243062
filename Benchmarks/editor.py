#!/usr/bin/env python3
"""Measures the language server as an editor feels it: from an edit to its diagnostics.

    scripts/bench-editor [--edits N] [--binary PATH]

Copy is made up from Examples/ (every story there, over and over), so the figures need no corpus. Each
line says what was measured, the result and, where the design sets one, the budget.
"""

import argparse
import pathlib
import random
import time

from lspclient import Client, milliseconds

ROOT = pathlib.Path(__file__).resolve().parent.parent


def copy(words):
    """A text of about so many words."""
    stories = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "Examples").glob("**/*.txt"))]
    text, count, number = [], 0, 0
    while count < words:
        story = stories[number % len(stories)]
        number += 1
        for paragraph in story.split("\n\n"):
            if count >= words:
                break
            text.append(paragraph)
            count += len(paragraph.split())
    return "\n\n".join(text) + "\n"


def typing(text, count, seed=1):
    """Edits as typing makes them: a letter somewhere, then the same letter taken away."""
    dice = random.Random(seed)
    lines = text.split("\n")
    for number in range(count):
        if number % 2 == 0:
            line = dice.randrange(len(lines))
            place = dice.randrange(len(lines[line].encode("utf-16-le")) // 2 + 1)
        start, end = {"line": line, "character": place}, {"line": line, "character": place + number % 2}
        yield {"range": {"start": start, "end": end}, "text": "x" if number % 2 == 0 else ""}


def at(times, part):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def say(what, result, budget=""):
    print(f"{what:<58} {result:<34} {budget}", flush=True)


def latency(binary, words, count, budget):
    client = Client(binary)
    client.initialize()
    text = copy(words)
    times = milliseconds(client, "file:///desk/story.txt", text, typing(text, count))
    client.stop()
    say(f"edit to diagnostics, {len(text.split()):,} words, {count:,} edits",
        f"p50 {at(times, .5):.1f} p99 {at(times, .99):.1f} max {max(times):.1f} ms", budget)


def steadiness(binary, count):
    client = Client(binary)
    client.initialize()
    text = copy(1500)
    uri = "file:///desk/story.txt"
    # The first edits fill what is remembered of words.
    milliseconds(client, uri, text, typing(text, 500))
    before = client.memory()
    started = time.perf_counter()
    milliseconds(client, uri, text, typing(text, count, seed=2), version=1000)
    took = time.perf_counter() - started
    growth = client.memory() - before
    client.stop()
    say(f"memory over {count:,} edits of 1,500 words", f"{growth / 1e6:+.1f} MB of {before / 1e6:.0f} MB",
        f"±10 MB ({took:.0f} s)")


def many(binary, count):
    client = Client(binary)
    client.initialize()
    text = copy(1500)
    started = time.perf_counter()
    for number in range(count):
        client.open(f"file:///desk/story-{number}.txt", text)
    seen = 0
    while seen < count:
        seen += client.read().get("method") == "textDocument/publishDiagnostics"
    took = time.perf_counter() - started
    times = []
    dice = random.Random(3)
    for number in range(400):
        uri = f"file:///desk/story-{dice.randrange(count)}.txt"
        started = time.perf_counter()
        client.change(uri, number + 2, [next(typing(text, 1, seed=number))])
        client.published(uri, number + 2)
        times.append((client.arrived - started) * 1000)
    say(f"{count} open documents of 1,500 words",
        f"{took * 1000:.0f} ms to open, p99 {at(times, .99):.1f} ms an edit", f"{client.memory() / 1e6:.0f} MB")
    client.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/wirelint"))
    parser.add_argument("--edits", type=int, default=20_000, help="of the measurement of memory")
    given = parser.parse_args()
    latency(given.binary, 1_500, 2_000, "p99 at most 10 ms")
    latency(given.binary, 200_000, 100, "at most 150 ms")
    steadiness(given.binary, given.edits)
    many(given.binary, 200)


if __name__ == "__main__":
    main()
