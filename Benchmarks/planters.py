#!/usr/bin/env python3
"""Kinds of planted faults beside those of ../shared/tools/wirebench.py: what a story writes in two ways, and the
punctuation, spacing and residue that rules of their own find.

    planters.py WIREBENCH plant CORPUS OUT [--seed N] [--per-kind N] [--kinds a,b]
    planters.py WIREBENCH score OUT --linter 'CMD'

WIREBENCH is the path of wirebench.py, whose command line and report these are. A planter of a mixture changes one of
three places or more that are written alike, so that the story has the thing in two ways afterwards and it is plain
which of them is the rarer. The others take one mark, space or hyphen away, or set a line of a page between paragraphs.
"""
import importlib.util
import re
import sys

# Closed compounds of two nouns; general knowledge of English.
CLOSED = """airline airport airspace airstrike bookshop boyfriend breadwinner businessman carmaker chairman classroom
cornerstone courtroom courthouse daylight database doorstep earthquake eyewitness farmland fingerprint firefighter
fireworks fisherman football footballer gatekeeper girlfriend gunfire gunman guideline hairdresser handbag
headquarters healthcare homeland household housewife keyboard landlord landmark landslide lawmaker lawsuit lifestyle
lifetime loophole marketplace mastermind milestone newspaper nightclub nightmare notebook oilfield passport password
paycheck peacekeeper playground policeman policymaker postcard rainfall roadmap salesman schoolteacher seaport
shareholder shipyard shortlist smartphone spaceship spokesman sportsman stakeholder storyteller stronghold teammate
teardrop tenfold textbook timeframe timeline timetable toolkit warplane warship watchdog watermelon website weekend
wildlife windfall winemaker workforce workplace workshop worldview""".split()

# A word of bodies' names and another form of it.
FORMS = {
    "Electoral": "Election", "Election": "Electoral", "Security": "Securities", "Development": "Developmental",
    "Industrial": "Industry", "Economic": "Economy", "Services": "Service", "Sciences": "Science",
    "Sports": "Sport", "Criminal": "Crime", "Disasters": "Disaster", "Emergency": "Emergencies",
    "Operations": "Operational", "Atlantic": "Atlantis", "Democratic": "Democracy", "Standards": "Standard",
    "Football": "Footballers", "Broadcasting": "Broadcast", "Environmental": "Environment",
    "Southern": "South", "Northern": "North", "Western": "West", "Eastern": "East", "Medical": "Medicine",
    "Strategic": "Strategy", "Human": "Humane", "Rights": "Right", "Technical": "Technology",
    "Educational": "Education", "Cultural": "Culture", "Financial": "Finance", "National": "Nation",
}


def outside_quotations(text, matches):
    return [m for m in matches if text.count('"', text.rfind("\n", 0, m.start()) + 1, m.start()) % 2 == 0
            and text.count("“", text.rfind("\n", 0, m.start()) + 1, m.start())
            == text.count("”", text.rfind("\n", 0, m.start()) + 1, m.start())]


def compound_parted(text, rng):
    spots = []
    for word in CLOSED:
        for second in range(3, len(word) - 2):
            if word[second:] not in HALVES or word[:second] not in HALVES:
                continue
            found = outside_quotations(text, re.finditer(rf"(?<![\w-]){word}(?=s?\b)(?!-)", text))
            if len(found) > 2:
                spots.append((found, second))
    if not spots:
        return None
    found, second = rng.choice(spots)
    m = rng.choice(found[1:])
    return bench.splice(text, m.start(), m.end(), m.group()[:second] + " " + m.group()[second:])


def abbreviation_stop(text, rng):
    spots = outside_quotations(text, re.finditer(r"\b(Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov)(\.?) (?=[A-Z][a-z])", text))
    spots = [m for m in spots if sum(n.group(1, 2) == m.group(1, 2) for n in spots) > 2]
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(), m.end() - 1, m.group(1) + ("" if m.group(2) else "."))


