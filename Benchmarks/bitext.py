"""Invented news in Persian and English, segment by segment, in the formats of translation memories.

python3 Benchmarks/bitext.py FOLDER [--segments N]

writes news.xlf, news.tmx, news.po and news.tsv with the same N segments (default 50,000), most of
them distinct: sentences made of templates, with figures, dates, names and places that differ.
"""
import argparse
import os
import random
from xml.sax.saxutils import escape

SEGMENTS = 50_000

CITIES = [("تهران", "Tehran"), ("مسکو", "Moscow"), ("پاریس", "Paris"), ("برلین", "Berlin"), ("مادرید", "Madrid"),
          ("آنکارا", "Ankara"), ("پکن", "Beijing"), ("قاهره", "Cairo"), ("رم", "Rome"), ("ژنو", "Geneva"),
          ("وین", "Vienna"), ("بغداد", "Baghdad"), ("لندن", "London"), ("توکیو", "Tokyo"), ("اسلو", "Oslo")]
FIRST = [("کامران", "Kamran"), ("مریم", "Maryam"), ("رضا", "Reza"), ("نرگس", "Narges"), ("بهرام", "Bahram"),
         ("دیوید", "David"), ("لیندا", "Linda"), ("رابرت", "Robert"), ("ایوان", "Ivan"), ("سلما", "Selma")]
LAST = [("فرهادی", "Farhadi"), ("مرادی", "Moradi"), ("کریمی", "Karimi"), ("سلطانی", "Soltani"), ("بهرامی", "Bahrami"),
        ("پترسون", "Peterson"), ("ماردینی", "Mardini"), ("لوبانف", "Lobanov"), ("گارسیا", "Garcia"), ("تامسون", "Thomson")]
ROLES = [("سخنگوی وزارت کشور", "a spokesman for the interior ministry"), ("رئیس بانک مرکزی", "the head of the central bank"),
         ("مدیر شرکت راه‌آهن", "the director of the railway company"), ("نماینده پارلمان", "a member of parliament"),
         ("وزیر انرژی", "the energy minister"), ("فرماندار", "the governor")]
MONTHS = [("ژانویه", "January"), ("فوریه", "February"), ("مارس", "March"), ("آوریل", "April"), ("ژوئن", "June"),
          ("اوت", "August"), ("سپتامبر", "September"), ("اکتبر", "October"), ("نوامبر", "November"), ("دسامبر", "December")]
DAYS = [("دوشنبه", "Monday"), ("سه‌شنبه", "Tuesday"), ("چهارشنبه", "Wednesday"), ("پنجشنبه", "Thursday"), ("شنبه", "Saturday")]
GOODS = [("گندم", "wheat"), ("برنج", "rice"), ("نفت", "oil"), ("فولاد", "steel"), ("برق", "electricity"), ("شکر", "sugar")]

# Slots: {c} {d} cities, {f} {l} a name, {r} an office, {m} a month, {w} a weekday, {g} goods, {n} and {k}
# whole numbers, {p} a percentage, {y} a year, {t} a day of the month.
TEMPLATES = [
    ("{f} {l}، {r}، روز {w} در {c} گفت که {n} نفر در این برنامه شرکت کرده‌اند.",
     "{f} {l}, {r}, said in {c} on {w} that {n} people had taken part in the program."),
    ("بهای {g} در {m} {y} به میزان {p} درصد افزایش یافت.",
     "The price of {g} rose by {p} percent in {m} {y}."),
    ("قطار {c} به {d} با {n} مسافر روز {w} از ریل خارج شد و {k} نفر زخمی شدند.",
     "The {c} to {d} train with {n} passengers derailed on {w}, and {k} people were injured."),
    ("{l} افزود: «ما {k} میلیون دلار برای نوسازی بندر اختصاص داده‌ایم.»",
     "\"We have allocated {k} million dollars to modernize the port,\" {l} added."),
    ("نشست بعدی {t} {m} {y} در {c} برگزار می‌شود.",
     "The next meeting will be held in {c} on {m} {t}, {y}."),
    ("این شرکت سالانه {n} تن {g} به {d} صادر می‌کند.",
     "The company exports {n} tons of {g} to {d} a year."),
    ("به گفته {r}، ساخت پل {c} تا {m} به پایان می‌رسد.",
     "According to {r}, construction of the {c} bridge will be completed by {m}."),
    ("وزارت خارجه این گزارش را تکذیب کرد.", "The foreign ministry denied the report."),
    ("در {c} دست‌کم {k} خانه در سیل آسیب دید. مدرسه‌ها تا {w} تعطیل است.",
     "At least {k} houses were damaged by the flood in {c}. Schools are closed until {w}."),
    ("{f} {l} در انتخابات {y} با {p} درصد آرا پیروز شد.",
     "{f} {l} won the {y} election with {p} percent of the vote."),
    ("تولید {g} در سال {y} به {n} تن رسید.", "Production of {g} reached {n} tons in {y}."),
    ("هیئت {c} برای گفت‌وگو درباره خرید {g} وارد {d} شد.",
     "A delegation from {c} arrived in {d} for talks on the purchase of {g}."),
]


