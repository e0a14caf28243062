"""The plug-in against a server: try.py ADDRESS EXAMPLES. Superdesk is a double (tests/double)."""

import pathlib
import sys
import urllib.parse
import urllib.request
import json

here = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(here / "double"), str(here.parent)]

import wirelint_superdesk  # noqa: E402
from superdesk.errors import SuperdeskApiError  # noqa: E402
from superdesk.signals import item_validate  # noqa: E402
from superdesk.text_checkers.spellcheckers.base import registered  # noqa: E402

address, examples = sys.argv[1], pathlib.Path(sys.argv[2])


class App:
    def __init__(self, **config):
        self.config = config


def start(**config):
    registered.clear()
    item_validate.listeners.clear()
    wirelint_superdesk.init_app(App(**config))
    return registered.get("wirelint")


def validate(item):
    response, fields = [], {}
    item_validate.send(None, item=item, response=response, error_fields=fields)
    return response, fields


# Without an address there is no spellchecker, and items go out.
assert start() is None
assert validate({"type": "text", "headline": "The the end"}) == ([], {})

# Nothing that the server finds is left out.
checker = start(WIRELINT_URL=address + "/", WIRELINT_PUBLISH="warning")
assert (checker.name, checker.languages) == ("wirelint", ["*"])
shown = 0
for path in sorted((examples / "faulty").rglob("*.txt")):
    text = path.read_text()
    form = urllib.parse.urlencode({"text": text, "language": "en-US"}).encode()
    sent = json.load(urllib.request.urlopen(address + "/v2/check", form))["matches"]
    errors = checker.check(text, "en-US")["errors"]
    assert len(errors) == len(sent), path
    assert all(error["type"] in ("spelling", "grammar") for error in errors)
    assert all(isinstance(error["suggestions"], list) for error in errors)
    shown += len(errors)
assert shown > 20, shown

# Behind an emoji the right words are marked, in the units of the editor.
[error] = [one for one in checker.check("🚢 The ferry left the the port on Tuesday.")["errors"] if "the the" in one["text"]]
assert error["startOffset"] == 18, error
assert checker.suggest("goverment", "en-US")["suggestions"], "no suggestion"

# Before publishing: the member is named, and what is right goes out.
body = "<p>BERGEN (NCP) - The ferry left the the port on Tuesday, the mayor said.</p>"
faulty = {"type": "text", "_id": "1", "language": "en", "headline": "Ferry leaves port", "body_html": body}
response, fields = validate(faulty)
assert any(line.startswith("BODY HTML: ") and "[duplicate-word]" in line for line in response), response
assert list(fields) == ["body_html"], fields
assert validate({**faulty, "body_html": body.replace("the the", "the")}) == ([], {})
assert validate({**faulty, "headline": "Ferry leaves leaves port"})[1].keys() == {"headline", "body_html"}
# What must go out is not asked about, nor is what is no text.
assert validate({**faulty, "pubstatus": "canceled"}) == ([], {})
assert validate({**faulty, "type": "picture"}) == ([], {})
# A warning stops nothing where errors do.
start(WIRELINT_URL=address)
assert validate(faulty) == ([], {}), validate(faulty)
try:
    start(WIRELINT_URL=address, WIRELINT_PUBLISH="loud")
    raise AssertionError("taken")
except ValueError:
    pass

# A server that is not there: the editor is told, items go out unless they may not.
gone = start(WIRELINT_URL="http://127.0.0.1:9", WIRELINT_TIMEOUT=1)
try:
    gone.check("text")
    raise AssertionError("no error")
except SuperdeskApiError as error:
    assert "does not answer" in str(error)
assert validate(faulty) == ([], {})
start(WIRELINT_URL="http://127.0.0.1:9", WIRELINT_REQUIRED=True)
assert len(validate(faulty)[0]) == 1
print(f"{shown} findings shown, none dropped; publish check as promised")
