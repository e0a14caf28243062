"""The spellchecker of the editor."""

from __future__ import annotations

from superdesk.errors import SuperdeskApiError
from superdesk.text_checkers.spellcheckers.base import SpellcheckerBase

from .client import Client, Unavailable, marked


class Wirelint(SpellcheckerBase):
    """Findings of `wirelint serve`. Superdesk registers whoever inherits from its base class."""

    name = "wirelint"
    label = "wirelint"
    capacities = ("spelling", "grammar")
    # Texts of other languages are read by the rules that hold for any.
    languages = ["*"]

    def __init__(self, app):
        super().__init__(app)
        self.client = Client(self.config)

    def available(self):
        """Nothing is asked when Superdesk starts: the server may come up later."""
        return bool(self.client.address)

    def _matches(self, text, language):
        try:
            return self.client.check(text, language)
        except Unavailable as error:
            raise SuperdeskApiError.internalError(f"wirelint does not answer: {error}", exception=error)

    def check(self, text, language=None):
        """The findings of a text. The editor counts in UTF-16, as the server does."""
        return {
            "errors": [
                {
                    "message": match["message"],
                    "startOffset": match["offset"],
                    "suggestions": self.list2suggestions([one["value"] for one in match["replacements"]]),
                    "text": marked(text, match),
                    "type": "spelling" if match["rule"]["issueType"] == "misspelling" else "grammar",
                }
                for match in self._matches(text, language)
            ]
        }

    def suggest(self, text, language=None):
        """What could stand in place of a word."""
        values = [one["value"] for match in self._matches(text, language) for one in match["replacements"]]
        return {"suggestions": self.list2suggestions(list(dict.fromkeys(values)))}
