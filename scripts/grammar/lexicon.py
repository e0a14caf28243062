"""The morphological lexicon: forms with their tags and lemmas, lemmas with their forms."""
import packing
from sources import word_table

# Bits of the classes that the tagger and the rules read; Sources/Model/Grammar/Lexicon/WordClasses.swift has
# the same ones.
BITS = {name: 1 << i for i, name in enumerate(
    "NN NNS VB VBZ VBD VBN VBG JJ JJR JJS RB RBR RBS closed uncountable unchanging".split())}


class Entry:
    """A lemma as one part of speech: its forms by tag, the usual one first."""

    def __init__(self, lemma, part, forms):
        self.lemma, self.part, self.forms = lemma, part, forms


def split(cell, instead):
    return [form for form in cell.split("/") if form] or ([instead] if instead else [])


def entries(path):
    """The entries of LemmInflect's table of inflections."""
    for row in word_table(path):
        if len(row) < 3:
            continue
        lemma, part, cells = row[0], row[1], row[2:] + [""] * 4
        if " " in lemma or not lemma[:1].isalpha():
            continue
        if part == "noun":
            yield Entry(lemma, part, {"NN": [lemma], "NNS": split(cells[0], None)})
        elif part == "verb":
            past = split(cells[0], None)
            # The table leaves out of the participles what it has as a past already.
            own = split(cells[1], None)
            regular = own + [form for form in past if form.endswith("ed") and form not in own] if own else past
            yield Entry(lemma, part, {
                "VB": [lemma], "VBD": past, "VBN": PARTICIPLES.get(lemma, regular),
                "VBG": split(cells[2], None), "VBZ": split(cells[3], None)})
        elif part == "adj":
            yield Entry(lemma, part, {"JJ": [lemma], "JJR": split(cells[0], None), "JJS": split(cells[1], None)})
        elif part == "adv":
            yield Entry(lemma, part, {"RB": [lemma], "RBR": split(cells[0], None), "RBS": split(cells[1], None)})


# Participles that the table has otherwise.
PARTICIPLES = {
    "run": ["run"], "forecast": ["forecast", "forecasted"], "overrun": ["overrun"], "come": ["come"],
    "become": ["become"], "overcome": ["overcome"], "bid": ["bid", "bidden"], "broadcast": ["broadcast"],
    "get": ["got", "gotten"], "hang": ["hung", "hanged"], "light": ["lit", "lighted"], "speed": ["sped", "speeded"],
    "wake": ["woken"], "prove": ["proved", "proven"], "quit": ["quit"], "strive": ["strived", "striven"],
    "thrive": ["thrived"]}

BE = Entry("be", "verb", {"VB": ["be"], "VBD": ["was", "were"], "VBN": ["been"], "VBG": ["being"], "VBZ": ["is"], "VBP": ["are", "am"]})


def classes(all_entries):
    """The bits of each form, by its lower case."""
    result = {}
    for entry in all_entries:
        low = entry.lemma.lower()
        for tag, forms in entry.forms.items():
            for i, form in enumerate(forms):
                form = form.lower()
                # `houses/house`: a noun that is also used without a plural is no plural itself.
                if tag != "NNS" or i == 0 or form != low:
                    result[form] = result.get(form, 0) | BITS.get(tag, 0)
        if entry.part == "noun" and [form.lower() for form in entry.forms["NNS"]][:1] == [low]:
            result[low] |= BITS["unchanging"]
    return result


# Small words: what they are is said by their class alone.
CLOSED = """a an the this that these those my your his her its our their whose which what each every either neither
some any no all both half such many much few little several enough more most less least another other i you he she
it we they me him us them who whom myself yourself himself herself itself ourselves yourselves themselves mine yours
hers ours theirs someone anyone everyone nobody somebody anybody everybody something anything everything nothing
one none and or but nor so yet for if because although though while whereas unless until till since when whenever
where wherever why how than whether as like of in on at by to from with without within into onto upon over under
about above below after before between among against during through throughout across along around behind beside
besides beyond despite down except inside near off out outside past per toward towards underneath unlike up via
amid amongst not n't there here be am is are was were been being have has had having do does did doing done will
would can could shall should may might must ought 's 'd 'll 're 've 'm""".split()


def add_closed(result):
    for word in CLOSED:
        result[word] = result.get(word, 0) | BITS["closed"]


SLOTS = "NN NNS VB VBZ VBD VBN VBG JJ JJR JJS RB RBR RBS VBP".split()


def tables(all_entries, bits, counts):
    """The sections of forms.bin. `counts`: how often a folded form has a tag in the treebanks."""
    from tagger import fnv
    numbers, texts = {}, []
    # `house` is a word and `House` a name: the word is what is written.
    small = {form for entry in all_entries for forms in entry.forms.values() for form in forms if form == form.lower()}

    def number(form):
        low = form.lower()
        if low not in numbers:
            numbers[low] = len(texts) + 1
            texts.append(low if low in small else form)
        return numbers[low]

    readings, entries = {}, []
    for entry in all_entries:
        index = len(entries)
        lemma, usual_forms = number(entry.lemma), []
        for tag, forms in entry.forms.items():
            slot = SLOTS.index(tag)
            for i, form in enumerate(forms):
                n = number(form)
                if i == 0:
                    usual_forms.append((n, slot))
                usual = counts.get((form.lower(), tag), 0) + (counts.get((form.lower(), "VBP"), 0) if tag == "VB" else 0)
                readings.setdefault(n, []).append((-usual, i, index, slot))
        entries.append((lemma, usual_forms))
    for word in sorted(bits):
        number(word)
    records, hashes = [], []
    for n, form in enumerate(texts, 1):
        found = [(index, slot) for _, _, index, slot in sorted(readings.get(n, []))][:15]
        hashes.append(fnv(form.lower().encode("utf-8")))
        records.append((hashes[-1] >> 40 & 0xFFFF, bits.get(form.lower(), 0), form.encode("utf-8"), found))
    size = 1
    while size < len(records) * 3 // 2:
        size *= 2
    slots = [0] * size
    for n, hashed in enumerate(hashes, 1):
        place = (hashed ^ hashed >> 32) & (size - 1)
        while slots[place]:
            if records[slots[place] - 1][0] == records[n - 1][0]:
                raise SystemExit(f"lexicon: '{texts[n - 1]}' cannot be told from '{texts[slots[place] - 1]}'; take other bits")
            place = (place + 1) & (size - 1)
        slots[place] = n
    return packing.forms(slots, records, entries)
