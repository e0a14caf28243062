"""Asks `wirelint serve`. Of Superdesk nothing is used here."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Mapping


class Unavailable(Exception):
    """The server did not answer, or answered with an error; the text says which."""


class Client:
    """A server, with what is asked of it each time."""

    def __init__(self, config: Mapping[str, Any]):
        address = config.get("WIRELINT_URL") or os.environ.get("WIRELINT_URL") or ""
        self.address = address.rstrip("/")
        self.timeout = float(config.get("WIRELINT_TIMEOUT") or 5)
        self.options = dict(config.get("WIRELINT_OPTIONS") or {})

    def check(self, text: str, language: str | None, **fields: str) -> list[dict[str, Any]]:
        """The matches of a text, as LanguageTool's interface has them; offsets count UTF-16 units."""
        form = {**self.options, **fields, "text": text, "language": language or "auto"}
        data = urllib.parse.urlencode(form).encode()
        try:
            with urllib.request.urlopen(self.address + "/v2/check", data, self.timeout) as response:
                matches = json.load(response)["matches"]
        except urllib.error.HTTPError as error:
            raise Unavailable(f"{error.code}: {error.read(500).decode('utf-8', 'replace').strip()}") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Unavailable(str(error)) from error
        if not isinstance(matches, list):
            raise Unavailable("the answer has no list of matches")
        return matches

    def is_there(self) -> bool:
        """Whether an address is set and somebody answers there."""
        if not self.address:
            return False
        try:
            with urllib.request.urlopen(self.address + "/v2/languages", timeout=self.timeout) as response:
                return bool(json.load(response))
        except (OSError, ValueError):
            return False


def marked(text: str, match: Mapping[str, Any]) -> str:
    """What a match marks. A character beyond the first 65,536 counts two units."""
    units = text.encode("utf-16-le", "surrogatepass")
    start = 2 * int(match["offset"])
    return units[start : start + 2 * int(match["length"])].decode("utf-16-le", "replace")
