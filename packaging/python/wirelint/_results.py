"""What the program finds, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional


class WirelintError(Exception):
    """Something went wrong; ``code`` is the exit code that the command line has, negative for a signal."""

    code = 1

    def __init__(self, reason: str, code: Optional[int] = None) -> None:
        super().__init__(reason)
        if code is not None:
            self.code = code


class UsageError(WirelintError):
    """An option, a configuration or a rule file is wrong; nothing was linted."""

    code = 2


class InputError(WirelintError):
    """A text could not be read, wholly or in part; ``findings`` are those of what could be."""

    code = 3

    def __init__(self, reason: str, findings: "Optional[List[Finding]]" = None) -> None:
        super().__init__(reason)
        self.findings: "List[Finding]" = findings or []


@dataclass(frozen=True)
class Place:
    """A place in a text: ``offset`` in bytes of its UTF-8, ``line`` and ``column`` from 1, columns in scalars."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True)
class Edit:
    """What to write instead of the text between two places."""

    start: Place
    end: Place
    text: str


@dataclass(frozen=True)
class Fix:
    """A way to put a finding right. ``safety``: ``safe``, ``unsafe`` (changes words) or ``choice``."""

    title: str
    safety: str
    edits: List[Edit]


@dataclass(frozen=True)
class Related:
    """Another place that a finding speaks of."""

    start: Place
    end: Place
    message: str


@dataclass(frozen=True)
class Finding:
    """One finding of one rule."""

    path: str
    rule: str
    severity: str
    message: str
    text: str
    start: Place
    end: Place
    fixes: List[Fix] = field(default_factory=list)
    related: List[Related] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line of its beginning, from 1."""
        return self.start.line

    @property
    def column(self) -> int:
        """The column of its beginning, from 1, in scalars."""
        return self.start.column


@dataclass(frozen=True)
class Result:
    """What was found in one text; ``fixed`` is the text after fixes, where they were asked for."""

    findings: List[Finding]
    fixed: Optional[str] = None
    error: Optional[str] = None


def place(value: Mapping[str, Any]) -> Place:
    return Place(value["offset"], value["line"], value["column"])


def finding(value: Mapping[str, Any]) -> Finding:
    """A finding from the JSON of ``--format jsonl``."""
    return Finding(
        path=value["path"],
        rule=value["rule"],
        severity=value["severity"],
        message=value["message"],
        text=value["text"],
        start=place(value["range"]["start"]),
        end=place(value["range"]["end"]),
        fixes=[
            Fix(
                one["title"],
                one["safety"],
                [
                    Edit(place(edit["range"]["start"]), place(edit["range"]["end"]), edit["text"])
                    for edit in one["edits"]
                ],
            )
            for one in value["fixes"]
        ],
        related=[
            Related(place(one["range"]["start"]), place(one["range"]["end"]), one["message"])
            for one in value["related"]
        ],
    )


def result(value: Dict[str, Any]) -> Result:
    """A result from an answer of ``wirelint stream``."""
    return Result([finding(one) for one in value.get("diagnostics", [])], value.get("fixed"), value.get("error"))