def slots(random):
    """What one segment says, in both languages."""
    def pick(name, values):
        return name, random.choice(values)
    chosen = dict([pick("c", CITIES), pick("f", FIRST), pick("l", LAST), pick("r", ROLES), pick("m", MONTHS),
                   pick("w", DAYS), pick("g", GOODS)])
    chosen["d"] = random.choice([city for city in CITIES if city != chosen["c"]])
    for name, low, high in [("n", 1_001, 99_000), ("k", 11, 950), ("y", 2001, 2025), ("t", 1, 28)]:
        number = random.randrange(low, high)
        chosen[name] = (persian(str(number)), f"{number:,}" if name == "n" else str(number))
    percent = f"{random.randrange(11, 999) / 10:.1f}"
    chosen["p"] = (persian(percent.replace(".", "٫")), percent)
    return chosen


def persian(digits):
    return digits.translate({ord("0") + i: chr(0x6F0 + i) for i in range(10)})


def segments(count):
    """Pairs of sentences, the same in every run."""
    source = random.Random(8)
    for _ in range(count):
        chosen = slots(source)
        persian_template, english_template = source.choice(TEMPLATES)
        yield (persian_template.format(**{name: value[0] for name, value in chosen.items()}),
               english_template.format(**{name: value[1] for name, value in chosen.items()}))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(folder, count):
    """The files, by name of the format."""
    pairs = list(segments(count))
    files = {name: os.path.join(folder, "news." + name) for name in ("xlf", "tmx", "po", "tsv")}
    with open(files["xlf"], "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
                   '<file original="news.txt" source-language="fa" target-language="en" datatype="plaintext">\n<body>\n')
        for number, (source, target) in enumerate(pairs):
            file.write(f'<trans-unit id="{number}"><source>{escape(source)}</source>'
                       f'<target>{escape(target)}</target></trans-unit>\n')
        file.write("</body>\n</file>\n</xliff>\n")
    with open(files["tmx"], "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="bitext.py" '
                   'creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="fa" '
                   'datatype="plaintext"/>\n<body>\n')
        for source, target in pairs:
            file.write(f'<tu><tuv xml:lang="fa"><seg>{escape(source)}</seg></tuv>'
                       f'<tuv xml:lang="en"><seg>{escape(target)}</seg></tuv></tu>\n')
        file.write("</body>\n</tmx>\n")
    with open(files["po"], "w", encoding="utf-8") as file:
        file.write('msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n')
        for number, (source, target) in enumerate(pairs):
            file.write(f'\nmsgctxt "{number}"\nmsgid {quoted(source)}\nmsgstr {quoted(target)}\n')
    with open(files["tsv"], "w", encoding="utf-8") as file:
        file.write("fa\ten\n")
        for source, target in pairs:
            file.write(f"{source}\t{target}\n")
    return files


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--segments", type=int, default=SEGMENTS)
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    for path in write(options.folder, options.segments).values():
        print(f"{os.path.getsize(path) / 1e6:.1f} MB {path}")