def body_word(text, rng):
    name = r"(?:[A-Z][a-z]+ (?:(?:of|for|and|the) ){0,2}){2,5}[A-Z][a-z]+"
    spots = []
    names = outside_quotations(text, re.finditer(name, text))
    for m in names:
        words = [w for w in m.group().split() if w in FORMS and w != m.group().split()[-1]]
        if words and sum(n.group() == m.group() for n in names) > 2:
            spots.append((m, rng.choice(words)))
    if not spots:
        return None
    m, word = rng.choice(spots)
    start = m.start() + m.group().index(word)
    return bench.splice(text, start, start + len(word), FORMS[word])


def serial_comma(text, rng):
    lists = outside_quotations(text, re.finditer(r"\b[a-z]{3,}s, [a-z]{3,}s(,?) and (?=[a-z]{3,}s\b)", text))
    lists = [m for m in lists if sum(n.group(1) == m.group(1) for n in lists) > 2]
    if not lists:
        return None
    m = rng.choice(lists)
    new = m.group().replace(", and", " and") if m.group(1) else m.group().replace(" and ", ", and ")
    return bench.splice(text, m.start(), m.end(), new)


def one_of(text, rng, pattern, new):
    """Plants at one match outside quotations: `new` is what its text becomes."""
    spots = outside_quotations(text, re.finditer(pattern, text))
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(), m.end(), new(m))


def however_comma(text, rng):
    return one_of(text, rng, r"(?<=[a-z]{3}), however,(?= [a-z])", lambda m: " however,")


def apposition_comma(text, rng):
    """`NAME, a pilot of the ferry, said`: the second comma goes."""
    return one_of(
        text, rng, r"(?m)^[A-Z][a-z]+ [A-Z][a-z]+, an? [a-z ]{8,60}[a-z](,)(?= (?:said|told|was|is) )",
        lambda m: m.group()[:-1])


def number_word_hyphen(text, rng):
    return one_of(
        text, rng, r"\b([Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)-"
        r"(?=(?:one|two|three|four|five|six|seven|eight|nine)\b(?!-))", lambda m: m.group()[:-1] + " ")


def hyphen_as_dash(text, rng):
    return one_of(text, rng, r"(?<=[a-z]{3}) [-–] (?=[a-z]{3})", lambda m: rng.choice(["- ", " -"]))


def dash_space(text, rng):
    return one_of(text, rng, r"(?<=[a-z]{3}) [–—] (?=[a-z]{3})", lambda m: m.group().strip() + " ")


def quote_space(text, rng):
    spots = list(re.finditer(r"(?<=[a-z][.,?])(?=[\"”](?: |$))", text))
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(), m.end(), " ")


def colon_before_quote(text, rng):
    spots = list(re.finditer(r"\b(said|added|says|told reporters)[:,](?= [\"“][A-Z][^\"“”\n]{30,}[.!?][\"”])", text))
    spots = [m for m in spots if m.group(1) != "told reporters"]
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(), m.end(), m.group(1))


def determiner_doubled(text, rng):
    return one_of(text, rng, r"\bthe (?=(?:government|country|company|city|region|team|party) )",
                  lambda m: rng.choice(["the this ", "a the ", "the his "]))


def between_paragraphs(text, rng, line):
    """Sets a line between two paragraphs, the first two apart."""
    spots = [m.end() for m in re.finditer(r"[.!?][\"”]?\n\n(?=[A-Z\"“])", text)][1:]
    if len(spots) < 3:
        return None
    at = rng.choice(spots)
    return bench.splice(text, at, at, line + "\n\n")


def other_headline(text, rng):
    label = rng.choice(["SHUT OUT", "TOUGH TASK", "BIG PLANS", "FINAL CALL", "LOST TIME"])
    title = rng.choice(["Lorries wait on the quay after a winter without ice",
                        "Crews at the harbour ask for a longer season", "The pier that nobody wanted to pay for",
                        "Fishermen take the mayor to the regional court"])
    return between_paragraphs(text, rng, f"{label}: {title}")


def title_block(text, rng):
    lines = ["Mayor Warns of Another Winter Without Ice", "Ferry Fares Rise for the Third Time Since May",
             "Old Bridge Stays Closed Until Spring", "What You Need to Know About the New Pier"]
    return between_paragraphs(text, rng, "\n\n".join(rng.sample(lines, 2)))


