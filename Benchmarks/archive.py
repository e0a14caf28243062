"""An archive on Apache Spark against the command line: processor time, findings, a killed worker, and how it grows.

    scripts/bench-archive CORPUS [--stories 10000] [--pairs 3] [--grow 1000,10000] [--warm 1000] [--task 32] [--kill SECONDS]
        [--names]

CORPUS holds plain text stories; they are repeated under other ids until there are as many as asked. For each pair the
command line lints them as files and Spark lints them as rows, one after the other, and who is first changes. Times are
processor seconds, user and system, of every process below each side: other work on the machine moves the clock and
hardly moves them. Findings are compared byte for byte, sorted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
#: Stories in a file of Parquet.
FILE_ROWS = 500
#: Jobs before anything is measured: Java compiles a query's code while the first of them run.
WARMING = 6


def descendants(parent: int) -> Iterator[tuple[int, list[str]]]:
    """The processes below one, with the fields of their ``stat`` from the state on."""
    known: dict[int, list[tuple[int, list[str]]]] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        known.setdefault(int(fields[1]), []).append((int(place.parent.name), fields))
    waiting = [parent]
    while waiting:
        for pid, fields in known.get(waiting.pop(), ()):
            yield pid, fields
            waiting.append(pid)


class Meter:
    """Processor seconds and largest memory of the processes below this one, by kind, looked at four times a second."""

    def __init__(self) -> None:
        self._seconds: dict[tuple[int, str], float] = {}
        self._kinds: dict[tuple[int, str], str] = {}
        self.memory: dict[str, int] = {}
        self._own = os.getpid()
        self._spent = 0.0
        self._lock = threading.Lock()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            self.look()
            self._spent = time.thread_time()
            time.sleep(0.25)

    def look(self) -> None:
        with self._lock:
            for pid, fields in descendants(self._own):
                key = (pid, fields[19])
                try:
                    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                except OSError:
                    words = []
                if words and words[0]:
                    self._kinds[key] = kind(words)
                self._seconds[key] = (int(fields[11]) + int(fields[12])) / TICK
                name = self._kinds.get(key, "other")
                self.memory[name] = max(self.memory.get(name, 0), int(fields[21]) * PAGE)

    def by_kind(self) -> dict[str, float]:
        self.look()
        sums: dict[str, float] = {}
        with self._lock:
            for key, seconds in self._seconds.items():
                name = self._kinds.get(key, "other")
                sums[name] = sums.get(name, 0) + seconds
        # What this process does beside looking.
        sums["driver"] = time.process_time() - self._spent
        return sums


def kind(words: list[bytes]) -> str:
    program = words[0].rsplit(b"/", 1)[-1].decode("utf-8", "replace")
    if program == "wirelint":
        return "wirelint stream" if b"stream" in words else "wirelint"
    return "worker" if b"pyspark.daemon" in words else program


def measured(meter: Meter, work: Callable[[], Any]) -> tuple[Any, dict[str, float], float]:
    """What work returns, processor seconds by kind, and seconds on the clock."""
    before, start = meter.by_kind(), time.monotonic()
    result = work()
    clock = time.monotonic() - start
    after = meter.by_kind()
    return result, {name: after[name] - before.get(name, 0) for name in after}, clock


def texts(corpus: Path) -> Iterator[Path]:
    for place, _, names in os.walk(corpus, followlinks=True):
        yield from (Path(place, name) for name in names if name.endswith(".txt"))


def make(corpus: Path, folder: Path, count: int) -> int:
    """``count`` stories as files below ``stories`` and as rows of Parquet below ``rows``; returns their bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sources = []
    for path in sorted(texts(corpus)):
        try:
            sources.append((path.stem, path.read_bytes().decode("utf-8")))
        except UnicodeDecodeError:
            continue
    if not sources:
        sys.exit(f"no .txt stories below {corpus}")
    # A corpus is sorted by desk, and desks differ in length.
    sources.sort(key=lambda one: hashlib.sha256(one[0].encode()).digest())
    (folder / "rows").mkdir(parents=True)
    size, rows, part = 0, [], 0
    for number in range(count):
        name, text = sources[number % len(sources)]
        key = f"stories/{number // 1000:04}/{number:07}-{name}.txt"
        path = folder / key
        if number % 1000 == 0:
            path.parent.mkdir(parents=True)
        path.write_bytes(text.encode())
        size += len(text.encode())
        rows.append({"id": key, "body": text})
        # A file is a task: many of them, so that no core waits for the last.
        if len(rows) == FILE_ROWS or number == count - 1:
            pq.write_table(pa.Table.from_pylist(rows), folder / "rows" / f"part-{part:05}.parquet")
            rows, part = [], part + 1
    return size


