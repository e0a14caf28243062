"""Tries ``wirelint.archive``, and ``wirelint.spark`` where Spark is: what docs/archive.md promises, every assertion checked.

Called with the folder of example stories, and with ``spark`` behind it for Spark.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

import wirelint
from wirelint import _requests, archive
from wirelint._linter import program
from wirelint._stream import Failure, Stream

BAD = [None, b"\xff\xfe no text", "x" * 3_000_000, "<div>" * 20_000, ""]
#: More than Spark hands over in one batch of bytes, and than a request may have.
HUGE = 60 << 20


def stories(examples: Path) -> list[dict[str, Any]]:
    paths = sorted(examples.glob("*.txt")) + sorted((examples / "faulty").glob("*.txt"))
    assert paths, examples
    return [
        {"id": str(path), "body": path.read_text(encoding="utf-8"), "desk": f"desk {number % 3}", "date": "2026-03-01"}
        for number, path in enumerate(paths)
    ]


def command_line(rows: list[dict[str, Any]]) -> list[str]:
    """The findings of the command line, a line of JSON each."""
    import subprocess

    command = [program(), "--no-config", "--format", "jsonl", "--", *(row["id"] for row in rows)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    return sorted(done.stdout.splitlines())


def batches(rows: list[dict[str, Any]], size: int = 7) -> Iterator[pa.RecordBatch]:
    for start in range(0, len(rows), size):
        yield pa.RecordBatch.from_pylist(rows[start : start + size])


def findings_are_those_of_the_command_line(rows: list[dict[str, Any]]) -> None:
    wanted = command_line(rows)
    assert wanted
    found = list(archive.lint_batches(batches(rows), keep=["desk"], json=True))
    table = pa.Table.from_batches(found)
    assert sorted(table.column("json").to_pylist()) == wanted
    assert set(table.column("desk").to_pylist()) <= {"desk 0", "desk 1", "desk 2"}
    by_id = {row["id"]: row for row in rows}
    for row in table.to_pylist():
        assert row["desk"] == by_id[row["id"]]["desk"]
        assert by_id[row["id"]]["body"].encode()[row["start"] : row["end"]].decode() == row["text"]
        assert row["error"] is None and len(row["fingerprint"]) >= 16
    print(f"archive: {len(wanted)} findings as on the command line")


def every_letter_reaches_the_linter() -> None:
    """Quotation marks, backslashes and controls, as strings, long strings and bytes, also in the id."""
    body = "The the \u201cmayor\" \\ said \\n\t\x01\x1f\x7f\u2028\U0001f6a2\r\nThe the \\\"end\\"
    ids = ['a"b.txt', "a\\c\t.txt", "é.txt"]
    found = []
    for kind in (pa.string(), pa.large_string(), pa.binary(), pa.large_binary()):
        batch = pa.RecordBatch.from_arrays([pa.array(ids), pa.array([body] * 3).cast(kind)], names=["id", "body"])
        rows = pa.Table.from_batches(list(archive.lint_batches([batch], json=True))).to_pylist()
        doubled = [row for row in rows if row["rule"] == "duplicate-word"]
        assert [row["id"] for row in doubled] == ids, rows
        for row in rows:
            assert row["error"] is None and body.encode()[row["start"] : row["end"]].decode() == row["text"], row
            assert json.loads(row["json"])["path"] == row["id"], row
        found.append(rows)
    assert all(rows == found[0] for rows in found)


def bad_rows_are_rows() -> None:
    column = pa.array([value.encode() if isinstance(value, str) else value for value in BAD], pa.binary())
    batch = pa.RecordBatch.from_arrays([pa.array(range(len(BAD))), column], names=["id", "body"])
    rows = pa.Table.from_batches(list(archive.lint_batches([batch], max_bytes=1_000_000))).to_pylist()
    errors = {row["id"]: row["error"] for row in rows if row["error"]}
    assert errors["0"] == "the text is null", errors
    assert errors["1"] == "the text is no UTF-8 at byte 0", errors
    assert errors["2"].startswith("a story of 3000000 bytes; at most 1000000"), errors
    assert "3" not in errors, errors
    numbers = pa.RecordBatch.from_pylist([{"id": 1, "body": 7}])
    (row,) = pa.Table.from_batches(list(archive.lint_batches([numbers]))).to_pylist()
    assert row["error"] == "the text is int, not str"
    # Text that Spark or another engine took for UTF-8.
    wrong = pa.Array.from_buffers(pa.string(), 2, pa.array(["aa", "bb"]).buffers()[:2] + [pa.py_buffer(b"\xffaThe")])
    batch = pa.RecordBatch.from_arrays([pa.array([1, 2]), wrong], names=["id", "body"])
    rows = pa.Table.from_batches(list(archive.lint_batches([batch]))).to_pylist()
    assert [row["error"] for row in rows if row["id"] == "1"] == ["the text is no UTF-8 at byte 0"]


def a_killed_process_changes_nothing(rows: list[dict[str, Any]]) -> None:
    many = [{**row, "id": f"{number}"} for number in range(4) for row in rows]
    wanted = pa.Table.from_batches(list(archive.lint_batches(batches(many, 12)))).to_pylist()
    kills = []

    def killing(source: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for number, batch in enumerate(source):
            yield batch
            if number in (1, 3, 4):
                for stream in _requests._streams.values():
                    if stream.process is not None:
                        os.kill(stream.process, signal.SIGKILL)
                        kills.append(stream.process)

    found = pa.Table.from_batches(list(archive.lint_batches(killing(batches(many, 12))))).to_pylist()
    assert len(kills) >= 3 and found == wanted


def a_story_that_ends_the_process_is_a_row() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fake = Path(folder) / "program"
        fake.write_text(
            "#!/usr/bin/env python3\nimport os, sys\n"
            "for line in sys.stdin:\n"
            "    if 'bomb' in line: os.kill(os.getpid(), 9)\n"
            "    print(line.strip(), flush=True)\n"
        )
        fake.chmod(0o755)
        stream = Stream([str(fake)])
        lines = [(number, b"bomb\n" if number == 3 else b"%d\n" % number) for number in range(8)]
        answers = dict(stream.answers(iter(lines)))
        stream.close()
        assert isinstance(answers[3], Failure) and "signal 9" in answers[3], answers
        assert [answers[n] for n in range(8) if n != 3] == [b"%d" % n for n in range(8) if n != 3], answers
        slow = Stream(["sh", "-c", "sleep 60", "sh"], patience=0.2)
        (answer,) = [answer for _, answer in slow.answers([(0, b"a\n")])]
        slow.close()
        assert answer == "the linter ended on this story: no answer in 0.2 s", answer
    try:
        list(archive.lint_batches(batches([{"id": "1", "body": "a"}]), only=["no-such-rule"]))
    except wirelint.UsageError as error:
        assert "no-such-rule" in str(error)
    else:
        raise AssertionError("a rule that is not there is no error")


def files_are_read_and_written(rows: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        parquet, lines = f"{folder}/a.parquet", f"{folder}/a.jsonl"
        pq.write_table(pa.Table.from_pylist(rows), parquet)
        with open(lines, "w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        counts = set()
        for source in (parquet, lines):
            for ending in ("parquet", "jsonl"):
                counts.add(archive.lint_file(source, f"{folder}/found.{ending}", keep=["desk", "date"]))
        assert len(counts) == 1 and counts.pop() > 10
        as_lines = [json.loads(line) for line in open(f"{folder}/found.jsonl", encoding="utf-8")]
        assert as_lines == pq.read_table(f"{folder}/found.parquet").to_pylist()
        for source in (parquet, lines):
            assert archive.fix_file(source, f"{folder}/fixed.parquet") == []
            fixed = pq.read_table(f"{folder}/fixed.parquet").to_pylist()
            with wirelint.Linter(no_config=True) as linter:
                for row, after in zip(rows, fixed):
                    assert after["body"] == linter.lint(row["body"], row["id"], fix=True).fixed
                    assert after["desk"] == row["desk"]
        assert sorted(os.listdir(folder)) == ["a.jsonl", "a.parquet", "fixed.parquet", "found.jsonl", "found.parquet"]


def names_are_those_of_the_command_line(rows: list[dict[str, Any]]) -> None:
    sums: dict[str, int] = {}
    for batch in archive.names_batches(batches(rows)):
        for row in batch.to_pylist():
            sums[row["spelling"]] = sums.get(row["spelling"], 0) + row["count"]
    found = archive.merge_names(sums)
    assert found and sorted(found) == sorted(names_of_the_command_line(rows)), found


def names_of_the_command_line(rows: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    import subprocess

    command = [program(), "names", "--format", "json", "--", *(row["id"] for row in rows)]
    done = subprocess.run(command, capture_output=True, check=True)
    return [
        (name["name"], one["spelling"], one["count"])
        for name in json.loads(done.stdout)["names"]
        for one in name["spellings"]
    ]


def forms_are_those_of_the_command_line(rows: list[dict[str, Any]]) -> None:
    found = [row for batch in archive.consistency_batches(batches(rows)) for row in batch.to_pylist()]
    assert archive.merge_consistency(found) == forms_of_the_command_line(rows)


def forms_of_the_command_line(rows: list[dict[str, Any]]) -> list[tuple[str, list[archive.Form]]]:
    import subprocess

    command = [program(), "consistency", "--format", "json", "--", *(row["id"] for row in rows)]
    done = subprocess.run(command, capture_output=True, check=True)
    found = [
        (one["kind"], [archive.Form(f["form"], f["count"], f["files"], tuple(f["paths"])) for f in one["forms"]])
        for one in json.loads(done.stdout)["variations"]
    ]
    assert found
    return found


def mining() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Stories that say `in the framework of` and such that do not."""
    ships = ["ferries", "tugs", "barges", "trawlers", "yachts", "cutters", "dredgers", "lighters"]
    foreign = [f"The mayor met envoys in the framework of talks on {ship}.\n" for ship in ships]
    english = [f"The mayor met envoys during talks on {ship}.\n" for ship in ships]
    return ([{"id": str(n), "body": text} for n, text in enumerate(texts)] for texts in (foreign, english * 4))  # type: ignore[return-value]


