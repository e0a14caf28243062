"""Changes bytes the way that broken tools, careless hands and hostile ones do."""

TOKENS = [s.encode() for s in [
    '"', "'", "“", "”", "‘", "’", "«", "»", "(", ")", "[", "]", "—", "–", "-", "…", "...", ".", ",", ";", ":", "?!",
    "\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\u2067", "\u202c", "\u0301", "e\u0301\u0316", "\u00a0", "\u2028",
    "\ufffd", "\x00", "\x1b[31m", "\r", "\r\n", "\n", "\n\n", "\t", " ", "  ", "K", "中文", "‘no’", "👩‍👩‍👧", "İ", "ß", "ŉ",
    "&nbsp;", "&lt;", "&#x0;", "&#1114112;", "<", ">", "</", "<p>", "</p>", "<b>", "<br>", "<!--", "-->", "<![CDATA[", "]]>",
    "<script>", "<table><tr>", "<x id=\"1\"/>", "{", "}", "\\", "\\u0000", "\\ud800", "\\n", "%s", "%1$d", "{0}", "${x}",
    "http://a.b/?utm_source=x&c", "a@example.com", "1,000", "$3.5 million", "3-2", "12:30 p.m.", "May 32", "31/12/2020",
    "(AP)", "LONDON (AFP) —", "By Ana Dorn", "UN", "U.N.", "NATO (NATO)", "Mr.", "said", "the the", "he said, \"", "###", "-30-",
    "EMBARGOED", "1", "99999999999999999999", "-1", "0.1%", "per cent", "\\b", "(?=)", "(a+)+$", ".*", "[", "(?i)", "!!x", "&a", "*a",
    "- ", ": ", "#", "|", ">", "~", "null", "[]", "{}", "wirelint-disable", "<!-- wirelint-disable -->",
]]


def mutated(data, dice, others):
    """One to a dozen changes; `others` are texts to take pieces from."""
    data = bytearray(data[:6000])
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 5, 8, 12))):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + dice.choice((1, 1, 2, 4, 8, 20, 60, 200)))
        way = dice.randrange(12)
        if way == 0 and data:
            data[at % len(data)] = dice.randrange(256)
        elif way == 1:
            del data[at:end]
        elif way in (2, 3, 4):
            data[at:at] = dice.choice(TOKENS)
        elif way == 5:
            data[at:at] = data[at:end]
        elif way == 6:
            data[at:end] = dice.choice(TOKENS)
        elif way == 7:
            other = dice.choice(others)
            start = dice.randrange(len(other) + 1)
            data[at:at] = other[start:start + dice.choice((5, 20, 100, 400))]
        elif way == 8:
            data[at:at] = dice.choice(TOKENS) * dice.choice((2, 3, 10, 60))
        elif way == 9:
            del data[at:]
        elif way == 10:
            data[at:end] = bytes(data[at:end]).swapcase()
        else:
            to = dice.randrange(len(data) + 1)
            piece = data[at:end]
            del data[at:end]
            data[to:to] = piece
    return bytes(data)


def story(data, dice, others):
    """The same for copy: as a rule whole characters are changed, so that rules see more than broken bytes."""
    made = mutated(data, dice, others)
    if dice.random() < 0.85:
        made = made.decode("utf-8", "ignore").encode()
    return made
