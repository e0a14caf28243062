#!/usr/bin/env python3
"""Hostile shapes: how processor time and memory grow with the size of a file.

    Benchmarks/shapes.py [--sizes 65536,131072,262144] [--only GLOB] [--jobs N] [--big BYTES] [BINARY]

Each shape is one piece of text, mark-up or translation repeated until a file has the size. A shape is over the
limits when its time grows more than 2.3 times for twice the size (beyond 0.15 s, so that the start of the program
does not count), or when a file takes more memory than 64 MB above what an empty one takes and 24 times its size. What
is over in time is measured again, twice at most, and each size keeps its least time: other work on the machine only
adds to it. For each one over a limit the rules that took most are named. Ends with 1 when any is over.
"""
import argparse, concurrent.futures, fnmatch, os, subprocess, sys, tempfile, time

RATIO, BASE, FACTOR, FLOOR = 2.3, 64 << 20, 24, 0.3


def fill(piece, size, head="", tail="", counted=False):
    """`piece` again and again between a head and a tail; `counted`: it takes the number of its turn."""
    out, length, i = [], len(head.encode()) + len(tail.encode()), 0
    while length < size:
        text = piece(i) if callable(piece) else piece
        out.append(text)
        length += len(text.encode())
        i += 1
    return (head + "".join(out) + tail).encode()


def word(i, letters="abcdefghiklmnoprstuvwy"):
    text = ""
    for _ in range(5):
        text += letters[i % len(letters)]
        i //= len(letters)
    return text


def name(i):
    return word(i).capitalize() + " " + word(i * 7 + 3).capitalize()