def program() -> str:
    return os.environ.get("WIRELINT") or str(ROOT / ".build" / "release" / "wirelint")


def command_line(folder: Path) -> int:
    target = folder / "command-line.jsonl"
    with target.open("wb") as out:
        done = subprocess.run(
            [program(), "--no-config", "--format", "jsonl", "--jobs", "2", "stories"],
            cwd=folder, stdout=out, stderr=subprocess.PIPE, check=False,
        )
    assert done.returncode in (0, 1), done.stderr[-2000:]
    return done.returncode


def on_spark(session: Any, folder: Path) -> None:
    import wirelint.spark

    df = session.read.parquet(str(folder / "rows"))
    found = wirelint.spark.lint(df, json=True)
    errors = found.where("error is not null").select("id", "error") if os.environ.get("SHOW_ERRORS") else None
    found.select("json").write.mode("overwrite").text(str(folder / "spark"))
    if errors is not None:
        errors.show(truncate=False)


def digest(lines: list[bytes]) -> str:
    return hashlib.sha256(b"".join(sorted(lines))).hexdigest()[:16]


def lines_of(folder: Path) -> tuple[list[bytes], list[bytes]]:
    ours = (folder / "command-line.jsonl").read_bytes().splitlines(keepends=True)
    parts = sorted((folder / "spark").glob("part-*"))
    return ours, [line for part in parts for line in part.read_bytes().splitlines(keepends=True)]


def compare(folder: Path) -> str:
    ours, theirs = lines_of(folder)
    if sorted(ours) == sorted(theirs):
        return f"{len(ours)} findings, the same bytes ({digest(ours)})"
    one, other = set(ours), set(theirs)
    for line in sorted(one - other)[:3] + sorted(other - one)[:3]:
        print(line.decode()[:300], file=sys.stderr)
    return f"DIFFERENT: {len(ours)} and {len(theirs)} findings; {len(one - other)} and {len(other - one)} stand on one side only"


def shares(seconds: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.1f}" for name, value in sorted(seconds.items()) if value >= 0.05)


def pairs(session: Any, meter: Meter, folder: Path, count: int, times: int) -> None:
    for number in range(times):
        sides: dict[str, tuple[dict[str, float], float]] = {}
        order = ("command line", "Spark") if number % 2 == 0 else ("Spark", "command line")
        for side in order:
            work = (lambda: command_line(folder)) if side == "command line" else (lambda: on_spark(session, folder))
            _, seconds, clock = measured(meter, work)
            sides[side] = seconds, clock
            total = sum(seconds.values())
            print(f"{count} stories, {side}: {total:.1f} s of processor, {clock:.1f} s on the clock, "
                  f"{1000 * total / count:.3f} ms a story ({shares(seconds)})", flush=True)
        ours, theirs = (sum(sides[side][0].values()) for side in ("command line", "Spark"))
        print(f"pair {number + 1}: throughput {ours / theirs:.3f} of the command line's by processor time, "
              f"{sides['command line'][1] / sides['Spark'][1]:.3f} on the clock; {compare(folder)}", flush=True)


def on_spark_with_a_kill(session: Any, folder: Path, after: float) -> list[int]:
    """The same while a Python worker is killed, ``after`` seconds from the start; returns its number."""
    killed: list[int] = []
    has_ended = threading.Event()

    def kill() -> None:
        time.sleep(after)
        while not has_ended.wait(0.5):
            for pid, fields in descendants(os.getpid()):
                words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                if kind(words) == "worker" and any(True for _ in descendants(pid)):
                    below = [p for p, _ in descendants(pid)]
                    if len(below) == 1:
                        os.kill(pid, signal.SIGKILL)
                        killed.append(pid)
                        return

    thread = threading.Thread(target=kill)
    thread.start()
    on_spark(session, folder)
    has_ended.set()
    thread.join()
    return killed


def cost_of_a_job(session: Any, meter: Meter, work: Path) -> float:
    """Processor seconds of a job of two stories, the middle of five: what Spark takes however many there are."""
    costs = []
    for _ in range(5):
        _, seconds, _ = measured(meter, lambda: on_spark(session, work / "2"))
        costs.append(sum(seconds.values()))
    job = sorted(costs)[2]
    print(f"a job of two stories: {job:.2f} s of processor ({', '.join(f'{cost:.2f}' for cost in costs)})", flush=True)
    return job


