"""What is done with the stories of an archive, and the columns of what comes of it."""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple, Optional, Sequence, Tuple

from ._linter import options
from ._results import UsageError

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


def schema(stories: Any, task: Job) -> Any:
    """The Arrow schema of findings; ``stories`` is that of the stories, from which columns are kept."""
    pa = pyarrow()
    edit = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
    fix = pa.struct([("title", pa.string()), ("safety", pa.string()), ("edits", pa.list_(edit))])
    kinds = {"string": pa.string(), "bigint": pa.int64(), "int": pa.int32()}
    fields = [pa.field(name, kinds.get(kind, pa.list_(fix))) for name, kind in FINDING_COLUMNS]
    if task.json:
        fields.append(pa.field("json", pa.string()))
    return pa.schema(fields + [stories.field(name) for name in task.keep])


def pyarrow() -> Any:
    """The library, or what to do where it is not there."""
    try:
        return importlib.import_module("pyarrow")
    except ImportError:
        raise UsageError("archives need pyarrow: pip install wirelint[archive]") from None
