"""wirelint in Python: findings of an editorial linter for news copy, as typed values.

``lint`` and ``fix`` check one text, ``lint_paths`` files and folders. ``Linter`` keeps one process for many
texts; it may be used from several threads. Errors are exceptions: ``UsageError`` where the program would end
with 2 (an option, a configuration or a rule file is wrong), ``InputError`` where it would end with 3 (the text
cannot be read).
"""

from __future__ import annotations

from ._linter import Linter, fix, lint, lint_paths, program, version
from ._results import Edit, Finding, Fix, InputError, Place, Related, Result, UsageError, WirelintError

__all__ = [
    "Edit",
    "Finding",
    "Fix",
    "InputError",
    "Linter",
    "Place",
    "Related",
    "Result",
    "UsageError",
    "WirelintError",
    "fix",
    "lint",
    "lint_paths",
    "program",
    "version",
]
