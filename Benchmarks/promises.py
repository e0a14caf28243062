"""Tries what wirelint promises of baselines and of fixes, on real copy; scripts/quality puts the counts into
quality.md. By itself: Benchmarks/promises.py [--binary PATH] [--seed S] FOLDER…, ends with 1 where a promise is broken.
"""
import argparse
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

import provenance

SLIP = " the the"


def lint(binary, folder, *options):
    """Every diagnostic below a folder by path, notes included."""
    run = subprocess.run(
        [binary, "lint", "--no-config", "--no-ignore", "--format", "jsonl", "--min-severity", "note", *options, "."],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"promises: wirelint: exit {run.returncode}: {run.stderr.decode(errors='replace').strip()}")
    found = collections.defaultdict(list)
    for line in run.stdout.decode().splitlines():
        if line.strip():
            each = json.loads(line)
            found[each["path"]].append(each)
    return found


def stories(folder):
    """Every file of a folder that a run on the folder reads."""
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".txt", ".json")):
                yield os.path.join(root, name)


def span(diagnostic):
    return diagnostic["range"]["start"]["offset"], diagnostic["range"]["end"]["offset"]


# ---------------------------------------------------------------- baselines

class Edited:
    """A story under edits that knows where each byte of it stood before: a list of (byte, old offset)."""

    def __init__(self, data):
        self.cells = [(byte, i) for i, byte in enumerate(data)]

    @property
    def data(self):
        return bytes(byte for byte, _ in self.cells)

    def insert(self, at, new):
        self.cells[at:at] = [(byte, None) for byte in new]

    def paragraphs(self):
        """Slices of the cells between blank lines."""
        data, start, found = self.data, 0, []
        for gap in re.finditer(rb"\n[ \t]*\n\s*", data):
            found.append((start, gap.start()))
            start = gap.end()
        found.append((start, len(data)))
        return [each for each in found if each[0] < each[1]]


def edit(story, old, chance):
    """One random edit that touches no finding of `old`; returns its kind and, for a planted slip, its place."""
    data = story.data
    where = {before: i for i, (_, before) in enumerate(story.cells) if before is not None}
    taken = [(where[a], where[b - 1] + 1) for a, b in old if a in where and b - 1 in where and a < b]
    paragraphs = story.paragraphs()
    kind = chance.choice(["move", "drop", "add", "wrap", "word", "word", "crlf", "plant"])
    free = [(a, b) for a, b in paragraphs if not any(a < d and c < b for c, d in taken)]
    if kind == "move" and len(paragraphs) > 3:
        a, b = chance.choice(paragraphs[1:])
        cells = story.cells[a:b] + [(10, None), (10, None)]
        del story.cells[a:b]
        at = chance.choice([start for start, _ in story.paragraphs()[1:]] or [0])
        story.cells[at:at] = cells
    elif kind == "drop" and len(free) > 2:
        a, b = chance.choice(free)
        del story.cells[a:b]
    elif kind == "add":
        at = chance.choice(paragraphs)[0]
        story.insert(at, b"The harbour board will meet again on Thursday to hear the pilots.\n\n")
    elif kind == "wrap":
        a, b = chance.choice(paragraphs)
        column = 0
        for i in range(a, b):
            column += 1
            # Only single blanks that no finding holds: what is wrapped stays the same text.
            if column > 60 and data[i] == 0x20 and data[i - 1] != 0x20 and data[i + 1:i + 2] not in (b" ", b"") \
                    and not any(c <= i < d for c, d in taken):
                story.cells[i] = (10, story.cells[i][1])
                column = 0
    elif kind == "word" and free:
        a, b = chance.choice(free)
        words = [m for m in re.finditer(rb"\b[a-z]{5,}\b", data[a:b])]
        if words:
            word = chance.choice(words)
            story.cells[a + word.start():a + word.end()] = [(byte, None) for byte in b"northern"]
    elif kind == "crlf":
        # Other cells stay the same objects: a planted slip is found again by its own.
        story.cells = [new for cell in story.cells
                       for new in ([(13, None), cell] if cell[0] == 10 else [] if cell[0] == 13 else [cell])]
    elif kind == "plant" and free:
        a, b = chance.choice(free)
        blanks = [m.start() for m in re.finditer(rb"(?<=[a-z]) (?=[a-z]{4,} )", data[a:b])]
        if blanks:
            at = a + chance.choice(blanks)
            story.insert(at, SLIP.encode())
            return "plant", at
    return kind, None


