#!/usr/bin/env python3
"""Rebuild the tables of dictionaries/repair/.

    pip download jieba==0.42.1 --no-deps --no-binary :all: -d /tmp
    python3 tools/build_repair_tables.py --jieba /tmp/jieba-0.42.1.tar.gz [--unicode /usr/share/unicode] \
        [--text FILE ...] [--out dictionaries/repair]

characters.tsv     how likely a character is, alone, at a word's edges and behind another one: from the word frequencies
                   of jieba (MIT) and counts in running text, with Traditional and variant characters led to the
                   Simplified one by Unihan. The shipped file was made with --text over plain text that
                   tools/plain_text.py took from the training sets its card names (dictionaries/repair/README.md)
entities.tsv       the named character references of HTML that stand for one or two characters
compatibility.tsv  compatibility and radical characters with the unified character that they stand for (UCD)

Costs are negative natural logarithms; `cost`, `start` and `end` in tenths. In `after`, a letter (a = 0, b = 1, ...) says
the cost, in whole nats, of the characters that follow it, given the row's character before them.
"""

import argparse
import bz2
import collections
import hashlib
import html.entities
import math
import pathlib
import tarfile

JIEBA_SHA256 = "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2"
UNSEEN = 15.0


def is_han(character: str) -> bool:
    return 0x3400 <= ord(character) <= 0x9FFF or character == "〇"


def words(archive: str):
    data = pathlib.Path(archive).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != JIEBA_SHA256:
        raise SystemExit(f"{archive}: sha256 {digest}, wanted {JIEBA_SHA256}")
    with tarfile.open(archive) as tar:
        text = tar.extractfile("jieba-0.42.1/jieba/dict.txt").read().decode("utf-8")
    for line in text.splitlines():
        word, frequency, *_ = line.split(" ")
        if all(is_han(character) for character in word):
            yield word, int(frequency)


def simplified(unicode_folder: pathlib.Path) -> dict[str, list[str]]:
    """For a character the Simplified ones, and then the variants, that Unihan names for it."""
    fields = collections.defaultdict(lambda: collections.defaultdict(list))
    with bz2.open(unicode_folder / "Unihan_Variants.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t", 2)
                targets = [chr(int(part.split("<")[0][2:], 16)) for part in value.split()]
                fields[chr(int(code[2:], 16))][field] += targets
    order = ["kSimplifiedVariant", "kSemanticVariant", "kZVariant", "kSpecializedSemanticVariant"]
    return {c: [t for field in order for t in found.get(field, []) if t != c] for c, found in fields.items()}


def counts(paths: list[pathlib.Path], lead) -> tuple[collections.Counter, dict, collections.Counter]:
    """Characters, pairs, and characters behind what is no Han character, in running text."""
    single, pairs, opening = collections.Counter(), collections.defaultdict(collections.Counter), collections.Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            previous = ""
            for character in line:
                character = lead(character) if is_han(character) else ""
                if character:
                    single[character] += 1
                    if previous:
                        pairs[previous][character] += 1
                    else:
                        opening[character] += 1
                previous = character
    return single, pairs, opening


# How many counts of running text the figures from the word list weigh as much as.
WORDS_WEIGHT_SINGLE = 300_000
WORDS_WEIGHT_PAIR = 60


