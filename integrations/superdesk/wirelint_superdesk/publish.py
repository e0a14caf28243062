"""The check before an item is published: Superdesk sends the signal `item_validate` with the list of what is wrong."""

from __future__ import annotations

import json
import logging

from superdesk.signals import item_validate

from .client import Client, Unavailable

logger = logging.getLogger(__name__)

FIELDS = ("headline", "abstract", "byline", "body_html")
SEVERITIES = ("note", "warning", "error")
#: Items that must go out, whatever stands in them.
WITHDRAWN = ("canceled", "killed", "recalled")

#: The signal keeps no strong reference to who listens.
_checks: list[Check] = []


def connect(app):
    """Listens to the signal, unless the settings say `never` or no address."""
    check = Check(app.config)
    if check.client.address and check.least is not None:
        _checks.append(check)
        item_validate.connect(check)
    return check


class Check:
    """What the settings say, and the server."""

    def __init__(self, config):
        self.client = Client(config)
        least = config.get("WIRELINT_PUBLISH") or "error"
        if least not in (*SEVERITIES, "never"):
            raise ValueError(f"WIRELINT_PUBLISH is {', '.join(SEVERITIES)} or never, not '{least}'")
        self.least = None if least == "never" else SEVERITIES.index(least)
        self.fields = tuple(config.get("WIRELINT_PUBLISH_FIELDS") or FIELDS)
        self.is_required = bool(config.get("WIRELINT_REQUIRED"))

    def __call__(self, sender, item, response, error_fields, **_):
        """Adds to `response` what people read, and to `error_fields` what programs do."""
        if item.get("type", "text") != "text" or item.get("pubstatus") in WITHDRAWN:
            return
        story = {name: item[name] for name in self.fields if isinstance(item.get(name), str)}
        if not story:
            return
        try:
            for name, message in self.findings(story, item.get("language")):
                line = f"{name.replace('_', ' ').upper()}: {message}"
                if line not in response:
                    response.append(line)
                error_fields.setdefault(name, message)
        except Unavailable as error:
            logger.warning("wirelint did not check item %s: %s", item.get("_id"), error)
            if self.is_required:
                response.append("WIRELINT does not answer; the item was not checked")

    def findings(self, story, language):
        """(member, message) of each finding that is severe enough."""
        document = {"type": "text", **story}
        text = json.dumps(document, ensure_ascii=False)
        fields = {"format": "ninjs", "details": "yes"}
        if self.least == 0:
            fields["level"] = "picky"
        places = _places(text, story)
        for match in self.client.check(text, language, **fields):
            if SEVERITIES.index(match["severity"]) >= self.least:
                yield _member(match["offset"], places), f"{match['message']} [{match['rule']['id']}]"


def _places(text, story):
    """(where a member begins, its name), in UTF-16 units, in the order of the text."""
    places, at = [], 0
    for name in story:
        at = text.index(json.dumps(name) + ":", at)
        places.append((len(text[:at].encode("utf-16-le")) // 2, name))
    return places


def _member(offset, places):
    """The member in which an offset lies."""
    return [name for start, name in places if start <= offset or start == places[0][0]][-1]
