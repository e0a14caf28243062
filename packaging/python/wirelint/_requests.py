"""Stories of a record batch as requests of ``wirelint stream``, and the process that answers them."""

from __future__ import annotations

import atexit
import json
import os
import tempfile
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple, Union

from ._jobs import Job, pyarrow
from ._linter import program
from ._stream import Failure, Stream

_streams: Dict[Tuple[str, ...], Stream] = {}
_configurations: Dict[str, str] = {}


def stream_of(task: Job, *more: str) -> Stream:
    """The process of this process for a job; ``more``: further arguments of ``wirelint stream``."""
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
        atexit.register(remove, path)
    return path


def remove(path: str) -> None:
    """Removes a file that may be gone."""
    try:
        os.unlink(path)
    except OSError:
        pass


_ENCODER = json.JSONEncoder(ensure_ascii=False)


class Story(NamedTuple):
    """A story by its row in a batch, and what it is called."""

    row: int
    id: Optional[str]


def values_of(batch: Any, name: str) -> List[Any]:
    """A column as values of Python; text that is no UTF-8 comes as bytes."""
    column = batch.column(batch.schema.get_field_index(name))
    try:
        values: List[Any] = column.to_pylist()
    except UnicodeDecodeError:
        values = column.cast(pyarrow().large_binary()).to_pylist()
    return values


def requests_of(
    batch: Any, task: Job, errors: Dict[int, str], more: str = ""
) -> Iterator[Tuple[Story, bytes]]:
    """A request for each story of a batch; what can be none goes into ``errors`` by its row.

    ``more``: a further member of each request, as JSON.
    """
    rest = f", {more}}}\n".encode() if more else b"}\n"
    ids = values_of(batch, task.id)
    texts, is_utf8 = _texts(batch, task.text)
    for row, (key, text) in enumerate(zip(ids, texts)):
        name = None if key is None else text_of(key)
        found = _body(text, task.max_bytes, is_utf8)
        if isinstance(found, Failure):
            errors[row] = found
            continue
        # Put together by hand, and of bytes: an encoder goes over a story letter by letter.
        named = b', "name": ' + _quoted(name.encode("utf-8", "replace")) if name else b""
        yield Story(row, name), b"".join((b'{"text": ', _quoted(found), named, rest))


def text_of(value: Any) -> str:
    """An id as text."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _texts(batch: Any, name: str) -> Tuple[List[Any], bool]:
    """A column with its text as bytes, and whether all of it is known to be UTF-8."""
    pa = pyarrow()
    column = batch.column(batch.schema.get_field_index(name))
    binary = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary()}.get(column.type)
    if binary is None:
        return values_of(batch, name), False
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
