"""wirelint on Apache Spark: findings and names of a DataFrame of stories.

Each Python worker keeps one process of the program, whatever the number of stories and tasks. The program and this
module must be on every node: install the wheel there, or ship an environment with ``--archives``. Needs
``pip install wirelint[spark]`` and Java.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib
import os
import shutil
import tempfile
from typing import Any, Dict, Iterable, Iterator, Optional, Sequence, Tuple

from ._counts import form_counts, name_counts, phrase_counts
from ._findings import linted
from ._linter import Path
from ._results import UsageError
from .archive import (
    EXAMPLES, FINDING_COLUMNS, FORM_COLUMNS, FORM_EXAMPLES, MAX_BYTES, NAME_COLUMNS, PHRASE_COLUMNS, Job, job,
    merge_consistency, merge_names, mined,
)

#: ``pyspark.sql.DataFrame``, which is not there where Spark is not.
DataFrame = Any


def lint(
    df: DataFrame,
    text: str = "body",
    id: str = "id",
    *,
    language: Optional[str] = None,
    config: Optional[Path] = None,
    keep: Sequence[str] = (),
    format: str = "plain",
    max_bytes: int = MAX_BYTES,
    json: bool = False,
    **settings: Any,
) -> DataFrame:
    """A DataFrame of findings: the columns of ``wirelint.archive.FINDING_COLUMNS`` and those in ``keep``.

    ``text`` and ``id`` are columns of ``df``, strings or binary. ``config`` is a configuration or the folder of one: it
    is sent to every node once; other paths are taken as they are there. ``json`` adds the finding as ``--format jsonl``
    writes it. ``settings`` are those of ``wirelint.Linter``. A story that cannot be linted is a row with ``error``.
    """
    task = job(
        text, id, keep=keep, format=format, language=language, max_bytes=max_bytes, json=json,
        config=config, **settings,
    )
    shipped = _ship(df, config)
    kinds = dict(df.dtypes)
    columns = [f"`{name}` {kind}" for name, kind in FINDING_COLUMNS]
    if json:
        columns.append("`json` string")
    columns += [f"`{name}` {kinds[name]}" for name in task.keep]
    stories = df.select(*_distinct([id, text, *task.keep]))
    return stories.mapInArrow(_Linting(task, shipped), ", ".join(columns))


def names(df: DataFrame, text: str = "body", id: str = "id", *, format: str = "plain", at_least: int = 1) -> DataFrame:
    """The names of all stories: name, spelling, count, stories, examples, and the number of spellings of the name.

    Counted and summed by Spark, and put together on the driver, which holds the spellings (not the stories): those with
    fewer than ``at_least`` occurrences are left out before that. The result is that of ``wirelint names``.
    """
    functions = importlib.import_module("pyspark.sql.functions")
    col = functions.col
    task = job(text, id, format=format)
    partial = df.select(*_distinct([id, text])).mapInArrow(
        _Counting(task, "names"), _kinds(NAME_COLUMNS)
    )
    sums = (
        partial.groupBy("spelling")
        .agg(
            functions.sum("count").alias("count"),
            functions.sum("stories").alias("stories"),
            functions.slice(
                functions.array_sort(functions.array_distinct(functions.flatten(functions.collect_list("examples")))),
                1,
                EXAMPLES,
            ).alias("examples"),
        )
        .where(col("count") >= at_least)
    )
    rows = {row["spelling"]: row for row in sums.toLocalIterator()}
    found = merge_names({spelling: row["count"] for spelling, row in rows.items()})
    spellings: Dict[str, int] = {}
    for name, _, _ in found:
        spellings[name] = spellings.get(name, 0) + 1
    return df.sparkSession.createDataFrame(
        [
            (name, spelling, count, rows[spelling]["stories"], rows[spelling]["examples"], spellings[name])
            for name, spelling, count in found
        ],
        "name string, spelling string, count bigint, stories bigint, examples array<string>, spellings int",
    )


def consistency(df: DataFrame, text: str = "body", id: str = "id", *, format: str = "plain") -> DataFrame:
    """What the stories write in several ways: kind, thing (the commonest form), form, count, stories, examples.

    The result is that of ``wirelint consistency``. The driver holds what is written in several ways, never the words
    of all stories: those that are no part of it stay with Spark.
    """
    functions = importlib.import_module("pyspark.sql.functions")
    col = functions.col
    partial = df.select(*_distinct([id, text])).mapInArrow(
        _Counting(job(text, id, format=format), "forms"), _kinds(FORM_COLUMNS)
    )
    examples = functions.flatten(functions.collect_list("examples"))
    sums = (
        partial.groupBy("group", "thing", "form")
        .agg(
            functions.sum("count").alias("count"),
            functions.sum("stories").alias("stories"),
            functions.slice(functions.array_sort(functions.array_distinct(examples)), 1, FORM_EXAMPLES).alias("examples"),
        )
        .persist()
    )
    try:
        compounds = sums.where(col("group").isin("spaced", "hyphened")).select("thing").distinct()
        words = sums.where(col("group") == "solid").join(compounds, "thing", "left_semi")
        rest = sums.where(col("group") != "solid")
        found = merge_consistency(row.asDict() for row in rest.unionByName(words).collect())
    finally:
        sums.unpersist()
    return df.sparkSession.createDataFrame(
        [
            (kind, forms[0].form, one.form, one.occurrences, one.stories, list(one.examples))
            for kind, forms in found
            for one in forms
        ],
        "kind string, thing string, form string, count bigint, stories bigint, examples array<string>",
    )


def mine(
    df: DataFrame,
    clean_df: DataFrame,
    text: str = "body",
    id: str = "id",
    *,
    format: str = "plain",
    at_least: int = 5,
    times: int = 10,
) -> str:
    """A rule file of phrases that are frequent in ``df`` and rare in ``clean_df``, as ``wirelint mine`` prints it.

    The driver holds the phrases of ``at_least`` stories of ``df``.
    """
    functions = importlib.import_module("pyspark.sql.functions")
    col = functions.col
    task = job(text, id, format=format)

    def sums(stories: DataFrame, name: str) -> DataFrame:
        partial = stories.select(*_distinct([id, text])).mapInArrow(_Counting(task, "phrases"), _kinds(PHRASE_COLUMNS))
        return partial.groupBy("phrase").agg(functions.sum("stories").alias(name))

    foreign = sums(df, "foreign").where((col("foreign") >= at_least) | (col("phrase") == ""))
    both = foreign.join(sums(clean_df, "english"), "phrase", "left").na.fill(0)
    phrases = {row["phrase"]: (row["foreign"], row["english"]) for row in both.toLocalIterator()}
    stories, others = phrases.pop("", (0, 0))
    if not stories or not others:
        raise UsageError("one of the two sets holds no story in English")
    return mined(phrases, stories, others, at_least, times)


def _kinds(columns: Sequence[Tuple[str, str]]) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in columns)


class _Linting:
    """What a worker does with its batches. A class of the module, so that it is sent by name."""

    def __init__(self, task: Job, shipped: Optional[str]) -> None:
        self._task = task
        self._shipped = shipped

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        task = self._task
        if self._shipped is not None:
            task = task._replace(arguments=_placed(task.arguments, self._shipped))
        return linted(batches, task)


class _Counting:
    """What a worker counts: names, forms or phrases."""

    def __init__(self, task: Job, what: str) -> None:
        self._task = task
        self._what = what

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        counting = {"names": name_counts, "forms": form_counts, "phrases": phrase_counts}
        return counting[self._what](batches, self._task)


def _ship(df: DataFrame, config: Optional[Path]) -> Optional[str]:
    """Sends a configuration to the nodes; returns what it is called there, None where it stays where it is."""
    if config is None:
        return None
    path = os.path.abspath(os.fspath(config))
    if not os.path.exists(path):
        return None
    try:
        context = df.sparkSession.sparkContext
    except Exception:
        # Spark Connect has no context: the path must be there on the nodes.
        return None
    staged = _staged(path)
    context.addFile(staged, recursive=os.path.isdir(staged))
    name = os.path.basename(staged)
    return f"{name}/.wirelint.yml" if os.path.isdir(staged) else name


#: A configuration with its lists has kilobytes; a folder of more than this is one of stories.
_MOST_SHIPPED = 64 << 20


def _staged(path: str) -> str:
    """A copy under a name that says its content: Spark sends each name once."""
    is_folder = os.path.isdir(path)
    if is_folder and not os.path.exists(os.path.join(path, ".wirelint.yml")):
        raise UsageError(f"'{path}' holds no .wirelint.yml")
    files = sorted(_files(path)) if is_folder else [path]
    if sum(os.path.getsize(file) for file in files) > _MOST_SHIPPED:
        raise UsageError(f"'{path}' holds more than {_MOST_SHIPPED >> 20} MiB: it is sent to every node")
    digest = hashlib.sha256()
    for file in files:
        digest.update(os.path.relpath(file, path).encode("utf-8", "surrogateescape") + b"\0")
        with open(file, "rb") as opened:
            digest.update(opened.read())
    folder = tempfile.mkdtemp(prefix="wirelint-")
    # Spark serves it for as long as this process runs.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    staged = os.path.join(folder, f"wirelint-{digest.hexdigest()[:16]}" + ("" if is_folder else ".yml"))
    if is_folder:
        shutil.copytree(path, staged)
    else:
        shutil.copyfile(path, staged)
    return staged


def _files(folder: str) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (os.path.join(place, name) for name in names)


def _placed(arguments: Tuple[str, ...], name: str) -> Tuple[str, ...]:
    """The arguments with the configuration where this node has it."""
    files = importlib.import_module("pyspark").SparkFiles
    place = arguments.index("--config") + 1
    return (*arguments[:place], files.get(name), *arguments[place + 1 :])


def _distinct(names: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(names))
