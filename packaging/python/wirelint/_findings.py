"""Findings of stories as record batches."""

from __future__ import annotations

import json
from collections import deque
from typing import Any, Deque, Dict, Iterable, Iterator, List, Tuple, Union

from ._jobs import FINDING_COLUMNS, MOST_ROWS, Job, pyarrow, schema
from ._requests import Story, requests_of, stream_of, text_of, values_of
from ._stream import Failure


def linted(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    """Findings batch by batch; the next batch is asked for while the answers of the last are still on their way."""
    waiting: Deque[_Rows] = deque()

    def requests() -> Iterator[Tuple[Tuple[_Rows, Story], bytes]]:
        for batch in batches:
            rows = _Rows(batch, task)
            waiting.append(rows)
            for story, line in requests_of(batch, task, rows.errors):
                yield (rows, story), line

    for (rows, story), answer in stream_of(task).answers(requests()):
        while waiting[0] is not rows:
            yield from waiting.popleft().last()
        rows.add(story, answer)
        if len(rows) >= MOST_ROWS:
            yield rows.take()
    for rows in waiting:
        yield from rows.last()


class _Rows:
    """Rows of findings before they become a record batch."""

    def __init__(self, batch: Any, task: Job) -> None:
        self._batch = batch
        self._schema = schema(batch.schema, task)
        self._task = task
        self._columns: Dict[str, List[Any]] = {}
        self._sources: List[int] = []
        #: Why stories of the batch have no request, by their rows.
        self.errors: Dict[int, str] = {}
        self._clear()

    def __len__(self) -> int:
        return len(self._sources)

    def _clear(self) -> None:
        self._columns = {name: [] for name, _ in FINDING_COLUMNS}
        if self._task.json:
            self._columns["json"] = []
        self._sources = []

    def add(self, story: Story, answer: Union[bytes, Failure]) -> None:
        if isinstance(answer, Failure):
            self.refuse(story, answer)
            return
        if answer.endswith(_CLEAN):
            return
        findings, value = _parts(answer.decode("utf-8"))
        for (finding, written), fingerprint in zip(findings, value.get("fingerprints", ())):
            self._finding(story, finding, written, fingerprint)
        if value.get("error") is not None:
            self.refuse(story, value["error"])

    def refuse(self, story: Story, reason: str) -> None:
        """A row for a story that was not linted."""
        for name, column in self._columns.items():
            column.append(story.id if name == "id" else str(reason) if name == "error" else None)
        self._sources.append(story.row)

    def _finding(self, story: Story, value: Dict[str, Any], written: str, fingerprint: str) -> None:
        start, end = value["range"]["start"], value["range"]["end"]
        columns = self._columns
        columns["id"].append(story.id)
        columns["rule"].append(value["rule"])
        columns["severity"].append(value["severity"])
        columns["start"].append(start["offset"])
        columns["end"].append(end["offset"])
        columns["line"].append(start["line"])
        columns["column"].append(start["column"])
        columns["message"].append(value["message"])
        columns["text"].append(value["text"])
        columns["fixes"].append([_fix(fix) for fix in value["fixes"]])
        columns["fingerprint"].append(fingerprint)
        columns["error"].append(None)
        if self._task.json:
            columns["json"].append(written)
        self._sources.append(story.row)

    def last(self) -> Iterator[Any]:
        """What is left when every story has its answer, with a row for each that had no request."""
        ids = values_of(self._batch, self._task.id) if self.errors else []
        for row, reason in self.errors.items():
            self.refuse(Story(row, None if ids[row] is None else text_of(ids[row])), reason)
        if len(self):
            yield self.take()

    def take(self) -> Any:
        """The rows so far as a record batch."""
        pa = pyarrow()
        arrays = [
            pa.array(self._columns[field.name], field.type) for field in self._schema if field.name in self._columns
        ]
        if self._task.keep:
            places = pa.array(self._sources, pa.int64())
            for name in self._task.keep:
                arrays.append(self._batch.column(self._batch.schema.get_field_index(name)).take(places))
        self._clear()
        return pa.RecordBatch.from_arrays(arrays, schema=self._schema)


def _fix(value: Dict[str, Any]) -> Dict[str, Any]:
    return {
        "title": value["title"],
        "safety": value["safety"],
        "edits": [
            {"start": one["range"]["start"]["offset"], "end": one["range"]["end"]["offset"], "text": one["text"]}
            for one in value["edits"]
        ],
    }


#: The end of an answer without findings and without an error.
_CLEAN = b'"diagnostics": [], "fingerprints": []}'
_FINDINGS = '"diagnostics": ['
_DECODER = json.JSONDecoder()


def _parts(answer: str) -> Tuple[List[Tuple[Dict[str, Any], str]], Dict[str, Any]]:
    """The findings of an answer, each as a value and as the program wrote it, and the members behind them."""
    place = answer.find(_FINDINGS)
    if place < 0:
        return [], json.loads(answer)
    place += len(_FINDINGS)
    findings: List[Tuple[Dict[str, Any], str]] = []
    while answer[place] != "]":
        if findings:
            place += len(", ")
        value, end = _DECODER.raw_decode(answer, place)
        findings.append((value, answer[place:end]))
        place = end
    rest = answer[place + 1 :].lstrip(", ")
    return findings, json.loads("{" + rest)
