"""How the tables of forms.bin and contexts.bin are laid out: numbers of one kind side by side, and instead of a place
what it takes to find it, so that the files are used where they lie and still pack to half."""
import struct

BLOCK = 16  # runs of which one has its start written down


def column(numbers, size=1):
    """Numbers of one or more bytes, each kind of byte a section of its own; negative ones wrap."""
    wrapped = [number & (1 << 8 * size) - 1 for number in numbers]
    return [bytes(number >> 8 * i & 255 for number in wrapped) for i in range(size)]


def runs(lengths):
    """(the starts of each block of runs, the length of each run). Runs lie one after the other."""
    lengths = list(lengths) + [0] * (-len(lengths) % BLOCK)
    starts, total = [], 0
    for i, length in enumerate(lengths):
        if i % BLOCK == 0:
            starts.append(total)
        total += length
    return [struct.pack(f"<{len(starts)}I", *starts), bytes(lengths)]


def forms(slots, forms, entries):
    """The sections of forms.bin.

    slots: the number of a form by the slot of its hash, from 1. forms: (bits 40 to 55 of the hash, classes, text,
    readings as (entry, tag)). entries: (the number of the lemma, the usual forms as (number, tag)).
    """
    low, middle, high = column(slots, 3)
    # The entries of a block of forms are near one another.
    bases = [next((form[3][0][0] for form in forms[i:i + BLOCK] if form[3]), 0) for i in range(0, len(forms), BLOCK)]
    readings = [(entry - bases[i // BLOCK], tag) for i, form in enumerate(forms) for entry, tag in form[3]]
    # Lemmas stand in the order of the entries, a block about as far on as the first of it.
    firsts = [entries[i][0] for i in range(0, len(entries), BLOCK)]
    lemmas = [lemma - firsts[i // BLOCK] for i, (lemma, _) in enumerate(entries)]
    usual = [(number - lemma, tag) for lemma, run in entries for number, tag in run]
    return [
        bytes(byte for pair in zip(low, middle) for byte in pair), high,
        struct.pack(f"<{len(forms)}H", *(form[0] for form in forms)),
        struct.pack(f"<{len(forms)}H", *(form[1] for form in forms)),
        *runs([len(form[2]) for form in forms]), b"".join(form[2] for form in forms),
        *runs([len(form[3]) for form in forms]), struct.pack(f"<{len(bases)}I", *bases),
        *column([entry for entry, _ in readings], 3), *column([tag for _, tag in readings]),
        *runs([len(run) for _, run in entries]), struct.pack(f"<{len(firsts)}I", *firsts),
        *column(lemmas, 3), *column([number for number, _ in usual], 3), *column([tag for _, tag in usual]),
    ]


def contexts(checks, weights, pair_checks, pair_weights):
    """The sections of contexts.bin. weights: those of the small words by slot, as (number, weight)."""
    return [
        struct.pack(f"<{len(checks)}H", *checks), *runs([len(run) for run in weights]),
        *column([number for run in weights for number, _ in run]),
        *column([weight for run in weights for _, weight in run]),
        pair_checks, pair_weights,
    ]