def names(session: Any, folder: Path) -> None:
    import wirelint.spark

    df = session.read.parquet(str(folder / "rows"))
    found = sorted((r["name"], r["spelling"], r["count"]) for r in wirelint.spark.names(df).collect())
    done = subprocess.run([program(), "names", "--format", "json", "stories"], cwd=folder, capture_output=True, check=True)
    wanted = sorted(
        (name["name"], one["spelling"], one["count"])
        for name in json.loads(done.stdout)["names"]
        for one in name["spellings"]
    )
    print(f"names: {len(found)} spellings, {'the same' if found == wanted else f'DIFFERENT from {len(wanted)}'}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--grow", default="", help="numbers of stories, separated by commas: time a story for each")
    parser.add_argument(
        "--kill", type=float, metavar="SECONDS",
        help="kill a Python worker so long after the start: in the run of --grow that has as many stories as --stories, or else in one of its own",
    )
    parser.add_argument("--warm", type=int, default=1000, help="stories that the session lints a few times before anything is measured")
    parser.add_argument(
        "--task", type=int, default=32, metavar="MB",
        help="how much a task reads at most: a few stories more or less on a core at the end, or a start for each few",
    )
    parser.add_argument("--names", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "packaging" / "python"))
    os.environ["WIRELINT"] = os.path.abspath(program())
    os.environ["PYTHONPATH"] = str(ROOT / "packaging" / "python")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    # Not on a file system in memory, where the stories would be.
    work = Path(tempfile.mkdtemp(prefix="wirelint-archive-"))
    meter = Meter()
    try:
        run(options, work, meter)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def run(options: argparse.Namespace, work: Path, meter: Meter) -> None:
    from pyspark.sql import SparkSession

    sizes = [int(size) for size in options.grow.split(",") if size]
    if options.pairs or options.kill or options.names:
        sizes.append(options.stories)
    for size in {*sizes, options.warm, *([2] if options.grow else [])}:
        size_of = make(options.corpus, work / str(size), size)
        print(f"{size} stories: {size_of / 1e6:.1f} MB", flush=True)

    def start() -> Any:
        session = (
            SparkSession.builder.master("local[2,4]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.files.maxPartitionBytes", str(options.task << 20))
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
            # As docs/archive.md says: batches of stories are large objects, which the usual collector moves in a thread
            # beside the work; and Java's second compiler works longer than its code saves.
            .config("spark.driver.defaultJavaOptions", "-XX:+UseParallelGC -XX:TieredStopAtLevel=1")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        for _ in range(WARMING):
            on_spark(session, work / str(options.warm))
        return session

    session, seconds, clock = measured(meter, start)
    print(f"Spark's start and {WARMING} times {options.warm} stories: {sum(seconds.values()):.1f} s of processor, {clock:.1f} s on the clock ({shares(seconds)})")
    try:
        job = cost_of_a_job(session, meter, work) if options.grow else 0.0
        for size in [size for size in options.grow.split(",") if size]:
            meter.memory.clear()
            place, after = work / size, options.kill if int(size) == options.stories else None
            killed, seconds, clock = measured(
                meter, lambda: on_spark_with_a_kill(session, place, after) if after else on_spark(session, place)
            )
            total = sum(seconds.values())
            memory = ", ".join(f"{name} {value >> 20} MiB" for name, value in sorted(meter.memory.items()))
            print(f"{size} stories: {total:.1f} s of processor, {1000 * total / int(size):.3f} ms a story, "
                  f"{1000 * (total - job) / int(size):.3f} beyond what a job costs, {clock:.1f} s on the clock ({shares(seconds)}); largest: {memory}, "
                  f"driver {Path('/proc/self/status').read_text().split('VmRSS:')[1].split()[0]} KiB"
                  + (f"; worker {killed} killed" if killed else ""), flush=True)
        folder = work / str(options.stories)
        pairs(session, meter, folder, options.stories, options.pairs)
        if options.kill:
            if not options.pairs:
                _, alone, clock = measured(meter, lambda: command_line(folder))
                print(f"{options.stories} stories, command line: {sum(alone.values()):.1f} s of processor, {clock:.1f} s on the "
                      f"clock ({shares(alone)})", flush=True)
            if str(options.stories) not in options.grow.split(","):
                print(f"worker {on_spark_with_a_kill(session, folder, options.kill)} killed", flush=True)
            print(compare(folder), flush=True)
        if options.names:
            names(session, folder)
    finally:
        session.stop()


if __name__ == "__main__":
    main()
