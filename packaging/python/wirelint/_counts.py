"""What stories have of names, ways of writing and phrases, as record batches that can be summed."""

from __future__ import annotations

import json
from typing import Any, Dict, Iterable, Iterator, List, Tuple

from ._jobs import EXAMPLES, FORM_COLUMNS, FORM_EXAMPLES, MOST_PHRASES, PHRASE_COLUMNS, Job, pyarrow
from ._requests import Story, requests_of, stream_of
from ._stream import Failure


def name_counts(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    """Names with their occurrences, a record batch for each of stories."""
    pa = pyarrow()
    fields = pa.schema(
        [
            pa.field("spelling", pa.string()),
            pa.field("count", pa.int64()),
            pa.field("stories", pa.int64()),
            pa.field("examples", pa.list_(pa.string())),
        ]
    )
    # Names depend on no rule and no configuration.
    stream = stream_of(task._replace(arguments=(), language=None), "--names")
    for batch in batches:
        sums: Dict[str, List[Any]] = {}
        for story, answer in stream.answers(requests_of(batch, task, {})):
            if isinstance(answer, Failure):
                continue
            for spelling, count in json.loads(answer).get("names", {}).items():
                sum_ = sums.setdefault(spelling, [0, 0, []])
                sum_[0] += count
                sum_[1] += 1
                sum_[2].append(story.id or "")
        rows = sorted(sums.items())
        columns = [
            pa.array([spelling for spelling, _ in rows], pa.string()),
            pa.array([one[0] for _, one in rows], pa.int64()),
            pa.array([one[1] for _, one in rows], pa.int64()),
            pa.array([sorted(set(one[2]))[:EXAMPLES] for _, one in rows], pa.list_(pa.string())),
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=fields)


def _counted(task: Job, what: str, batch: Any) -> Iterator[Tuple[Story, Dict[str, Any]]]:
    """What the program counts of each story; one that cannot be read counts for nothing."""
    # It depends on no rule and no configuration.
    stream = stream_of(task._replace(arguments=(), language=None), what)
    for story, answer in stream.answers(requests_of(batch, task, {})):
        if not isinstance(answer, Failure):
            yield story, json.loads(answer)


def form_counts(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    """Ways of writing with their occurrences, a record batch for each of stories."""
    pa = pyarrow()
    for batch in batches:
        sums: Dict[Tuple[str, str, str], List[Any]] = {}
        for story, value in _counted(task, "--consistency", batch):
            rows = [(tuple(row[:3]), row[3]) for row in value.get("forms", ())]
            rows += [(("noun", noun, ""), 1) for noun in value.get("nouns", ())]
            for key, count in rows:
                sum_ = sums.setdefault(key, [0, 0, []])
                sum_[0] += count
                sum_[1] += 1
                sum_[2].append(story.id or "")
        found = sorted(sums.items())
        columns: List[Any] = [pa.array([key[place] for key, _ in found], pa.string()) for place in range(3)]
        columns += [pa.array([one[place] for _, one in found], pa.int64()) for place in range(2)]
        columns.append(
            pa.array([sorted(set(one[2]))[:FORM_EXAMPLES] for _, one in found], pa.list_(pa.string()))
        )
        yield pa.RecordBatch.from_arrays(columns, names=[name for name, _ in FORM_COLUMNS])


def phrase_counts(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    """Phrases with the number of stories that have them; the empty phrase counts all stories in English."""
    pa = pyarrow()

    def rows(sums: Dict[str, int]) -> Any:
        found = [pa.array(list(sums), pa.string()), pa.array(list(sums.values()), pa.int64())]
        return pa.RecordBatch.from_arrays(found, names=[name for name, _ in PHRASE_COLUMNS])

    for batch in batches:
        sums: Dict[str, int] = {}
        for _, value in _counted(task, "--phrases", batch):
            phrases = value.get("phrases")
            for phrase in () if phrases is None else ("", *phrases):
                sums[phrase] = sums.get(phrase, 0) + 1
            if len(sums) >= MOST_PHRASES:
                yield rows(sums)
                sums = {}
        yield rows(sums)