def credits_block(text, rng):
    lines = ["SOUND MIXER Per Ilves", "EXECUTIVE PRODUCER Ines Okafor", "NARRATOR Jan Holmberg", "VIDEO EDITOR Ada Brandt"]
    return between_paragraphs(text, rng, "\n\n".join(rng.sample(lines, 3)))


def clipped(text, rng):
    spots = [m for m in re.finditer(r"(?<=[.!?]\n\n)[A-Z][a-z]{4,}(?= [a-z]+ [^\n]{60,}[.!?]\n)", text)]
    if not spots:
        return None
    m = rng.choice(spots)
    cut = rng.randint(1, 3)
    return bench.splice(text, m.start(), m.end(), m.group()[cut:])


def date_order(text, rng):
    month = "January|February|March|April|June|July|August|September|October|November|December"
    spots = outside_quotations(text, re.finditer(rf"\b(?:(\d{{1,2}}) ({month})|({month}) (\d{{1,2}}))\b(?!,? \d)", text))
    first = [m for m in spots if m.group(1)]
    second = [m for m in spots if m.group(3)]
    spots = first if len(first) > 2 and not second else second if len(second) > 2 and not first else []
    if not spots:
        return None
    m = rng.choice(spots)
    new = f"{m.group(2)} {m.group(1)}" if m.group(1) else f"{m.group(4)} {m.group(3)}"
    return bench.splice(text, m.start(), m.end(), new)

def sentence_into(text, rng, first, second):
    """Sets two sentences at the ends of two paragraphs, each ended by a stop, in this order."""
    spots = [m.end(1) for m in re.finditer(r"(?m)^([^\n\"“”‘']*[a-z0-9]\.)\n\n", text)]
    if len(spots) < 3:
        return None
    a, b = sorted(rng.sample(spots, 2))
    return bench.splice(text, a, b, f" {first}{text[a:b]} {second}")


def event_date(text, rng):
    """Somebody of the story is arrested, or dies, on two days."""
    people = re.findall(r"\b([A-Z][a-z]+) ([A-Z][a-z]{3,}) (?:said|says|told|added)\b", text)
    people += re.findall(r"\b(?:said|says|told|added) ([A-Z][a-z]+) ([A-Z][a-z]{3,})\b(?! [A-Z])", text)
    # Of several people of one surname nobody can tell who is meant.
    names = [n for _, n in people if len(set(re.findall(rf"\b([A-Z][a-z]+) {n}\b", text))) == 1]
    names = [n for n in names if not re.search(rf"\b{n}s?\b[^.\n]{{0,60}}day\b", text)]
    if not names:
        return None
    name = rng.choice(sorted(set(names)))
    deed = rng.choice(["was arrested", "was sentenced", "died", "resigned", "fell ill"])
    one, two = rng.sample(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "4 May", "12 May", "June 3", "June 13"], 2)
    if ("day" in one) != ("day" in two):
        two = {"Monday": "Tuesday", "Tuesday": "Friday"}.get(one, "Monday") if "day" in one else "21 May"
    return sentence_into(text, rng, f"{name} {deed} on {one}.",
                         rng.choice([f"{name} {deed} on {two}, a clerk said.", f"On {two}, {name} {deed} at noon.",
                                     f"Lorries wait for {name}, who {deed} on {two}."]))


def event_toll(text, rng):
    """One event of which two tolls are given."""
    nouns = [n for n in ("fire", "blast", "storm", "crash", "flood", "shooting") if not re.search(rf"\b{n}", text)]
    if not nouns:
        return None
    noun = rng.choice(nouns)
    one, two = rng.sample(range(12, 90), 2)
    said = ["The {} killed {} people, a clerk said.", "A clerk said that {1} people died in the {0}.",
            "The {} left {} people dead.", "At noon {1} people were dead after the {0}.",
            "The {} at the harbour killed {} people."]
    return sentence_into(text, rng, rng.choice(said).format(noun, one), rng.choice(said).format(noun, two))


def ruled_line(text, rng):
    return between_paragraphs(text, rng, "_" * rng.choice([3, 12, 40]))


def quotation_stop(text, rng):
    """The stop goes from the end of a paragraph that is one quotation."""
    spots = list(re.finditer(r"(?m)^[\"“][A-Z][^\"“”\n]{70,}[a-z](\.)(?=[\"”]$)", text))
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(1), m.end(1), "")