def acronym(i):
    return "".join(chr(65 + (i // 26 ** k) % 26) for k in range(4))


PIECES = {
    # Marks, alone and beside words.
    **{f"mark-{ord(c):04x}": c + " " for c in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"},
    **{f"marks-{ord(c):04x}": c for c in "\"'([{<.,:;!?-&/\\|~*%$=_`"},
    **{f"quote-{ord(c):04x}": c + "word " for c in "“”‘’„«»‹›‚'\""},
    "quote-said": "“It opened,” he said. ", "quote-open": "“It opened, he said. ", "quote-nested": "“‘\"",
    "quote-closed-twice": "“It.”” ", "quote-plain": '"word" ', "quote-triple": 'word "quote ( ',
    "quote-paragraph": "“It opened.\n\n", "quote-of": "the “so-called” deal ", "quote-partial": "He said it “Is” so. ",
    "bracket-nest": "([{", "bracket-word": "(word) ", "bracket-wrong": "(word] ", "bracket-said": "(name) said, 34, ",
    # Characters.
    **{f"char-{v:05x}": chr(v) for v in (0x200B, 0x200D, 0x200F, 0x202E, 0x2067, 0xAD, 0xA0, 0xFFFD, 0x301, 0x85,
                                         0x2028, 0x3000, 0xFF21, 0xE000, 0x1F600, 0x4E2D, 0x633, 0x663, 0x410, 0xC2)},
    **{f"char-word-{v:05x}": "wo" + chr(v) + "rd " for v in (0x200B, 0x202E, 0xAD, 0xA0, 0xFFFD, 0x301, 0x3000, 0x430, 0x663)},
    "bidi-three": "\u200f\u202e\u2067", "bidi-pair": "\u202eword\u202c ", "bidi-arabic": "\u2067سلام\u2069 ",
    "accents": "\u0301\u0316\u0327", "accent-letters": "e\u0301 ", "accent-words": "re\u0301gime de\u0301but ",
    "mojibake": "cafÃ© â€œtheâ€ ", "entity": "&amp; &quot;x&#39; ", "entity-bare": "&", "escape": "\\n\\u0041\\/ ",
    "tag-in-text": "<b>word</b> ", "tag-open": "<a ", "placeholder": "{{name}} %s [TK] ", "crlf": "a\r\nb\n", "tabs": "a\tb\t\t",
    "spaces": "a  ", "space-runs": "a" + " " * 9, "emoji": "👩🏽‍💻 ", "han": "会议今天开始。", "cyrillic": "Встреча началась. ", "mixed": "раypal ",
    # Words and names.
    "words": lambda i: word(i) + " ", "word-same": "the ", "word-twice": "the the ", "long-token": "a", "hyphens": "well-known-",
    "apostrophes": "don't it's ", "capitals": "HARBOUR BOARD ", "caps-one": "A ", "initials": "J. R. R. ", "dotted": "U.S. a.m. ", "dotted-cut": "U.S mission ", "once-verbs": "Ilves died on Monday and ", "capitals-first": lambda i: acronym(i) + " met X" + acronym(i) + ".\n\n",
    "titles": "Mr. Dr. Prof. ", "names": lambda i: name(i) + " met. ", "names-run": lambda i: name(i) + " ",
    "names-same": "Ines Okafor met. ", "names-alike": lambda i: "Dosmukhan" + word(i) + " met. ",
    "names-said": lambda i: name(i) + " said it opened. ", "ages": lambda i: name(i) + ", 34, left. ", "korean": "Kim Jong-un met. ",
    "bylines": lambda i: "By " + name(i) + "\n\n", "datelines": lambda i: word(i).upper() + ", Oct. 12 (AP) - It opened.\n\n",
    "acronyms": lambda i: acronym(i) + " met. ", "acronyms-run": lambda i: acronym(i) + " ", "acronyms-same": "AEKO met. ",
    "acronyms-bracketed": lambda i: "Harbour Board (" + acronym(i) + ") met. ", "acronyms-dotted": "N.A.T.O. and NATO ",
    "countries": "the U.S. and Britain and the UK ", "gulf": "the Persian Gulf and the Gulf ", "varieties": "colour color centre center ",
    "misspelt": lambda i: word(i) + "qx ", "misspelt-same": "teh ", "an": "a apple an bridge ", "who": "he said she said it said ",
    # Figures and dates.
    "figures": lambda i: f"{i} ", "figure-marks": "1,234.5 ", "digits": "7", "percent": "5 percent of 20 percent ", "percent-sign": "5% ",
    "change": "rose from 5 million to 7 million, or 40 percent. ", "total": "12 people, 5 men and 6 women, died. ",
    "money": "$5 million (€4 million) ", "units": "5 km (3 miles) ", "scores": "3-2 6-4 ", "votes": "52 votes to 48 (52 percent). ",
    "clock": "8:30 p.m. GMT (4:30 a.m. EDT) ", "clocks": "at 8.30, 20:30 and noon. ", "dates": "on Monday, June 15, 2020, ",
    "dates-short": "15/06/2020 2020-06-15 ", "weekdays": "on Monday, Tuesday ", "years": "1999, 2001-2005 ", "solar": "the Iranian year 1399 (2020) ",
    "ordinals": "1st 2nd 3th ", "numbers-in-words": "twenty-three million five hundred ", "days": "five days, June 1 to June 9, ",
    "roman": "XIV XX ", "decades": "the 1990's and 90s ", "half": "half a million and one ", "life": "Okafor (1940-2010), 70, ",
    # Lines and paragraphs.
    "lines": "word\n", "line-sentences": "It opened.\n", "paragraphs": "It opened on Monday.\n\n", "paragraph-words": "word\n\n", "blank": "\n",
    "sentences": "It opened. ", "sentences-new": lambda i: f"The {word(i)} of {word(i * 3)} opened on time. ", "heads": "Bridge Opens In Langvik\n\n",
    "numbered": "Hi 7.\n\n", "same-paragraph": "The old bridge opened on Monday, officials said at the harbour.\n\n",
    "near-paragraph": lambda i: f"The old bridge {word(i)} opened on Monday, officials said at the harbour office in town.\n\n",
    "lists": "- one\n- two\n", "wrapped": "the bridge and the harbour of the town were open to all of the\n", "questions": "Why? How! ",
    "colons": "note: this: that; ", "ellipsis": "so … and ... ", "commas": "a, b, and c ", "dashes": "so — and – it - is ", "endless": "and so on and on, ",
    "rows": "a    b    c    7\n", "related": "Related: Bridge opens\n", "more": "Read more: the bridge\n(MORE)\n", "editor": "Editor: the desk\n\n",
    # Addresses and residue.
    "mails": "a@example.com ", "mail-lines": "a@example.com\n", "urls": "https://example.org/a?utm_source=x ", "www": "www.example.org ",
    "phones": "+49 30 2852 31472 ", "handles": "@user #tag ", "codes": "314/207 ", "iban": "DE89370400440532013000 ", "credits": "(AP Photo/Okafor) ",
    "copyright": "© 2020 Reuters. ", "embargo": "EMBARGOED until June 15 ", "signoff": "lcd/io\n", "ends": "END\n",
}


def html(piece, head="<html><body>", tail="</body></html>"):
    return lambda size: ("html", fill(piece, size, head, tail))


def xliff(piece, between="", repeat_unit=False):
    start = '<?xml version="1.0"?><xliff version="1.2"><file source-language="de" target-language="en" original="x"><body>'
    end = "</body></file></xliff>"
    if repeat_unit:
        unit = lambda i: f'<trans-unit id="{i}"><source>{piece(i)}</source><target>{between(i)}</target></trans-unit>'
        return lambda size: ("xlf", fill(unit, size, start, end))
    def whole(size):
        half = fill(piece, (size - 300) // 2).decode()
        other = fill(between or piece, (size - 300) // 2).decode()
        return ("xlf", f'{start}<trans-unit id="1"><source>{half}</source><target>{other}</target></trans-unit>{end}'.encode())
    return whole


def tmx(piece):
    def whole(size):
        half = fill(piece, (size - 300) // 2).decode()
        return ("tmx", ('<?xml version="1.0"?><tmx version="1.4"><header srclang="de"/><body><tu><tuv xml:lang="de"><seg>' + half
                        + '</seg></tuv><tuv xml:lang="en"><seg>' + half + "</seg></tuv></tu></body></tmx>").encode())
    return whole


def po(left, right=None):
    def whole(size):
        a, b = fill(left, size // 2).decode(), fill(right or left, size // 2).decode()
        head = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        return ("po", (head + f'msgid "{a}"\nmsgstr "{b}"\n').encode())
    return whole


def table(piece, head="de\ten\n"):
    return lambda size: ("tsv", fill(piece, size, head))


def json_body(piece):
    return lambda size: ("json", b'{"type":"text","uri":"u","headline":"Bridge","body_text":"' + fill(piece, size) + b'"}')


MARKUP = {
    "html-p": html("<p>It opened.</p>"), "html-nest": html("<b>x"), "html-adopt": html("<b><p>x</b>y"), "html-angle": html("<"),
    "html-tags": html("<br>"), "html-attributes": html(lambda i: f"a{i}=1 ", "<html><body><p ", ">x</p></body></html>"),
    "html-attribute-same": html("a=1 ", "<html><body><p ", ">x</p></body></html>"), "html-attribute-bare": html("a ", "<p ", ">x</p>"),
    "html-tag-attributes": html(lambda i: f'<i a{i}="1" b="2">x</i> '), "html-comments": html("<!-- x -->"), "html-entities": html("&amp;&#39;&nbsp;"),
    "html-quotes": html("<blockquote><p>It opened.</p></blockquote>"), "html-lists": html("<li>x"), "html-cells": html("<td>x", "<table><tr>", "</table>"),
    "html-code": html("<p><code>x</code> teh</p>"), "html-links": html('<a href="https://example.org">here</a> '), "html-text": html("It opened. "),
    "html-bracket": html("("), "html-select": html("<option>x"), "html-formatting": html("<a><b><i><u>x"), "html-script": html("if (a<b) x;", "<script>", "</script>"),
    "md-lines": lambda n: ("md", fill("It opened.\n\n", n)), "md-emphasis": lambda n: ("md", fill("**a *b ", n)), "md-links": lambda n: ("md", fill("[x](http://a.b) ", n)),
    "md-nest": lambda n: ("md", fill("> ", n)), "md-code": lambda n: ("md", fill("`x` teh ", n)), "md-heads": lambda n: ("md", fill("# Bridge\n\n", n)),
    "md-lists": lambda n: ("md", fill("- one\n", n)), "md-brackets": lambda n: ("md", fill("[", n)), "md-html": lambda n: ("md", fill("<b>x</b> ", n)),
    "md-table": lambda n: ("md", fill("| a | b |\n", n, "| a | b |\n|---|---|\n")), "md-refs": lambda n: ("md", fill(lambda i: f"[a{i}]: http://a.b\n", n)),
    "json-words": json_body("It opened. "), "json-escapes": json_body("\\u00e9\\n"), "json-nest": lambda n: ("json", fill("[", n)),
    "json-html": lambda n: ("json", b'{"type":"text","uri":"u","body_html":"' + fill("<p>It opened.</p>", n) + b'"}'),
    "xml-p": lambda n: ("xml", fill("<p>It opened.</p>", n, "<nitf><body><body.content>", "</body.content></body></nitf>")),
    "xml-nest": lambda n: ("xml", fill("<em>", n, "<nitf><body>")), "xml-attributes": lambda n: ("xml", fill(lambda i: f'a{i}="1" ', n, "<nitf><body ", "/></nitf>")),
    "xliff-words": xliff("wort "), "xliff-mixed": xliff("7 NATO %s http://a.b "), "xliff-codes": xliff('<x id="1"/>'), "xliff-code-ids": xliff(lambda i: f'<x id="{i}"/>'),
    "xliff-names": xliff(lambda i: name(i) + " ", lambda i: name(i + 5) + " "), "xliff-figures": xliff(lambda i: f"{i} ", lambda i: f"{i + 3} "),
    "xliff-figures-same": xliff("7 ", "8 "), "xliff-dates": xliff("3. April 2024 ", "April 5, 2024 "), "xliff-urls": xliff(lambda i: f"http://a.b/{i} ", lambda i: f"http://b.a/{i} "),
    "xliff-mails": xliff("a@b.c "), "xliff-at": xliff("a@"), "xliff-money": xliff("5 Euro ", "$6 "), "xliff-quotes": xliff("„Nein“ ", "“No” "), "xliff-marks": xliff("( ", "[ "),
    "xliff-acronyms": xliff(lambda i: acronym(i) + " ", lambda i: acronym(i + 9) + " "), "xliff-negations": xliff("nicht kein ", "not no "), "xliff-sentences": xliff("Es ist so. ", "It is so. "),
    "xliff-same": xliff("die Brücke ist offen ", "die Brücke ist offen "), "xliff-tags": xliff("&lt;b&gt;", "&lt;i&gt;"), "xliff-percent": xliff("5 % ", "6 % "),
    "xliff-units": xliff(lambda i: f"Es ist {word(i)}.", lambda i: f"It is {word(i)}.", True), "xliff-unit-names": xliff(name, lambda i: name(i + 1), True),
    "xliff-unit-same": xliff(lambda i: "Ja.", lambda i: f"Yes {i}.", True), "xliff-segments": xliff(lambda i: f'<mrk mtype="seg" mid="{i}">Ja.</mrk>'),
    "xliff-days": xliff("am 3. April 410 Leute ", "April 3 410 people "), "xliff-weekdays": xliff("am Montag, 3. April 2024, ", "on Tuesday, April 3, 2024, "),
    "xliff-greek": xliff("Wort ", lambda i: f"wo\u03c1d{word(i)} "), "xliff-scripts": xliff("wort ", lambda i: f"слово{i} \u201cx\u201d "), "xliff-halves": xliff("ein halbes Drittel ", "a third half "),
    "xliff-percent-words": xliff("5 % Prozent ", "5 percent percent "), "xliff-bodies": xliff("NATO EU UNO ", "WHO IWF OPEC "), "xliff-ticks": xliff("`a` b ", "`a` c "),
    "xliff-address-percent": xliff("http://a.b/%s %s ", "http://a.b/%d %d "), "xliff-acronym-new": xliff(lambda i: f"{acronym(i)} wort ", lambda i: f"{acronym(i + 9)} word word "),
    "tmx-codes": tmx('<bpt i="1"/>x<ept i="1"/>'), "tmx-words": tmx("wort "), "po-s": po("%s "), "po-s-d": po("%s ", "%d "), "po-places": po(lambda i: f"%{i}$s "),
    "po-braces": po(lambda i: "{a%d} " % i, lambda i: "{b%d} " % i), "po-words": po("word "), "po-new": po(lambda i: word(i) + " ", lambda i: word(i + 7) + " "),
    "tsv-rows": table("Ja, es ist so.\tYes, it is so.\n"), "tsv-names": table(lambda i: f"{name(i)} kam.\t{name(i + 1)} came.\n"), "tsv-figures": table(lambda i: f"Es sind {i}.\tIt is {i + 1}.\n"),
    "tsv-columns": table("a\t"), "tsv-quotes": table('"'), "tsv-russian": table("Сергей Лавров прибыл.\tSergey Larvov arrived.\n", "ru\ten\n"),
    "tsv-persian": table("عراقچی وارد وین شد.\tAraghchi arrived.\n", "fa\ten\n"), "tsv-chinese": table("出口额达到3.5亿美元。\tExports reached $3 million.\n", "zh\ten\n"),
}

SHAPES = {}
for key, piece in PIECES.items():
    SHAPES["run-" + key] = lambda size, piece=piece: ("txt", fill(piece, size))
    if "\n" not in (piece(0) if callable(piece) else piece):
        # The same in paragraphs of some hundred bytes.
        def paragraphs(size, piece=piece):
            out, length, k = [], 0, 0
            while length < size:
                text = ""
                while len(text) < 200:
                    text += piece(k) if callable(piece) else piece
                    k += 1
                out.append(text + ("" if text.rstrip().endswith(".") else "."))
                length += len(out[-1].encode()) + 2
            return ("txt", "\n\n".join(out).encode())
        SHAPES["paragraph-" + key] = paragraphs
SHAPES.update(MARKUP)


def run(binary, path, options=()):
    """Processor time in seconds, peak memory in bytes and exit code; -1 where it takes longer than two minutes."""
    start = time.monotonic()
    child = subprocess.Popen(
        [binary, "lint", "--no-config", "--no-cache", "--min-severity", "note", "--jobs", "1", "--format", "summary", *options, path],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE if options else subprocess.DEVNULL)
    text = child.stderr.read().decode(errors="replace") if options else ""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, child.returncode, text


def slowest(binary, path):
    lines = [line.split("\t") for line in run(binary, path, ["--timing"])[3].splitlines() if line.endswith(" ms")]
    return ", ".join(f"{rule} {float(ms.split()[0]):.0f} ms" for rule, ms in lines[:3])


def growth(rows, base):
    """The most that time grows from one size to twice it, as a multiple, beyond what the start takes."""
    return max((
        (b[2] - base) / (a[2] - base) / (b[1] / a[1] / 2)
        for a, b in zip(rows, rows[1:]) if b[2] - base > FLOOR and a[2] - base > 0.1 and b[0] == 2 * a[0]), default=0)


def measure(binary, folder, shape, sizes, big, empty, is_memory_measured):
    rows = []
    for size in sizes + ([big] if big else []):
        extension, data = SHAPES[shape](size)
        path = os.path.join(folder, f"{shape}-{size}.{extension}")
        with open(path, "wb") as file:
            file.write(data)
        seconds, memory, code, _ = run(binary, path)
        rows.append((size, len(data), seconds, memory, code, path))
        if seconds > 120:
            break
    ratio = growth(rows, empty[0])
    for _ in range(2):
        if ratio <= RATIO or rows[-1][2] > 20:
            break
        rows = [row[:2] + (min(row[2], run(binary, row[5])[0]),) + row[3:] for row in rows]
        ratio = growth(rows, empty[0])
    over = []
    if ratio > RATIO:
        over.append("time")
    excess = max(row[3] - empty[1] - BASE - FACTOR * row[1] for row in rows)
    if is_memory_measured and excess > 0:
        over.append("memory")
    if any(row[4] not in (0, 1, 3) for row in rows):
        over.append(f"exit {[row[4] for row in rows]}")
    last = rows[-1]
    rules = slowest(binary, last[5]) if over else ""
    for row in rows:
        os.unlink(row[5])
    return shape, last, ratio, over, rules


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="?", default=os.path.join(os.path.dirname(__file__), "..", ".build", "release", "wirelint"))
    parser.add_argument("--sizes", default="65536,131072,262144,524288")
    parser.add_argument("--big", type=int, default=0, help="one more size, for memory")
    parser.add_argument("--only", default="*")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    shapes = [s for s in SHAPES if fnmatch.fnmatch(s, arguments.only)]
    if arguments.list:
        print("\n".join(shapes))
        return 0
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "empty.txt")
        with open(path, "w") as file:
            file.write("It opened.\n")
        empty = run(arguments.binary, path)
        print(f"{len(shapes)} shapes; an empty file: {empty[0]:.2f} s, {empty[1] >> 20} MB")
        print(f"{'shape':28} {'bytes':>9} {'CPU s':>7} {'ratio':>6} {'MB':>6}  over")
        failed = 0
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            jobs = [pool.submit(measure, arguments.binary, folder, s, sizes, arguments.big, empty, True) for s in shapes]
            for job in jobs:
                shape, last, ratio, over, rules = job.result()
                failed += bool(over)
                print(f"{shape:28} {last[1]:9} {last[2]:7.2f} {ratio:6.2f} {last[3] >> 20:6}  {' '.join(over)}{'  ' + rules if rules else ''}", flush=True)
        print(f"{failed} of {len(shapes)} over a limit")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
