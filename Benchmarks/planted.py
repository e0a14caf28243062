"""Plants faults in professional translations of news and counts which of them the right rule names.

python3 Benchmarks/planted.py [--binary PATH] [--ntrex FOLDER] [--each N] [--half 1|2] [--kind KIND [--missed]] [PAIR…]

Takes NTREX-128: the nine languages of ../shared/corpus/ntrex, or all others with --ntrex, the folder with its text
files. For each pair (de-en, en-ru …) and kind of fault it plants N faults (default 40) where the text allows, each in
a segment of its own, and lints them beside their untouched twins. A fault is found where a rule of its kind reports an
error or a warning that the twin does not have; a twin counts against us where it has any alarm of a translation rule.
--missed prints what was not found; --half takes the first 998 segments, on which rules are made, or the others, on which
they are judged.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import subprocess
import tempfile
from xml.sax.saxutils import escape

import provenance

CORPUS = os.path.join(provenance.ROOT, "..", "shared", "corpus", "ntrex", "segments.jsonl")
TABLES = os.path.join(provenance.ROOT, "dictionaries", "translation")
CODES = {"fa": "fas", "ar": "arb", "ru": "rus", "zh": "zho-CN", "es": "spa", "fr": "fra", "de": "deu", "tr": "tur",
         "en": "eng", "cs": "ces", "uk": "ukr", "ja": "jpn", "ko": "kor", "it": "ita", "pt": "por", "pl": "pol",
         "nl": "nld", "sv": "swe", "he": "heb", "hi": "hin", "id": "ind"}
NINE = ["fa", "ar", "ru", "zh", "es", "fr", "de", "tr"]
COMMA = {"de", "fr", "es", "ru", "tr", "uk", "pt", "it", "nl", "pl", "cs", "sv", "id"}
CASELESS = {"fa", "ar", "zh", "ja", "ko", "he", "hi"}
# Words before the number that something moves from, and that it moves to.
MOVES = {"en": ("from", "to"), "de": ("von", "auf"), "fr": ("de", "à"), "es": ("de", "a"), "ru": ("с", "до"),
         "zh": ("从", "到"), "fa": ("از", "به"), "ar": ("من", "إلى")}
MULTIPLES = {"en": [("half", "third"), ("double", "triple"), ("doubled", "tripled"), ("twice", "three times"),
                    ("two-thirds", "three-quarters"), ("third of", "quarter of"), ("quarter of", "third of")],
             "de": [("Hälfte", "Drittel"), ("doppelt", "dreifach"), ("verdoppelt", "verdreifacht"), ("Drittel", "Viertel")],
             "fr": [("moitié", "tiers"), ("double", "triple"), ("doublé", "triplé"), ("tiers", "quart")],
             "es": [("mitad", "tercera parte"), ("doble", "triple"), ("duplicado", "triplicado"), ("tercio", "cuarto")],
             "ru": [("половина", "треть"), ("половину", "треть"), ("вдвое", "втрое"), ("треть", "четверть")],
             "tr": [("yarısı", "üçte biri"), ("iki kat", "üç kat")], "fa": [("نیمی", "یک‌سوم"), ("دو برابر", "سه برابر")],
             "ar": [("نصف", "ثلث"), ("ضعف", "ثلاثة أضعاف")], "zh": [("一半", "三分之一"), ("两倍", "三倍")]}
NEGATIONS = {"en": [" not", "n't"], "de": [" nicht"], "fr": [" pas"], "es": [" no"], "ru": [" не"], "zh": ["不"],
             "tr": [" değil"], "fa": [], "ar": [" لم", " لا"]}
# Forms of months that are mostly other words: a syllable of Persian verbs, a name.
NO_MONTHS = {"می", "مه", "جوان", "march", "mart"}
# What a half or double is part of where nobody would write a third or triple: halves of games and terms of office.
FIXED = (r"(?<!first )(?<!second )(?<!third )(?<!top )(?<!bottom )(?<!first-)(?<!second-)(?<!primera )(?<!segunda )(?<!и )(?<!medio )",
         r"(?!-)(?! an?\b)(?! time)(?! vision)(?! de (?:mandato|período|temporada|tabla))(?! نهائي)(?! ذلك)")
MARKS = "«»„“”‟\"‚‘‹›「」『』"


def table(language):
    """The rows of a language's list by role: value and forms."""
    rows = collections.defaultdict(list)
    with open(os.path.join(TABLES, language + ".tsv"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and line.count("\t") == 2:
                role, value, forms = line.rstrip("\n").split("\t")
                rows[role].append((value, forms.split("|")))
    return rows


def acronyms(language):
    rows = {}
    with open(os.path.join(TABLES, "acronyms.tsv"), encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] == language and fields[2].split("|")[0].isupper():
                rows[fields[0]] = fields[2].split("|")[0]
    return rows


def joined(sentences, space):
    """Sentences with those put together again that were divided behind an abbreviation, an initial or an ordinal."""
    result = []
    for sentence in sentences:
        if result and re.search(r"(?:^|[\s.(«„“\"])(?:[A-ZА-Яa-zа-я]|Mr|Mrs|Ms|Dr|Det|St|Sens?|Gov|Reps?|Rev|Gen|Col|Sgt|Lt|Mt|No|Nr|Jr|Inc|vs|гг|им|Св|св|млн|млрд|тыс|долл|"
                            r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|[ap]\.m|[A-Za-z]\.[A-Za-z]|\d+)\.$",
                                result[-1]):
            result[-1] += space + sentence
        else:
            result.append(sentence)
    return result


class Planter:
    """Faults of one target language; each function gives the faulty text, or None where there is no place."""

    def __init__(self, source, target, chance):
        self.source, self.target, self.chance = source, target, chance
        self.rows, self.acronyms = table(target), acronyms(target)
        self.isSpaced = target not in ("zh", "ja")

    def word(self, form):
        return (r"(?<!\w)" + re.escape(form) + r"(?!\w)") if self.isSpaced else re.escape(form)

    def swapped(self, text, role, fold=True):
        """Text with a word of a role in place of another of the same role."""
        rows = [(value, form) for value, forms in self.rows[role] for form in forms if len(form) > (1 if self.isSpaced else 0)]
        self.chance.shuffle(rows)
        for value, form in rows:
            found = re.search(self.word(form), text, re.I if fold else 0)
            if not found or not value:
                continue
            # A month has a capital in English and German, and does not follow a first name (`Theresa May`).
            if role == "month" and (form in NO_MONTHS or self.target in ("en", "de") and not found.group()[0].isupper()
                                    or re.search(r"[A-Z][a-z]+ $", text[:found.start()])):
                continue
            others = [forms[0] for other, forms in self.rows[role] if other != value and other and forms[0].lower() != form]
            if not others:
                return None
            new = self.chance.choice(others)
            return text[:found.start()] + (new.capitalize() if found.group()[0].isupper() else new) + text[found.end():]
        return None

    def number(self, s, t):
        places = [m for m in re.finditer(r"(?<![\w.,:/-])\d{2,}(?![\w.,:/-]|[.,]\d)", t) if m.group() in s or True]
        if not places:
            return None
        place = self.chance.choice(places)
        digits = list(place.group())
        i = self.chance.randrange(len(digits))
        digits[i] = str((ord(digits[i]) - 48 if digits[i].isascii() else int(digits[i])) % 9 + 1)
        return t[:place.start()] + "".join(digits) + t[place.end():]

    def digit_dropped(self, s, t):
        places = list(re.finditer(r"(?<![\w.,:/-])\d{3,}(?![\w.,:/-]|[.,]\d)", t))
        if not places:
            return None
        place = self.chance.choice(places)
        return t[:place.start()] + place.group()[:-1] + t[place.end():]

    def percent(self, s, t):
        forms = sorted((f for v, fs in self.rows["percent"] if v == "1" for f in fs), key=len, reverse=True)
        form = "|".join(map(re.escape, forms + ["%", "٪"]))
        found = re.search(rf"(\d)[\s-]*({form})(?!\w)", t) or re.search(rf"(?<!\w)({form})\s*(\d)", t)
        if not found:
            return None
        return t[:found.start()] + next(g for g in found.groups() if g.isdigit()) + t[found.end():]

    def decimal(self, s, t):
        # Spanish has both signs: the comma in Spain, the stop in Mexico.
        if (self.target in COMMA) == (self.source in COMMA) or self.target == "es" or "fa" in (self.source, self.target) or "ar" in (self.source, self.target):
            return None
        own, other = (",", ".") if self.target in COMMA else (".", ",")
        found = re.search(rf"(?<![\d.,:])(\d{{1,3}})\{own}(\d{{1,2}})(?![\d.,:])", t)
        return found and t[:found.start()] + found.group(1) + other + found.group(2) + t[found.end():]

    def order(self, s, t):
        if self.target not in MOVES or self.source not in MOVES:
            return None
        (a, b), n = MOVES[self.target], r"[$€£]?\s?(\d[\d.,]*\d|\d)"
        for first, second in ((a, b), (b, a)):
            found = re.search(rf"{self.word(first)}\s*{n}(\D{{0,25}}?){self.word(second)}\s*{n}", t)
            if found and found.group(1) != found.group(3):
                (x, y), (z, w) = found.span(1), found.span(3)
                return t[:x] + found.group(3) + t[y:z] + found.group(1) + t[w:]
        return None

    def acronym(self, s, t):
        found = [(i, m) for i, form in self.acronyms.items() for m in [re.search(self.word(form), t)] if m and i not in ("IS",)]
        others = [form for i, form in self.acronyms.items() if not re.search(self.word(form), t) and i in ("IMF", "WTO", "OPEC", "UNESCO", "IAEA", "OSCE", "WHO")]
        if not found or not others:
            return None
        _, place = self.chance.choice(found)
        return t[:place.start()] + self.chance.choice(others) + t[place.end():]

    def names(self, s, t):
        """Capitalised words that are no first words; of two Latin scripts those that both sides have."""
        if self.target in CASELESS:
            return []
        places = [m for m in re.finditer(r"(?<=[\w,] )[^\W\d_]{6,}", t) if m.group()[0].isupper() and m.group()[1:].islower()]
        if self.source not in CASELESS | {"ru", "uk"} and self.target not in ("ru", "uk"):
            places = [m for m in places if m.group() in s]
        elif self.target == "de":
            places = []
        return places

    def name_swapped(self, s, t):
        places = self.names(s, t)
        if not places:
            return None
        place = self.chance.choice(places)
        name = place.group()
        spots = [i for i in range(1, len(name) - 2) if name[i] != name[i + 1]]
        i = self.chance.choice(spots)
        return t[:place.start()] + name[:i] + name[i + 1] + name[i] + name[i + 2:] + t[place.end():]

    def name_consonant(self, s, t):
        places = self.names(s, t)
        if not places:
            return None
        place = self.chance.choice(places)
        name = place.group()
        new = {"l": "m", "m": "l", "n": "r", "r": "n", "p": "s", "s": "p", "d": "l", "t": "m", "b": "r", "k": "l",
               "л": "м", "м": "л", "н": "р", "р": "н", "п": "с", "с": "п", "д": "л", "т": "м", "б": "р", "к": "л"}
        spots = [i for i in range(2, len(name) - 1) if name[i] in new]
        if not spots:
            return None
        i = self.chance.choice(spots)
        return t[:place.start()] + name[:i] + new[name[i]] + name[i + 1:] + t[place.end():]

    def name_other(self, s, t):
        places = self.names(s, t)
        new = "Петерсен" if self.target in ("ru", "uk") else "Petersen"
        return places and (lambda p: t[:p.start()] + new + t[p.end():])(self.chance.choice(places)) or None

    def negation(self, s, t):
        forms = [f for f in NEGATIONS.get(self.target, []) if len(re.findall(re.escape(f) + r"(?!\w)" if self.isSpaced else f, t)) == 1]
        return forms and re.sub(re.escape(forms[0]) + (r"(?!\w)" if self.isSpaced else ""), "", t, count=1) or None

    def weekday(self, s, t):
        return self.swapped(t, "weekday")

    def month(self, s, t):
        rows = [r for r in self.rows["month"] if r[0].isdigit()]
        names = {f for _, fs in rows for f in fs}
        near = re.search(r"\d+\.?\s*(?:de |of )?([^\W\d_]+)|([^\W\d_]+)\s*\d+", t)
        if not near or not any((g or "").lower() in names for m in re.finditer(r"[^\W\d_]+", t) for g in [m.group()]):
            return None
        kept, self.rows["month"] = self.rows["month"], rows
        try:
            return self.swapped(t, "month")
        finally:
            self.rows["month"] = kept

    def doubled(self, s, t):
        words = [m for m in re.finditer(r"(?<= )[^\W\d_]{2,}(?= )", t) if m.group().islower() or self.target in CASELESS]
        if not words or not self.isSpaced:
            return None
        place = self.chance.choice(words)
        return t[:place.end()] + " " + place.group() + t[place.end():]

    def quotes_dropped(self, s, t):
        spans = re.findall(r"[«„“\"「‘]([^«»„“”\"「」]{15,})[»“”\"」’]", t)
        in_source = re.findall(r"[«„“\"「‘]([^«»„“”\"「」]{15,})[»“”\"」’]", s)
        if len(spans) != 1 or not in_source or (self.isSpaced and len(spans[0].split()) < 5):
            return None
        return "".join(c for c in t if c not in MARKS)

    def quotes_added(self, s, t):
        words = t.rstrip(".").split(" ")
        if any(c in s + t for c in MARKS + "'’—–") or len(words) < 12:
            return None
        return " ".join(words[:3] + ["“" + words[3]] + words[4:-1] + [words[-1] + "”."])

    def untranslated(self, s, t):
        return s if len(s) > (20 if self.source in ("zh", "ja", "ko") else 40) else None

    def half_untranslated(self, s, t):
        if len(s) < (30 if self.source in ("zh", "ja") else 90):
            return None
        a, b = t[:len(t) // 2], s[len(s) // 2:]
        return a.rsplit(" ", 1)[0] + " " + b.split(" ", 1)[-1]

    def scale(self, s, t):
        rows = [(float(v), f) for v, fs in self.rows["scale"] for f in fs if float(v) >= 1e6]
        for value, form in sorted(rows, key=lambda r: -len(r[1])):
            found = re.search(rf"(?<=\d)[\s-]?({re.escape(form)})(?!\w)" if self.isSpaced else rf"(?<=\d)\s?({re.escape(form)})", t)
            if found:
                others = [fs[0] for v, fs in self.rows["scale"] if float(v) >= 1e6 and float(v) != value]
                return others and t[:found.start(1)] + others[0] + t[found.end(1):] or None
        return None

    def currency(self, s, t):
        for old, new in (("$", "€"), ("€", "$"), ("£", "$")):
            if old in t:
                return t.replace(old, new, 1)
        rows = {v: fs for v, fs in self.rows["currency"]}
        for old, new in (("USD", "EUR"), ("EUR", "USD"), ("GBP", "EUR")):
            for form in sorted(rows.get(old, []), key=len, reverse=True):
                found = re.search(r"\d.{0,15}" + self.word(form), t)
                if found and rows.get(new):
                    return t[:found.end() - len(form)] + rows[new][0] + t[found.end():]
        return None

    def unit(self, s, t):
        rows = dict(self.rows["unit"])
        for old, new in (("km", "mi"), ("mi", "km"), ("kg", "lb"), ("lb", "kg"), ("m", "ft"), ("ft", "m"), ("hour", "day"),
                         ("day", "week"), ("week", "month"), ("month", "year")):
            for form in sorted(rows.get(old, []), key=len, reverse=True):
                if len(form) < 2 and self.isSpaced or not rows.get(new):
                    continue
                found = re.search(r"(?<=\d)[\s-]?" + re.escape(form) + (r"(?!\w)" if self.isSpaced else ""), t)
                if found:
                    return t[:found.end() - len(form)] + rows[new][-1] + t[found.end():]
        return None

    def number_word(self, s, t):
        rows = [(v, f) for v, fs in self.rows["cardinal"] for f in fs if v.isdigit() and 3 <= int(v) <= 12]
        self.chance.shuffle(rows)
        if not self.isSpaced:
            return None
        for value, form in rows:
            found = re.search(self.word(form), t, re.I)
            if found and len(form) > 2:
                new = self.chance.choice([fs[0] for v, fs in self.rows["cardinal"] if v.isdigit() and 3 <= int(v) <= 12 and v != value])
                return t[:found.start()] + (new.capitalize() if found.group()[0].isupper() else new) + t[found.end():]
        return None

    def multiple(self, s, t):
        for old, new in MULTIPLES.get(self.target, []):
            found = re.search(FIXED[0] + self.word(old) + FIXED[1], t)
            if found:
                return t[:found.start()] + new + t[found.end():]
        return None

    def sentence_dropped(self, s, t):
        sentences = re.split(r"(?<=[.!?؟。！？]) ?(?=[^\W\d_]|[„“«\"])" if not self.isSpaced else r"(?<=[.!?؟]) +", t)
        sentences = joined([x for x in sentences if x.strip()], "" if not self.isSpaced else " ")
        if len(sentences) < 2 or min(map(len, sentences)) < (12 if not self.isSpaced else 30):
            return None
        del sentences[self.chance.randrange(len(sentences))]
        return ("" if not self.isSpaced else " ").join(sentences)

    def homoglyph(self, s, t):
        latin = self.target not in CASELESS | {"ru", "uk"}
        swaps = {"a": "а", "o": "о", "e": "е"} if latin else {"а": "a", "о": "o", "е": "e"}
        if self.target in CASELESS:
            return None
        words = [m for m in re.finditer(r"[^\W\d_]{5,}", t) if m.group()[1] in swaps]
        if not words:
            return None
        place = self.chance.choice(words)
        i = place.start() + 1
        return t[:i] + swaps[t[i]] + t[i + 1:]


VALUES = {"number", "scale", "date", "time", "money", "unit", "percent", "number-order"}
KINDS = {
    "number": VALUES, "digit_dropped": VALUES, "percent": {"percent"} | VALUES, "decimal": VALUES, "order": {"number-order"},
    "acronym": {"acronym"}, "name_swapped": {"name", "spelling"}, "name_consonant": {"name", "spelling"}, "name_other": {"name"},
    "negation": {"negation"}, "weekday": {"date"}, "month": {"date"} | VALUES, "doubled": {"repeated", "duplicate-word"},
    "quotes_dropped": {"quotation-became-statement", "quotation-count"},
    "quotes_added": {"statement-became-quotation", "quotation-count"},
    "untranslated": {"untranslated", "leftover-script", "part-untranslated"},
    "half_untranslated": {"untranslated", "leftover-script", "part-untranslated"},
    "scale": VALUES, "currency": {"money"} | VALUES, "unit": {"unit"} | VALUES, "number_word": VALUES, "multiple": VALUES,
    "sentence_dropped": {"omitted-sentence", "length"}, "homoglyph": {"homoglyph", "leftover-script"},
}


def texts(ntrex):
    """Segments by language."""
    if ntrex:
        found = {}
        for code, name in CODES.items():
            path = os.path.join(ntrex, f"newstest2019-{'src' if code == 'en' else 'ref'}.{name}.txt")
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    found[code] = [" ".join(line.split()) for line in file.read().split("\n")[:1997]]
        return found
    with open(CORPUS, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return {code: [" ".join(row["en" if code == "en" else CODES[code]].split()) for row in rows] for code in NINE + ["en"]}


def lint(binary, source, target, pairs, work):
    """Alarms by segment: the names of the rules."""
    path = os.path.join(work, f"{source}-{target}.xlf")
    with open(path, "w", encoding="utf-8") as file:
        file.write('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="ntrex" '
                   f'source-language="{source}" target-language="{target}" datatype="plaintext"><body>\n')
        for number, (a, b) in enumerate(pairs):
            file.write(f'<trans-unit id="{number}"><source>{escape(a)}</source><target>{escape(b)}</target></trans-unit>\n')
        file.write("</body></file></xliff>\n")
    run = subprocess.run([*binary, "lint", "--no-config", "--only", "translation-*", "--only", "spelling",
                          "--only", "duplicate-word", "--format", "jsonl", path],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode > 1:
        raise SystemExit(run.stderr.decode())
    alarms = collections.defaultdict(set)
    for line in run.stdout.decode().splitlines():
        found = json.loads(line)
        # The same source stands in several segments with several faults here.
        if found["rule"] != "translation-inconsistent" and found["severity"] in ("error", "warning"):
            alarms[found["range"]["start"]["line"] - 2].add(found["rule"].removeprefix("translation-"))
    return alarms


def measure(pair, all_texts, options):
    """For each kind: planted, found, twins alarmed, found with a silent twin; and what was missed."""
    source, target = pair.split("-")
    chance = random.Random(pair)
    planter = Planter(source, target, chance)
    segments = list(zip(all_texts[source], all_texts[target]))
    counts, missed = collections.defaultdict(lambda: [0, 0, 0, 0]), []
    with tempfile.TemporaryDirectory() as work:
        twins = lint(options.binary.split(), source, target, segments, work)
        for kind in [options.kind] if options.kind else KINDS:
            places = list(range(len(segments)))
            random.Random(pair + kind).shuffle(places)
            planted = {}
            for i in places:
                faulty = getattr(planter, kind)(*segments[i])
                if faulty and faulty != segments[i][1]:
                    planted[i] = faulty
                    if len(planted) == options.each:
                        break
            if not planted:
                continue
            # Each kind in a file of its own: what other segments say of a name is as it would be there.
            rows = [(s, planted.get(i, t)) for i, (s, t) in enumerate(segments)]
            faults = lint(options.binary.split(), source, target, rows, work)
            for i, faulty in planted.items():
                isFound = bool((faults[i] - twins[i]) & KINDS[kind])
                counts[kind][0] += 1
                counts[kind][1] += isFound
                counts[kind][2] += bool(twins[i])
                counts[kind][3] += isFound and not twins[i]
                if not isFound:
                    missed.append((kind, *segments[i], faulty))
    return pair, counts, missed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="PAIR")
    parser.add_argument("--binary", default=provenance.BINARY)
    parser.add_argument("--ntrex", metavar="FOLDER")
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    all_texts = texts(options.ntrex)
    if options.half:
        all_texts = {code: rows[:998] if options.half == 1 else rows[998:] for code, rows in all_texts.items()}
    pairs = options.pairs or [p for own in NINE for p in (f"{own}-en", f"en-{own}")]
    table_of, total = {}, collections.defaultdict(lambda: [0, 0, 0, 0])
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for pair, counts, missed in pool.map(lambda p: measure(p, all_texts, options), pairs):
            table_of[pair] = counts
            for kind, values in counts.items():
                total[kind] = [a + b for a, b in zip(total[kind], values)]
            if options.missed:
                for kind, s, t, faulty in missed:
                    print(f"[{pair} {kind}]\n  S {s}\n  T {t}\n  F {faulty}")
    print(f"{'kind':18}" + "".join(f"{pair:>7}" for pair in table_of) + "   found  silent twin  twins alarmed")
    for kind in KINDS:
        n, found, alarmed, clean = total[kind]
        if n:
            cells = "".join(f"{c[kind][1]:>4}/{c[kind][0]:<2}" if c[kind][0] else "      -" for c in table_of.values())
            print(f"{kind:18}{cells}   {found / n:5.0%}  {clean / n:11.0%}  {alarmed / n:13.1%}")
    n, found, alarmed, clean = (sum(values[i] for values in total.values()) for i in range(4))
    if n:
        print(f"all {n}: found {found / n:.1%}, with a silent twin {clean / n:.1%}, twins alarmed {alarmed / n:.1%}")


main()