STATES = "Texas|Ohio|Florida|California|Oregon|Virginia|Utah|Syria|Iraq|Pakistan|Canada|Germany|France|Italy|Turkey|Japan"


def region_comma(text, rng):
    """The second comma of a town's state or country goes."""
    spots = outside_quotations(text, re.finditer(
        rf"(?<=[a-z] )(?:in|near|from|of|at) [A-Z][a-z]+, (?:{STATES})(,) (?:on|in|at|by|to|for|after|with|where)\b", text))
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(1), m.end(1), "")


MEASURED = "work|notice|leave|pay|holiday|imprisonment|detention|rest|delay|wages|experience|jail|time"


def measure_apostrophe(text, rng):
    """The apostrophe behind a measure of time goes: `two weeks notice`."""
    spots = list(re.finditer(
        rf"\b(?:two|three|four|five|six|several|\d+) (?:minutes|hours|days|weeks|months|years)(['\u2019]) (?:{MEASURED})\b", text))
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(1), m.end(1), "")


CAPITALS = "YouTube|BuzzFeed|WhatsApp|LinkedIn|TikTok|PayPal|BlackBerry|PlayStation|FedEx|NatWest|JPMorgan|AstraZeneca|OpenAI|DeepMind"


def name_capitals(text, rng):
    """A firm's name that stands once loses the capital inside it."""
    spots = list(re.finditer(rf"(?<![\w@#./])(?:{CAPITALS})(?![\w@/]|\.[a-z])", text))
    names = [m.group() for m in spots]
    spots = [m for m in spots if names.count(m.group()) == 1]
    if not spots:
        return None
    m = rng.choice(spots)
    return bench.splice(text, m.start(), m.end(), m.group().capitalize())


KINDS = {
    "name-capitals-lost": (name_capitals, ["name-capitals-lost"]),
    "measure-apostrophe": (measure_apostrophe, ["possessive"]),
    "region-comma": (region_comma, ["region-comma"]),
    "however-comma": (however_comma, ["however"]),
    "apposition-comma": (apposition_comma, ["apposition"]),
    "number-word-hyphen": (number_word_hyphen, ["number-word"]),
    "hyphen-as-dash": (hyphen_as_dash, ["dash"]),
    "dash-space": (dash_space, ["dash"]),
    "quote-space": (quote_space, ["quote-space", "space-before"]),
    "colon-before-quote": (colon_before_quote, ["colon-before"]),
    "determiner-doubled": (determiner_doubled, ["determiner"]),
    "other-headline": (other_headline, ["headline", "residue", "leftover"]),
    "title-block": (title_block, ["headline", "residue", "leftover"]),
    "credits-block": (credits_block, ["residue", "leftover"]),
    "paragraph-clipped": (clipped, ["clipped"]),
    "date-order": (date_order, ["date-order"]),
    "compound-parted": (compound_parted, ["compound"]),
    "abbreviation-stop": (abbreviation_stop, ["abbreviation"]),
    "body-word": (body_word, ["body-name"]),
    "serial-comma": (serial_comma, ["serial-comma"]),
    "event-date": (event_date, ["event-date"]),
    "event-toll": (event_toll, ["event-toll"]),
    "ruled-line": (ruled_line, ["residue", "leftover"]),
    "quotation-stop": (quotation_stop, ["paragraph-no-terminal", "truncated"]),
}

# Halves that are nouns by themselves, so that two of them side by side read as two nouns.
HALVES = set("""air line port space strike book shop boy friend bread winner business man car maker chair class room
court house day light data base door step earth quake eye witness farm land finger print fire fighter works fisher
foot ball baller gate keeper girl gun guide hair dresser hand bag head quarters health care home house hold wife
key board lord mark slide law suit life style time market place mother milestone news paper night club mare note oil
field pass word pay check peace play ground police policy post card rain fall road map sales school teacher sea share
holder ship yard list phone spokes sports stake story teller strong team mate tear drop text frame table tool kit war
plane watch dog water melon web site week end wind wine work force shop world view maker""".split())

if __name__ == "__main__":
    spec = importlib.util.spec_from_file_location("wirebench", sys.argv[1])
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    del sys.argv[1]
    bench.main(KINDS)
