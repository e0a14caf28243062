"""Archives: stories by the million, from Parquet, JSON Lines, or any engine that hands over Arrow batches.

``lint_batches`` takes record batches and yields record batches of findings: it is what ``wirelint.spark`` runs in each
worker, and what Ray, Dask and Beam can run. ``lint_file`` and ``fix_file`` go from one file to another. One process of
the program is kept for each process of Python. A story that cannot be linted (null, no text, too large, bytes that are
no UTF-8) is a row with ``error`` and ends nothing. Needs ``pyarrow`` (``pip install wirelint[archive]``).
"""

from __future__ import annotations

import json
import tempfile
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Tuple

from ._counts import form_counts, name_counts, phrase_counts
from ._files import Target, fixed, no_findings, stories_of
from ._findings import linted
from ._jobs import (
    EXAMPLES, FINDING_COLUMNS, FORM_COLUMNS, FORM_EXAMPLES, MAX_BYTES, NAME_COLUMNS, PHRASE_COLUMNS, Job, job, pyarrow,
    schema,
)
from ._linter import Path, program
from ._results import UsageError

__all__ = [
    "EXAMPLES", "FINDING_COLUMNS", "FORM_COLUMNS", "FORM_EXAMPLES", "Form", "Job", "MAX_BYTES", "NAME_COLUMNS",
    "PHRASE_COLUMNS", "consistency_batches", "fix_file", "job", "lint_batches", "lint_file", "lint_table",
    "merge_consistency", "merge_names", "mined", "names_batches", "phrases_batches", "schema",
]


def lint_batches(batches: Iterable[Any], text: str = "body", id: str = "id", **settings: Any) -> Iterator[Any]:
    """Findings of the stories in ``pyarrow.RecordBatch``es, as record batches with the columns of ``schema``."""
    yield from linted(batches, job(text, id, **settings))


def lint_table(table: Any, text: str = "body", id: str = "id", **settings: Any) -> Any:
    """The same for a ``pyarrow.Table`` as a whole."""
    task = job(text, id, **settings)
    found = list(linted(table.to_batches(max_chunksize=1024), task))
    return pyarrow().Table.from_batches(found, schema=schema(table.schema, task))


def lint_file(source: Path, target: Path, text: str = "body", id: str = "id", **settings: Any) -> int:
    """Findings of the stories in a Parquet or JSON Lines file, written to another; returns how many rows it has.

    Each file's ending says what it is (``.parquet``, otherwise JSON Lines). The target is written whole or not at all.
    """
    task = job(text, id, **settings)
    rows = 0
    with Target(target) as out:
        for batch in linted(stories_of(source, [id, text, *task.keep]), task):
            out.write(batch)
            rows += batch.num_rows
        if rows == 0:
            out.write(no_findings(source, task))
    return rows


def fix_file(
    source: Path, target: Path, text: str = "body", id: str = "id", unsafe: bool = False, **settings: Any
) -> List[Tuple[str, str]]:
    """A Parquet or JSON Lines file with its stories after fixes; other columns stay as they are.

    Returns the id and the reason of each story that could not be linted: it is written as it was.
    """
    task = job(text, id, **settings)
    if task.keep or task.json:
        raise UsageError("keep and json are for findings")
    refused: List[Tuple[str, str]] = []
    with Target(target) as out:
        for batch in stories_of(source, None):
            out.write(fixed(batch, task, unsafe, refused))
    return refused


def names_batches(batches: Iterable[Any], text: str = "body", id: str = "id", **settings: Any) -> Iterator[Any]:
    """Counts of names, a record batch for each of stories: to be summed by spelling (``merge_names``)."""
    yield from name_counts(batches, job(text, id, **settings))


def merge_names(counts: Dict[str, int]) -> List[Tuple[str, str, int]]:
    """Names with their spellings from the sums of spellings: (name, spelling, count), those that disagree first.

    What spellings are one name is decided by ``wirelint names --merge``.
    """
    partial = {"version": 1, "names": {name: {"": count} for name, count in counts.items()}}
    return [
        (name["name"], one["spelling"], one["count"])
        for name in json.loads(merged(["names", "--merge", "--format", "json"], partial))["names"]
        for one in name["spellings"]
    ]


class Form(NamedTuple):
    """One way of writing: its occurrences, the stories that have it, and the first of them."""

    form: str
    occurrences: int
    stories: int
    examples: Tuple[str, ...]


def consistency_batches(batches: Iterable[Any], text: str = "body", id: str = "id", **settings: Any) -> Iterator[Any]:
    """Counts of what is written in several ways, a record batch for each of stories (``merge_consistency``)."""
    yield from form_counts(batches, job(text, id, **settings))


def merge_consistency(rows: Iterable[Dict[str, Any]]) -> List[Tuple[str, List[Form]]]:
    """What is written in several ways, from rows of ``consistency_batches``: (kind, its forms), as the command line has it."""
    forms, nouns = [], []
    for row in rows:
        if row["group"] == "noun":
            nouns.append(row["thing"])
        else:
            forms.append([row[name] for name in ("group", "thing", "form", "count", "stories", "examples")])
    done = merged(["consistency", "--merge", "--format", "json"], {"version": 1, "forms": forms, "nouns": nouns})
    return [
        (one["kind"], [Form(f["form"], f["count"], f["files"], tuple(f["paths"])) for f in one["forms"]])
        for one in json.loads(done)["variations"]
    ]


def phrases_batches(batches: Iterable[Any], text: str = "body", id: str = "id", **settings: Any) -> Iterator[Any]:
    """Phrases with the number of stories that have them, to be summed; the empty phrase counts all stories in English."""
    yield from phrase_counts(batches, job(text, id, **settings))


def mined(phrases: Dict[str, Tuple[int, int]], foreign: int, english: int, at_least: int = 5, times: int = 10) -> str:
    """A rule file of what marks foreign-made copy, as ``wirelint mine`` prints it.

    ``phrases``: stories of each set by phrase; ``foreign`` and ``english``: how many stories the sets have.
    """
    counts = {"version": 1, "foreign": foreign, "english": english, "phrases": phrases}
    return merged(["mine", "--at-least", str(at_least), "--times", str(times), "--counts"], counts).decode("utf-8")


def merged(command: List[str], partial: Dict[str, Any]) -> bytes:
    """What the program says of a partial result; its file is the last argument."""
    import subprocess

    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(partial, file)
        file.flush()
        done = subprocess.run([program(), *command, file.name], capture_output=True, check=False)
    if done.returncode != 0:
        raise UsageError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