def characters(archive: str, unicode_folder: pathlib.Path, texts: list[pathlib.Path], out: pathlib.Path) -> None:
    single, start, end = collections.Counter(), collections.Counter(), collections.Counter()
    pairs = collections.defaultdict(collections.Counter)
    total_words = 0
    for word, frequency in words(archive):
        total_words += frequency
        start[word[0]] += frequency
        end[word[-1]] += frequency
        for character in word:
            single[character] += frequency
        for first, second in zip(word, word[1:]):
            pairs[first][second] += frequency
    total = sum(single.values())
    variants = simplified(unicode_folder)

    def like(character: str) -> str:
        """The more usual character that this one is a form of, if it is rare itself and Unihan names one."""
        best, seen, frontier = character, {character}, [character]
        for _ in range(3):
            frontier = [t for c in frontier for t in variants.get(c, []) if t not in seen]
            seen.update(frontier)
            for target in frontier:
                if single[target] > 50 * (single[best] + 1):
                    best = target
            if best != character:
                return best
        return ""

    text_single, text_pairs, opening = counts(texts, lambda c: like(c) or c)
    text_total = sum(text_single.values())
    opening_total = sum(opening.values())

    def share(character: str) -> float:
        return (text_single[character] + WORDS_WEIGHT_SINGLE * single[character] / total) / (
            text_total + WORDS_WEIGHT_SINGLE
        )

    def first_share(character: str) -> float:
        """How often a character begins a word: as the word list has it, moved by what running text says of it."""
        listed = (start[character] + 0.05 * single[character]) / total_words
        moved = listed * share(character) / (single[character] / total)
        opened = (opening[character] + 20_000 * moved) / (opening_total + 20_000)
        return (2 * moved + opened) / 3

    costs = {c: min(UNSEEN, -math.log(share(c))) for c in single}
    start_costs = {c: min(UNSEEN, -math.log(first_share(c))) for c in single}
    end_costs = {c: -math.log((end[c] + 0.05 * n + 1) / (1.05 * n + 1)) for c, n in single.items()}

    def pair_cost(first: str, second: str) -> float:
        listed = pairs[first][second] / single[first]
        counted = text_pairs[first][second]
        # What a pair of words that meet by chance would have; it keeps few counts from saying much.
        chance = math.exp(-end_costs[first] - start_costs[second])
        expected = WORDS_WEIGHT_PAIR * max(listed, chance)
        probability = (counted + expected) / (text_single[first] + WORDS_WEIGHT_PAIR)
        return -math.log(probability) if probability > 0 else UNSEEN

    everything = set(single) | {c for c in variants if is_han(c) and like(c)}
    with open(out / "characters.tsv", "w", encoding="utf-8") as file:
        file.write("character\tcost\tstart\tend\tlike\tafter\n")
        for character in sorted(everything):
            model = like(character)
            row = model or character
            if row not in costs:
                continue
            levels = collections.defaultdict(list)
            if not model:
                for second in set(pairs[character]) | set(text_pairs[character]):
                    if second not in costs or pairs[character][second] < 3 and text_pairs[character][second] < 2:
                        continue
                    cost = pair_cost(character, second)
                    backoff = end_costs[character] + start_costs[second]
                    if cost < backoff - 0.7 and cost < 14:
                        levels[round(cost)].append(second)
            after = "".join(chr(97 + level) + "".join(sorted(levels[level])) for level in sorted(levels))
            extra = 0.7 if model else 0
            file.write(
                f"{character}\t{round(10 * (costs[row] + extra))}\t{round(10 * (start_costs[row] + extra))}"
                f"\t{round(10 * end_costs[row])}\t{model}\t{after}\n"
            )


def entities(out: pathlib.Path) -> None:
    rows = {}
    for name, value in html.entities.html5.items():
        if name.endswith(";") and len(value) <= 2:
            rows[name[:-1]] = " ".join(f"{ord(character):04X}" for character in value)
    with open(out / "entities.tsv", "w", encoding="utf-8") as file:
        file.write("name\tscalars\n")
        for name in sorted(rows):
            file.write(f"{name}\t{rows[name]}\n")


def compatibility(unicode_folder: pathlib.Path, out: pathlib.Path) -> None:
    rows = {}
    for line in (unicode_folder / "EquivalentUnifiedIdeograph.txt").read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            span, target = (part.strip() for part in line.split(";"))
            first, _, last = span.partition("..")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                if 0x2E80 <= code <= 0x2FD5:
                    rows[code] = int(target, 16)
    for line in (unicode_folder / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        code = int(fields[0], 16)
        if (0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F) and fields[5]:
            rows[code] = int(fields[5].split()[-1], 16)
        if 0x2F00 <= code <= 0x2FD5 and fields[5]:
            rows[code] = int(fields[5].split()[-1], 16)
    with open(out / "compatibility.tsv", "w", encoding="utf-8") as file:
        file.write("character\tunified\n")
        for code in sorted(rows):
            file.write(f"{code:04X}\t{rows[code]:04X}\n")


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--jieba", required=True)
    arguments.add_argument("--unicode", type=pathlib.Path, default=pathlib.Path("/usr/share/unicode"))
    arguments.add_argument("--text", type=pathlib.Path, nargs="*", default=[])
    arguments.add_argument("--out", type=pathlib.Path, default=pathlib.Path("dictionaries/repair"))
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    characters(options.jieba, options.unicode, options.text, options.out)
    entities(options.out)
    compatibility(options.unicode, options.out)


main()