def try_baseline(binary, files, seed, edits=6):
    """Counts: what becomes of old findings and planted ones when stories are edited under a baseline."""
    chance = random.Random(seed)
    count = collections.Counter()
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        for i, path in enumerate(files):
            shutil.copyfile(path, os.path.join(folder, f"{i:04}.txt"))
        before = lint(binary, folder)
        run = subprocess.run([binary, "lint", "--no-config", "--min-severity", "note", "--write-baseline", "known.json", "."],
                             cwd=folder, stderr=subprocess.PIPE, check=False)
        if run.returncode:
            sys.exit(f"promises: no baseline: {run.stderr.decode()}")
        # A baseline that reads itself as a story would count its own lines.
        os.rename(os.path.join(folder, "known.json"), os.path.join(folder, ".known.json"))
        if lint(binary, folder, "--baseline", ".known.json"):
            broken.append("an unchanged story has findings that its baseline does not hide")
        stories, planted = {}, {}
        for i in range(len(files)):
            name = f"./{i:04}.txt"
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                story = Edited(file.read())
            old = [span(each) for each in before[name]]
            marks = []
            for _ in range(edits):
                kind, at = edit(story, old, chance)
                count[kind] += 1
                if at is not None:
                    marks.append(id(story.cells[at]))
                    planted.setdefault(name, []).append(story.cells[at + 1:at + len(SLIP)])
            stories[name] = story
            with open(path, "wb") as file:
                file.write(story.data)
        everything = lint(binary, folder)
        shown = lint(binary, folder, "--baseline", ".known.json")
        for name, story in stories.items():
            old = {(each["rule"], *span(each)) for each in before[name]}
            visible = collections.Counter((each["rule"], *span(each)) for each in shown[name])
            cells = story.cells
            slips = [next((i for i in range(len(cells)) if cells[i] is slip[0]), None) for slip in planted.get(name, [])]
            for each in everything[name]:
                start, end = span(each)
                key = (each["rule"], start, end)
                is_shown = visible[key] > 0
                visible[key] -= 1
                if each["rule"] == "duplicate-word" and any(
                        at is not None and start <= at + 4 and at < end for at in slips):
                    count["planted, shown" if is_shown else "planted, hidden"] += 1
                    if not is_shown:
                        broken.append(f"{name}:{each['range']['start']['line']}: a new slip is hidden")
                    continue
                was = {before for _, before in cells[start:end] if before is not None}
                is_old = bool(was) and (each["rule"], min(was), max(was) + 1) in old
                if is_old:
                    count["old, shown" if is_shown else "old, hidden"] += 1
                    if is_shown:
                        broken.append(f"{name}:{each['range']['start']['line']}: {each['rule']} came back: {each['message']}")
                else:
                    # An edit far away can make a rule see something else in an old passage.
                    count["made by edits, shown" if is_shown else "made by edits, hidden"] += 1
    return count, broken


# ---------------------------------------------------------------- fixes

def try_fixes(binary, files):
    """Counts: fixes applied twice, errors that they made, bytes outside edits that changed."""
    count = collections.Counter()
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        for i, path in enumerate(files):
            shutil.copyfile(path, os.path.join(folder, f"{i:04}{os.path.splitext(path)[1]}"))
        for option in ([], ["--unsafe"]):
            name = "fix --unsafe" if option else "fix"
            before = lint(binary, folder)
            contents = {n: open(os.path.join(folder, n), "rb").read() for n in sorted(os.listdir(folder))}
            run = fix(binary, folder, *option)
            count[f"{name}: fixes"] += int(re.search(rb"(\d+) fix", run.stderr).group(1))
            if b"undo" in run.stderr or b"had more to fix" in run.stderr:
                broken.append(f"{name}: {run.stderr.decode()}")
            again = fix(binary, folder, *option)
            if b"changed 0 of" not in again.stderr:
                broken.append(f"{name}: the second run changed something: {again.stderr.decode()}")
            after = lint(binary, folder)
            for file, old in contents.items():
                with open(os.path.join(folder, file), "rb") as handle:
                    new = handle.read()
                count[f"{name}: files changed"] += old != new
                errors = [collections.Counter(each["rule"] for each in found["./" + file] if each["severity"] == "error")
                          for found in (before, after)]
                for rule in errors[1] - errors[0]:
                    broken.append(f"{name}: {file}: {rule} is an error that was not there before")
                outside, same = kept(before["./" + file], old, new, bool(option))
                count[f"{name}: bytes outside the first pass's edits"] += outside
                count[f"{name}: of these the same afterwards"] += same
    return count, broken


def fix(binary, folder, *options):
    return subprocess.run([binary, "fix", "--no-config", *options, "."], cwd=folder, stderr=subprocess.PIPE,
                          stdout=subprocess.PIPE, check=True)


def kept(found, old, new, is_unsafe):
    """Bytes outside the first pass's edits, and how many of them stand in the new text, in order. Later passes
    may change more: those of fixes that waited for another."""
    allowed = ("safe", "unsafe") if is_unsafe else ("safe",)
    edits = []
    for each in found:
        choice = next((f for f in each["fixes"] if f["safety"] in allowed), None)
        for one in choice["edits"] if choice else []:
            edits.append((one["range"]["start"]["offset"], one["range"]["end"]["offset"]))
    at, place, total = 0, 0, 0
    pieces = []
    for start, end in sorted(edits):
        pieces.append(old[at:start])
        at = max(at, end)
    pieces.append(old[at:])
    for piece in pieces:
        next_place = new.find(piece, place)
        if next_place >= 0:
            place = next_place + len(piece)
            total += len(piece)
    return sum(len(piece) for piece in pieces), total


def section(binary, corpora, seed):
    """Lines for quality.md."""
    every = [path for corpus in corpora for path in stories(corpus)]
    files = sorted(every)
    random.Random(seed).shuffle(files)
    count, broken = try_baseline(binary, files[:500], seed)
    fixes, more = try_fixes(binary, every + list(stories(os.path.join(provenance.ROOT, "Examples"))))
    rows = [[name, str(number)] for name, number in sorted(count.items())]
    fix_rows = [[name, str(number)] for name, number in sorted(fixes.items())]
    lines = ["", "## Promises", "",
             f"{min(500, len(files))} stories under a baseline, each with six random edits outside its findings; then `fix` twice, and "
             "`fix --unsafe` twice, on all stories and Examples. "
             + ("No promise was broken." if not broken + more else f"{len(broken + more)} promises were broken:"), ""]
    lines += [f"- {each}" for each in (broken + more)[:50]]
    return lines + provenance.table(["edits and findings", "count"], rows) + [""] \
        + provenance.table(["fixes", "count"], fix_rows), broken + more


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("--binary", default=provenance.BINARY)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lines, broken = section(os.path.abspath(options.binary), options.corpus, options.seed)
    print("\n".join(lines))
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