def phrases_are_those_of_the_command_line() -> None:
    foreign, english = mining()
    sums: list[dict[str, int]] = []
    for rows in (foreign, english):
        sums.append({})
        for batch in archive.phrases_batches(batches(rows)):
            for row in batch.to_pylist():
                sums[-1][row["phrase"]] = sums[-1].get(row["phrase"], 0) + row["stories"]
    stories, others = (one.pop("") for one in sums)
    assert (stories, others) == (8, 32)
    both = {phrase: (count, sums[1].get(phrase, 0)) for phrase, count in sums[0].items()}
    found = archive.mined(both, stories, others)
    assert found == mined_by_the_command_line() and "in the framework of" in found, found


def mined_by_the_command_line() -> str:
    import subprocess

    with tempfile.TemporaryDirectory() as folder:
        for name, rows in zip(("foreign", "english"), mining()):
            os.mkdir(f"{folder}/{name}")
            for row in rows:
                Path(folder, name, row["id"] + ".txt").write_text(row["body"], encoding="utf-8")
        done = subprocess.run([program(), "mine", f"{folder}/foreign", f"{folder}/english"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


# Spark


def on_spark(rows: list[dict[str, Any]]) -> None:
    from pyspark.sql import SparkSession

    from wirelint import spark as on

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "20")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    try:
        df = session.createDataFrame(rows).repartition(4)
        found = on.lint(df, keep=["desk", "date"], json=True)
        assert sorted(row["json"] for row in found.collect()) == command_line(rows)
        names = on.names(df).collect()
        assert sorted((r["name"], r["spelling"], r["count"]) for r in names) == sorted(names_of_the_command_line(rows))
        assert all(0 < len(r["examples"]) <= 3 and r["stories"] >= len(r["examples"]) for r in names)

        forms = [(r["kind"], archive.Form(r["form"], r["count"], r["stories"], tuple(r["examples"]))) for r in on.consistency(df).collect()]
        assert forms == [(kind, form) for kind, all_ in forms_of_the_command_line(rows) for form in all_]
        foreign, english = (session.createDataFrame(one) for one in mining())
        assert on.mine(foreign, english) == mined_by_the_command_line()

        bad = session.createDataFrame([(str(n), v if v is None or isinstance(v, bytes) else v.encode()) for n, v in enumerate(BAD)], "id string, body binary")
        errors = {row["id"]: row["error"] for row in on.lint(bad, max_bytes=1_000_000).collect() if row["error"]}
        assert errors["0"] == "the text is null" and "1" in errors and "2" in errors, errors
        assert "3" not in errors, errors
        bad_on_spark(session, on)
        damaged = bad.where("id = '1'").selectExpr("id", "cast(body as string) as body")
        assert [row["error"] for row in on.lint(damaged).collect()] == ["the text is no UTF-8 at byte 0"]

        with tempfile.TemporaryDirectory() as folder:
            Path(folder, ".wirelint.yml").write_text("rules:\n  duplicate-word: off\n")
            one = session.createDataFrame([("1", "The the mayor came to Halden.\n")], "id string, body string")
            assert [row["rule"] for row in on.lint(one).collect()] == ["duplicate-word"]
            assert on.lint(one, config=Path(folder, ".wirelint.yml")).collect() == []
            assert on.lint(one, config=folder).collect() == []
        a_killed_worker_changes_nothing(session, on, rows)
        the_example_of_the_page_runs(rows)
    finally:
        session.stop()
    print("spark: as on the command line")


def bad_on_spark(session: Any, on: Any) -> None:
    """One row each for what cannot be linted, and the story beside it is."""
    good = "The the mayor came to Halden.\\n"
    huge = session.sql(f"select '1' as id, repeat('x', {HUGE}) as body union all select '2', '{good}'")
    rows = {row["id"]: row for row in on.lint(huge).collect()}
    assert rows["1"]["error"] == f"a story of {HUGE} bytes; at most {archive.MAX_BYTES} are linted (max_bytes)", rows
    assert rows["2"]["rule"] == "duplicate-word", rows
    (row,) = on.lint(session.sql("select '1' as id, 7 as body")).collect()
    assert row["error"] == "the text is int, not str", row
    # Elements that open and never close, and a character reference that is no character.
    bomb = session.sql(
        "select '1' as id, repeat('<div>', 400000) as body union all "
        "select '2', concat('<p>', repeat('&#x110000;', 200000)) union all select '3', '<p>The the mayor came to Halden.</p>'"
    )
    found = on.lint(bomb, format="html").collect()
    assert [row["rule"] for row in found if row["id"] == "3"] == ["duplicate-word"], found
    print("spark: bomb", sorted({(row["id"], row["error"] or row["rule"]) for row in found}))


def a_killed_worker_changes_nothing(session: Any, on: Any, rows: list[dict[str, Any]]) -> None:
    many = [(f"{number}-{row['desk']}", row["body"]) for number in range(6) for row in rows]
    df = session.createDataFrame(many, "id string, body string").repartition(8)
    wanted = sorted(map(tuple, on.lint(df).drop("fixes").collect()))
    killed: list[int] = []

    def kill() -> None:
        import time

        for _ in range(200):
            time.sleep(0.05)
            workers = [pid for pid in children(os.getpid()) if is_worker(pid)]
            if workers:
                os.kill(workers[-1], signal.SIGKILL)
                killed.append(workers[-1])
                return

    thread = threading.Thread(target=kill)
    thread.start()
    found = sorted(map(tuple, on.lint(df).drop("fixes").collect()))
    thread.join()
    assert killed, "no worker was there to be killed"
    assert found == wanted, (len(found), len(wanted))
    print(f"spark: worker {killed[0]} killed, {len(found)} findings as before")


def the_example_of_the_page_runs(rows: list[dict[str, Any]]) -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "archive.md"
    example = page.read_text(encoding="utf-8").split("try_archive.py. -->\n```python\n", 1)[1].split("```", 1)[0]
    Path("stories.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    exec(compile(example, str(page), "exec"), {})
    lines = [line for part in Path("findings").glob("*.json") for line in part.read_text().splitlines()]
    assert len(lines) == len(command_line(rows)), len(lines)


def children(parent: int) -> Iterator[int]:
    """The processes below one, the nearest first."""
    for child in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = child.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            pid = int(child.parent.name)
            yield pid
            yield from children(pid)


def is_worker(pid: int) -> bool:
    """Whether a process is a Python worker: a child of Spark's daemon that keeps a process of the program."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"pyspark" in command and b"daemon" in command and any(
        b"stream" in Path(f"/proc/{child}/cmdline").read_bytes() for child in children(pid)
    )


def main(examples: Path, spark: bool) -> None:
    rows = stories(examples)
    if spark:
        with tempfile.TemporaryDirectory() as folder:
            # Before Java starts: it keeps the folder that it was started in.
            os.chdir(folder)
            on_spark(rows)
        return
    findings_are_those_of_the_command_line(rows)
    every_letter_reaches_the_linter()
    bad_rows_are_rows()
    a_killed_process_changes_nothing(rows)
    a_story_that_ends_the_process_is_a_row()
    files_are_read_and_written(rows)
    names_are_those_of_the_command_line(rows)
    forms_are_those_of_the_command_line(rows)
    phrases_are_those_of_the_command_line()
    print("archive: files, names and bad rows as promised")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:] == ["spark"])
