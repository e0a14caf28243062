"""Archives: stories by the million, from Parquet, JSON Lines, or any engine that hands over Arrow batches.

``lint_batches`` takes record batches and yields record batches of findings: it is what ``wirelint.spark`` runs in each
worker, and what Ray, Dask and Beam can run. ``lint_file`` and ``fix_file`` go from one file to another. One process of
the program is kept for each process of Python. A story that cannot be linted (null, no text, too large, bytes that are
no UTF-8) is a row with ``error`` and ends nothing. Needs ``pyarrow`` (``pip install wirelint[archive]``).
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import tempfile
from collections import deque
from typing import Any, Deque, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple, Union

from ._linter import Path, options, program
from ._results import UsageError
from ._stream import Failure, Stream

#: Larger stories are not linted, in bytes of UTF-8: the longest that a desk runs have some hundred thousand.
MAX_BYTES = 16 << 20
#: Findings of one record batch, so that memory does not grow with what a batch of stories holds.
MOST_ROWS = 8192

#: What a finding has beside the columns that are kept, in the words of SQL.
FINDING_COLUMNS = (
    ("id", "string"),
    ("rule", "string"),
    ("severity", "string"),
    ("start", "bigint"),
    ("end", "bigint"),
    ("line", "int"),
    ("column", "int"),
    ("message", "string"),
    ("text", "string"),
    ("fixes", "array<struct<title:string,safety:string,edits:array<struct<start:bigint,end:bigint,text:string>>>>"),
    ("fingerprint", "string"),
    ("error", "string"),
)
#: The same of partial counts of names.
NAME_COLUMNS = (("spelling", "string"), ("count", "bigint"), ("stories", "bigint"), ("examples", "array<string>"))
#: Stories that are kept for a spelling: the first by id.
EXAMPLES = 3
#: The same of partial counts of what is written in several ways, and of phrases.
FORM_COLUMNS = (
    ("group", "string"),
    ("thing", "string"),
    ("form", "string"),
    ("count", "bigint"),
    ("stories", "bigint"),
    ("examples", "array<string>"),
)
PHRASE_COLUMNS = (("phrase", "string"), ("stories", "bigint"))
#: Stories that are kept for a form: as many as ``wirelint consistency`` keeps.
FORM_EXAMPLES = 5
#: Phrases that a worker sums before it hands them over.
MOST_PHRASES = 200_000


class Job(NamedTuple):
    """What is done with stories, in plain values, so that it can be sent to a worker."""

    text: str = "body"
    id: str = "id"
    keep: Tuple[str, ...] = ()
    format: str = "plain"
    language: Optional[str] = None
    max_bytes: int = MAX_BYTES
    patience: float = 600.0
    #: Whether each finding comes as JSON as well, as ``--format jsonl`` writes it.
    json: bool = False
    #: Arguments of ``wirelint stream``.
    arguments: Tuple[str, ...] = ()


def job(
    text: str = "body",
    id: str = "id",
    *,
    keep: Sequence[str] = (),
    format: str = "plain",
    language: Optional[str] = None,
    max_bytes: int = MAX_BYTES,
    patience: float = 600.0,
    json: bool = False,
    **settings: Any,
) -> Job:
    """A job from keywords; ``settings`` are those of ``Linter``. ``keep``: columns that go along with findings."""
    if language is not None and (settings.get("config") or settings.get("no_config")):
        raise UsageError("language goes into the configuration where there is one")
    if settings.get("jobs") is not None:
        raise UsageError("jobs is the engine's: one thread works for each of its tasks")
    if language is None and settings.get("config") is None:
        # A worker's folder is nobody's project.
        settings["no_config"] = True
    taken = {name for name, _ in FINDING_COLUMNS}
    for name in keep:
        if name in taken:
            raise UsageError(f"'{name}' is a column of findings; rename the one that is to be kept")
    return Job(text, id, tuple(keep), format, language, max_bytes, patience, json, tuple(options(**settings)))


def lint_batches(batches: Iterable[Any], text: str = "body", id: str = "id", **settings: Any) -> Iterator[Any]:
    """Findings of the stories in ``pyarrow.RecordBatch``es, as record batches with the columns of ``schema``."""
    yield from _lint(batches, job(text, id, **settings))


def lint_table(table: Any, text: str = "body", id: str = "id", **settings: Any) -> Any:
    """The same for a ``pyarrow.Table`` as a whole."""
    task = job(text, id, **settings)
    found = list(_lint(table.to_batches(max_chunksize=1024), task))
    return _pyarrow().Table.from_batches(found, schema=schema(table.schema, task))


def lint_file(source: Path, target: Path, text: str = "body", id: str = "id", **settings: Any) -> int:
    """Findings of the stories in a Parquet or JSON Lines file, written to another; returns how many rows it has.

    Each file's ending says what it is (``.parquet``, otherwise JSON Lines). The target is written whole or not at all.
    """
    task = job(text, id, **settings)
    rows = 0
    with _Target(target) as out:
        for batch in _lint(_stories(source, [id, text, *task.keep]), task):
            out.write(batch)
            rows += batch.num_rows
        if rows == 0:
            out.write(_empty(source, task))
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
    with _Target(target) as out:
        for batch in _stories(source, None):
            out.write(_fixed(batch, task, unsafe, refused))
    return refused


def names_batches(batches: Iterable[Any], text: str = "body", id: str = "id", **settings: Any) -> Iterator[Any]:
    """Counts of names, a record batch for each of stories: to be summed by spelling (``merge_names``)."""
    yield from _names(batches, job(text, id, **settings))


def merge_names(counts: Dict[str, int]) -> List[Tuple[str, str, int]]:
    """Names with their spellings from the sums of spellings: (name, spelling, count), those that disagree first.

    What spellings are one name is decided by ``wirelint names --merge``.
    """
    partial = {"version": 1, "names": {name: {"": count} for name, count in counts.items()}}
    return [
        (name["name"], one["spelling"], one["count"])
        for name in json.loads(_merged(["names", "--merge", "--format", "json"], partial))["names"]
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
    yield from _forms(batches, job(text, id, **settings))


def merge_consistency(rows: Iterable[Dict[str, Any]]) -> List[Tuple[str, List[Form]]]:
    """What is written in several ways, from rows of ``consistency_batches``: (kind, its forms), as the command line has it."""
    forms, nouns = [], []
    for row in rows:
        if row["group"] == "noun":
            nouns.append(row["thing"])
        else:
            forms.append([row[name] for name in ("group", "thing", "form", "count", "stories", "examples")])
    done = _merged(["consistency", "--merge", "--format", "json"], {"version": 1, "forms": forms, "nouns": nouns})
    return [
        (one["kind"], [Form(f["form"], f["count"], f["files"], tuple(f["paths"])) for f in one["forms"]])
        for one in json.loads(done)["variations"]
    ]


def phrases_batches(batches: Iterable[Any], text: str = "body", id: str = "id", **settings: Any) -> Iterator[Any]:
    """Phrases with the number of stories that have them, to be summed; the empty phrase counts all stories in English."""
    yield from _phrases(batches, job(text, id, **settings))


def mined(phrases: Dict[str, Tuple[int, int]], foreign: int, english: int, at_least: int = 5, times: int = 10) -> str:
    """A rule file of what marks foreign-made copy, as ``wirelint mine`` prints it.

    ``phrases``: stories of each set by phrase; ``foreign`` and ``english``: how many stories the sets have.
    """
    counts = {"version": 1, "foreign": foreign, "english": english, "phrases": phrases}
    return _merged(["mine", "--at-least", str(at_least), "--times", str(times), "--counts"], counts).decode("utf-8")


def _merged(command: List[str], partial: Dict[str, Any]) -> bytes:
    """What the program says of a partial result; its file is the last argument."""
    import subprocess

    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(partial, file)
        file.flush()
        done = subprocess.run([program(), *command, file.name], capture_output=True, check=False)
    if done.returncode != 0:
        raise UsageError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def schema(stories: Any, task: Job) -> Any:
    """The Arrow schema of findings; ``stories`` is that of the stories, from which columns are kept."""
    pa = _pyarrow()
    edit = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
    fix = pa.struct([("title", pa.string()), ("safety", pa.string()), ("edits", pa.list_(edit))])
    kinds = {"string": pa.string(), "bigint": pa.int64(), "int": pa.int32()}
    fields = [pa.field(name, kinds.get(kind, pa.list_(fix))) for name, kind in FINDING_COLUMNS]
    if task.json:
        fields.append(pa.field("json", pa.string()))
    return pa.schema(fields + [stories.field(name) for name in task.keep])


# The process of this process


_streams: Dict[Tuple[str, ...], Stream] = {}
_configurations: Dict[str, str] = {}


def _stream(task: Job, *more: str) -> Stream:
    arguments: List[str] = ["stream", "--input-format", task.format, *task.arguments, *more]
    if task.language is not None:
        arguments += ["--config", _configuration(task.language)]
    command = (program(), *arguments)
    known = _streams.get(command)
    if known is None:
        known = _streams[command] = Stream(command, task.patience)
        atexit.register(known.close)
    return known


def _configuration(language: str) -> str:
    """A configuration that names the dictionary of a language and nothing else."""
    path = _configurations.get(language)
    if path is None or not os.path.exists(path):
        with tempfile.NamedTemporaryFile("w", prefix="wirelint-", suffix=".yml", delete=False) as file:
            file.write(f"language: [{language}]\n")
        path = _configurations[language] = file.name
        atexit.register(_remove, path)
    return path


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass


# Stories


_ENCODER = json.JSONEncoder(ensure_ascii=False)


class _Story(NamedTuple):
    row: int
    id: Optional[str]


def _values(batch: Any, name: str) -> List[Any]:
    """A column as values of Python; text that is no UTF-8 comes as bytes."""
    column = batch.column(batch.schema.get_field_index(name))
    try:
        values: List[Any] = column.to_pylist()
    except UnicodeDecodeError:
        values = column.cast(_pyarrow().large_binary()).to_pylist()
    return values


def _requests(
    batch: Any, task: Job, errors: Dict[int, str], more: str = ""
) -> Iterator[Tuple[_Story, bytes]]:
    """A request for each story of a batch; what can be none goes into ``errors`` by its row.

    ``more``: a further member of each request, as JSON.
    """
    rest = f", {more}}}\n".encode() if more else b"}\n"
    ids = _values(batch, task.id)
    texts, is_utf8 = _texts(batch, task.text)
    for row, (key, text) in enumerate(zip(ids, texts)):
        name = None if key is None else _text(key)
        found = _body(text, task.max_bytes, is_utf8)
        if isinstance(found, Failure):
            errors[row] = found
            continue
        # Put together by hand, and of bytes: an encoder goes over a story letter by letter.
        named = b', "name": ' + _quoted(name.encode("utf-8", "replace")) if name else b""
        yield _Story(row, name), b"".join((b'{"text": ', _quoted(found), named, rest))


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _texts(batch: Any, name: str) -> Tuple[List[Any], bool]:
    """A column with its text as bytes, and whether all of it is known to be UTF-8."""
    pa = _pyarrow()
    column = batch.column(batch.schema.get_field_index(name))
    binary = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary()}.get(column.type)
    if binary is None:
        return _values(batch, name), False
    try:
        # Looks at the whole column at once; values of Python would be decoded one by one, and encoded again.
        column.validate(full=True)
        is_utf8 = True
    except pa.ArrowInvalid:
        is_utf8 = False
    return column.cast(binary).to_pylist(), is_utf8


def _body(value: Any, most: int, is_utf8: bool) -> Union[bytes, Failure]:
    """The text of a story, or why it has none."""
    if value is None:
        return Failure("the text is null")
    if isinstance(value, str):
        value, is_utf8 = value.encode("utf-8", "replace"), True
    elif not isinstance(value, bytes):
        return Failure(f"the text is {type(value).__name__}, not str")
    if len(value) > most:
        return Failure(f"a story of {len(value)} bytes; at most {most} are linted (max_bytes)")
    if not is_utf8:
        try:
            value.decode("utf-8")
        except UnicodeDecodeError as error:
            return Failure(f"the text is no UTF-8 at byte {error.start}")
    text: bytes = value
    return text


#: Characters that JSON has no letter for, and those that stories have rarely.
_CONTROLS = bytes(range(0x20))


def _quoted(text: bytes) -> bytes:
    """A text in UTF-8 as a string of JSON."""
    escaped = text.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    if len(escaped.translate(None, _CONTROLS)) != len(escaped):
        return _ENCODER.encode(text.decode("utf-8")).encode("utf-8")
    return b'"' + escaped + b'"'


# Findings


def _lint(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    """Findings batch by batch; the next batch is asked for while the answers of the last are still on their way."""
    waiting: Deque[_Rows] = deque()

    def requests() -> Iterator[Tuple[Tuple[_Rows, _Story], bytes]]:
        for batch in batches:
            rows = _Rows(batch, task)
            waiting.append(rows)
            for story, line in _requests(batch, task, rows.errors):
                yield (rows, story), line

    for (rows, story), answer in _stream(task).answers(requests()):
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

    def add(self, story: _Story, answer: Union[bytes, Failure]) -> None:
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

    def refuse(self, story: _Story, reason: str) -> None:
        """A row for a story that was not linted."""
        for name, column in self._columns.items():
            column.append(story.id if name == "id" else str(reason) if name == "error" else None)
        self._sources.append(story.row)

    def _finding(self, story: _Story, value: Dict[str, Any], written: str, fingerprint: str) -> None:
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
        ids = _values(self._batch, self._task.id) if self.errors else []
        for row, reason in self.errors.items():
            self.refuse(_Story(row, None if ids[row] is None else _text(ids[row])), reason)
        if len(self):
            yield self.take()

    def take(self) -> Any:
        """The rows so far as a record batch."""
        pa = _pyarrow()
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


# Names


def _names(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    pa = _pyarrow()
    fields = pa.schema(
        [
            pa.field("spelling", pa.string()),
            pa.field("count", pa.int64()),
            pa.field("stories", pa.int64()),
            pa.field("examples", pa.list_(pa.string())),
        ]
    )
    # Names depend on no rule and no configuration.
    stream = _stream(task._replace(arguments=(), language=None), "--names")
    for batch in batches:
        sums: Dict[str, List[Any]] = {}
        for story, answer in stream.answers(_requests(batch, task, {})):
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


# Ways of writing, phrases


def _counted(task: Job, what: str, batch: Any) -> Iterator[Tuple[_Story, Dict[str, Any]]]:
    """What the program counts of each story; one that cannot be read counts for nothing."""
    # It depends on no rule and no configuration.
    stream = _stream(task._replace(arguments=(), language=None), what)
    for story, answer in stream.answers(_requests(batch, task, {})):
        if not isinstance(answer, Failure):
            yield story, json.loads(answer)


def _forms(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    pa = _pyarrow()
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


def _phrases(batches: Iterable[Any], task: Job) -> Iterator[Any]:
    pa = _pyarrow()

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


# Files


def _is_parquet(path: Path) -> bool:
    return os.fspath(path).endswith((".parquet", ".pq"))


def _stories(source: Path, columns: Optional[List[str]]) -> Iterator[Any]:
    """The stories of a file as record batches; of JSON Lines one row a line, its members by name."""
    pa = _pyarrow()
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


def _empty(source: Path, task: Job) -> Any:
    """No findings, with the columns that they would have."""
    pa = _pyarrow()
    if _is_parquet(source):
        stories = importlib.import_module("pyarrow.parquet").read_schema(os.fspath(source))
    else:
        stories = pa.schema([pa.field(name, pa.string()) for name in task.keep])
    return pa.RecordBatch.from_pylist([], schema=schema(stories, task))


def _fixed(batch: Any, task: Job, unsafe: bool, refused: List[Tuple[str, str]]) -> Any:
    pa = _pyarrow()
    errors: Dict[int, str] = {}
    texts = _values(batch, task.text)
    more = '"unsafe": true' if unsafe else '"fix": true'
    for story, answer in _stream(task).answers(_requests(batch, task, errors, more)):
        if isinstance(answer, Failure):
            errors[story.row] = str(answer)
            continue
        value = json.loads(answer)
        if value.get("error") is not None:
            errors[story.row] = value["error"]
        elif value.get("fixed") is not None:
            texts[story.row] = value["fixed"]
    ids = _values(batch, task.id)
    refused += [(_text(ids[row]), reason) for row, reason in sorted(errors.items())]
    place = batch.schema.get_field_index(task.text)
    return batch.set_column(place, batch.schema.field(place), pa.array(texts, batch.schema.field(place).type))


class _Target:
    """A Parquet or JSON Lines file that is there when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = os.fspath(path)
        self._parquet: Any = None
        self._lines: Any = None
        folder = os.path.dirname(self._path) or "."
        descriptor, self._part = tempfile.mkstemp(prefix=".wirelint-", dir=folder)
        os.close(descriptor)

    def __enter__(self) -> "_Target":
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
            _remove(self._part)


def _pyarrow() -> Any:
    try:
        return importlib.import_module("pyarrow")
    except ImportError:
        raise UsageError("archives need pyarrow: pip install wirelint[archive]") from None
