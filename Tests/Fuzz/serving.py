"""A target that lives long: the HTTP server."""

import http.client
import json
import os
import subprocess
import urllib.parse

import mutate
import seeds
from running import Wrong, need, signal_name


class Serving:
    """Requests to the HTTP server, right ones and others."""

    name = "serve"

    def __init__(self, bench):
        self.bench = bench
        self.texts = seeds.stories()
        self.marked = [data for extension, data in seeds.files(self.texts) if extension in (".html", ".md")]
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [self.bench.binary, "serve", "--port", "0", "--no-config", "--timeout", str(int(self.bench.timeout))],
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.bench.scratch,
            env={**os.environ, "XDG_CACHE_HOME": str(self.bench.cache)})
        said = self.process.stderr.readline().decode()
        need("http://" in said, f"does not serve: {said}")
        self.port = int(said.split("http://", 1)[1].split("/", 1)[0].rsplit(":", 1)[1])
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.bench.timeout * 2)

    def step(self):
        bench, dice = self.bench, self.bench.dice
        if self.process is None:
            self.start()
        for _ in range(20):
            method, path, body, headers = self.request(dice)
            bench.inputs += 1
            try:
                status, answer = self.ask(method, path, body, headers)
                bench.count(f"status {status}")
                need(status < 500 or status == 503, f"status {status}: {answer[:200]!r}")
                if status == 200 and path == "/v2/check":
                    self.look(answer, body)
            except (Wrong, ValueError, KeyError) as wrong:
                bench.fail(f"{method} {path}: {wrong}", files={"body": body or b""}, command=["serve", "--no-config"])
                if self.process.poll() is not None:
                    self.process = None
                    return

    def ask(self, method, path, body, headers):
        for attempt in (1, 2):
            try:
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                return answer.status, answer.read()
            except (OSError, http.client.HTTPException) as error:
                self.connection.close()
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.bench.timeout * 2)
                if self.process.poll() is not None:
                    raise Wrong(f"the server ended by {signal_name(self.process.returncode)}") from None
                # A kept connection may have been closed meanwhile.
                if attempt == 2:
                    raise Wrong(f"no answer: {error!r}") from None

    def request(self, dice):
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        way = dice.randrange(20)
        text = mutate.story(dice.choice(self.texts), dice, self.texts)
        if way < 9:
            fields = {"language": dice.choice(("en-US", "en-GB", "auto", "x")), "text": text}
            if dice.random() < 0.3:
                fields["level"] = "picky"
            if dice.random() < 0.2:
                fields["disabledRules"] = "duplicate-word,x"
            return "POST", "/v2/check", urllib.parse.urlencode(fields).encode(), form
        if way < 13:
            pieces = [dice.choice(({"text": text.decode("utf-8", "replace")[:300]}, {"markup": "<b>"},
                                   {"markup": "<br/>", "interpretAs": "\n"}, {"text": 1}, {"x": []})) for _ in range(dice.randrange(6))]
            data = json.dumps({"annotation": pieces}).encode()
            if dice.random() < 0.2:
                data = mutate.mutated(data, dice, self.texts)
            return "POST", "/v2/check", urllib.parse.urlencode({"language": "en-US", "data": data}).encode(), form
        if way < 17:
            chosen = dice.choice(("html", "plain", "markdown", "ninjs"))
            text = mutate.story(dice.choice(self.marked), dice, self.texts) if chosen == "html" else text
            return "POST", "/", urllib.parse.urlencode({"format": chosen, "notes": "1", "text": text}).encode(), form
        if way == 17:
            return "GET", dice.choice(("/", "/v2/languages", "/v2/info", "/v2/healthcheck", "/v2/maxtextlength", "/x", "/v2/check?text=%zz&language=en")), None, {}
        if way == 18:
            return dice.choice(("PUT", "DELETE", "OPTIONS", "HEAD")), "/v2/check", None, {}
        return "POST", "/v2/check", mutate.mutated(b"text=The the%20port&language=en-US", dice, self.texts), form

    def look(self, answer, body):
        found = json.loads(answer)
        # As Latin-1 each escaped byte stays a byte.
        fields = urllib.parse.parse_qs(body.decode("latin-1"), keep_blank_values=True, encoding="latin-1") if body else {}
        if "text" in fields and "data" not in fields:
            raw = fields["text"][0].encode("latin-1")
            length = len(raw.decode("utf-8", "replace").encode("utf-16-le")) // 2
        else:
            length = None
        for match in found["matches"]:
            self.bench.count("matches")
            need(match["offset"] >= 0 and match["length"] >= 0, "a match before the text")
            # What is not UTF-8 may stand for more or fewer units than Python makes of it.
            if length is not None and "\ufffd" not in raw.decode("utf-8", "replace"):
                need(match["offset"] + match["length"] <= length, f"a match at {match['offset']}+{match['length']} of {length} units")

    def close(self):
        if self.process:
            self.process.terminate()
            try:
                code = self.process.wait(timeout=self.bench.timeout)
                if code != 0:
                    self.bench.fail(f"SIGTERM ends it with {code}")
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.bench.fail("SIGTERM does not end it")
