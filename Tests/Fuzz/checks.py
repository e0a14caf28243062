"""What must hold of every answer, found out without the program's own code."""

import json
import xml.etree.ElementTree as ElementTree


class Wrong(Exception):
    """Something that must hold does not."""


def need(holds, what):
    if not holds:
        raise Wrong(what)


def diagnostics(output):
    """The lines of `--format jsonl`, by path."""
    found = {}
    for line in output.splitlines():
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise Wrong(f"a line of the report is no JSON ({error}): {line[:200]!r}") from None
        found.setdefault(entry["path"], []).append(entry)
    return found


def place(data, offset):
    """Line and column of a byte, lines ending with CR, LF or both, columns in characters."""
    before = data[:offset]
    start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
    # CR LF is one line end, also where the place is between the two.
    line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
    return line, len(before[start:].decode("utf-8", "replace")) + 1


def sound(entry, data, is_text):
    """Ranges inside the file, edits in order and apart, `text` the bytes of the range."""
    def inside(place_, what):
        start, end = place_["start"]["offset"], place_["end"]["offset"]
        need(0 <= start <= end <= len(data), f"{what} of {entry['rule']} at {start}..{end} of {len(data)} bytes")
        return start, end
    start, end = inside(entry["range"], "the range")
    if is_text:
        text = data[start:end].decode("utf-8", "replace")
        need(entry["text"] == text, f"'text' of {entry['rule']} is {entry['text']!r}, the bytes are {text!r}")
    for related in entry["related"]:
        inside(related["range"], "a related place")
    for fix in entry["fixes"]:
        last = 0
        need(fix["edits"], f"a fix of {entry['rule']} without edits")
        for edit in fix["edits"]:
            lower, upper = inside(edit["range"], "an edit")
            need(lower >= last, f"edits of {entry['rule']} overlap or are out of order")
            last = upper


def report(form, output):
    """That a report is of its form."""
    try:
        if form in ("json", "sarif", "gitlab", "vale-json"):
            json.loads(output)
        elif form in ("jsonl", "rdjsonl"):
            for line in output.splitlines():
                json.loads(line)
        elif form in ("checkstyle", "junit"):
            ElementTree.fromstring(output)
    except (ValueError, ElementTree.ParseError) as error:
        raise Wrong(f"the {form} report is none: {error}") from None


def fixed_once(data, found):
    """The bytes after the safe fixes of one pass, as FixPlan chooses them; None where none is left.

    Written from the description of `fix`: of each finding the first safe fix; by start, end and rule; one that
    overlaps a chosen one, or touches it at the same place, waits.
    """
    wanted = []
    for entry in found:
        fix = next((f for f in entry["fixes"] if f["safety"] == "safe"), None)
        if fix:
            edits = [(e["range"]["start"]["offset"], e["range"]["end"]["offset"], e["text"].encode()) for e in fix["edits"]]
            wanted.append((edits[0][:2], entry["rule"].encode(), edits))
    if not wanted:
        return None
    wanted.sort(key=lambda w: w[:2])
    taken = []
    for _, _, edits in wanted:
        if not any(a <= d and c <= b for a, b, _ in edits for c, d, _ in taken):
            taken += edits
    out, at = bytearray(), 0
    for start, end, text in sorted(taken, key=lambda t: t[:2]):
        out += data[at:start] + text
        at = end
    return bytes(out + data[at:])
