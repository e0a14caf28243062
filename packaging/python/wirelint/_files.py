"""Parquet and JSON Lines: stories read from them, findings and fixed stories written."""

from __future__ import annotations

import importlib
import json
import os
import tempfile
from typing import Any, Dict, Iterator, List, Optional, Tuple

from ._jobs import Job, pyarrow, schema
from ._linter import Path
from ._requests import remove, requests_of, stream_of, text_of, values_of
from ._results import UsageError
from ._stream import Failure


def _is_parquet(path: Path) -> bool:
    return os.fspath(path).endswith((".parquet", ".pq"))


def stories_of(source: Path, columns: Optional[List[str]]) -> Iterator[Any]:
    """The stories of a file as record batches; of JSON Lines one row a line, its members by name."""
    pa = pyarrow()
    if _is_parquet(source):
        file = importlib.import_module("pyarrow.parquet").ParquetFile(os.fspath(source))
        yield from file.iter_batches(batch_size=1024, columns=columns)
        return
    with open(source, "rb") as lines:
        rows: List[Dict[str, Any]] = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError:
                raise UsageError(f"{os.fspath(source)}:{number}: no JSON") from None
            if not isinstance(value, dict):
                raise UsageError(f"{os.fspath(source)}:{number}: no object")
            rows.append(value)
            if len(rows) >= 1024:
                yield _batch(pa, rows, columns)
                rows = []
        if rows:
            yield _batch(pa, rows, columns)


def _batch(pa: Any, rows: List[Dict[str, Any]], columns: Optional[List[str]]) -> Any:
    names = columns if columns is not None else list(dict.fromkeys(name for row in rows for name in row))
    arrays = []
    for name in names:
        values = [row.get(name) for row in rows]
        try:
            arrays.append(pa.array(values))
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            # Values of several kinds: what is no text is none, and keeps its row.
            arrays.append(pa.array([value if isinstance(value, str) else None for value in values], pa.string()))
    return pa.RecordBatch.from_arrays(arrays, names=names)


def no_findings(source: Path, task: Job) -> Any:
    """No findings, with the columns that they would have."""
    pa = pyarrow()
    if _is_parquet(source):
        stories = importlib.import_module("pyarrow.parquet").read_schema(os.fspath(source))
    else:
        stories = pa.schema([pa.field(name, pa.string()) for name in task.keep])
    return pa.RecordBatch.from_pylist([], schema=schema(stories, task))


def fixed(batch: Any, task: Job, unsafe: bool, refused: List[Tuple[str, str]]) -> Any:
    """A batch with its stories after fixes; ``refused`` gets the id and the reason of those that were not linted."""
    pa = pyarrow()
    errors: Dict[int, str] = {}
    texts = values_of(batch, task.text)
    more = '"unsafe": true' if unsafe else '"fix": true'
    for story, answer in stream_of(task).answers(requests_of(batch, task, errors, more)):
        if isinstance(answer, Failure):
            errors[story.row] = str(answer)
            continue
        value = json.loads(answer)
        if value.get("error") is not None:
            errors[story.row] = value["error"]
        elif value.get("fixed") is not None:
            texts[story.row] = value["fixed"]
    ids = values_of(batch, task.id)
    refused += [(text_of(ids[row]), reason) for row, reason in sorted(errors.items())]
    place = batch.schema.get_field_index(task.text)
    return batch.set_column(place, batch.schema.field(place), pa.array(texts, batch.schema.field(place).type))


class Target:
    """A Parquet or JSON Lines file that is there when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = os.fspath(path)
        self._parquet: Any = None
        self._lines: Any = None
        folder = os.path.dirname(self._path) or "."
        descriptor, self._part = tempfile.mkstemp(prefix=".wirelint-", dir=folder)
        os.close(descriptor)

    def __enter__(self) -> "Target":
        return self

    def write(self, batch: Any) -> None:
        if _is_parquet(self._path):
            if self._parquet is None:
                parquet = importlib.import_module("pyarrow.parquet")
                self._parquet = parquet.ParquetWriter(self._part, batch.schema)
            self._parquet.write_batch(batch)
            return
        if self._lines is None:
            self._lines = open(self._part, "w", encoding="utf-8")
        for row in batch.to_pylist():
            self._lines.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")

    def __exit__(self, kind: object, *_: object) -> None:
        for file in (self._parquet, self._lines):
            if file is not None:
                file.close()
        if kind is None:
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(self._part, 0o666 & ~umask)
            os.replace(self._part, self._path)
        else:
            remove(self._part)
