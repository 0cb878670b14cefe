#!/usr/bin/env python3
"""Builds dictionaries/names/word-classes.tsv from jieba's dict.txt.

    name_words.py DICT.txt OUT.tsv

Words of Han characters, each with the class of its part of speech and a level, which is three and a half times the
negative natural logarithm of its share of all words: what a cut of a text into words costs. Standard library only.
"""
import hashlib
import math
import sys

SHA256 = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"
LONGEST = 7
CLASSES = {
    "n": "noun", "ng": "noun", "v": "verb", "vg": "verb", "vn": "verb", "vq": "verb", "vi": "verb", "a": "quality",
    "ad": "quality", "an": "quality", "ag": "quality", "b": "quality", "z": "quality", "d": "adverb", "dg": "adverb",
    "c": "function", "p": "function", "u": "function", "ul": "function", "uj": "function", "uz": "function",
    "ud": "function", "ug": "function", "uv": "function", "r": "function", "y": "function", "e": "function",
    "o": "function", "rr": "function", "rz": "function", "m": "number", "mq": "number", "q": "number", "t": "time",
    "tg": "time", "i": "phrase", "l": "phrase", "nr": "person", "nrfg": "person", "nrt": "foreign", "ns": "place",
    "nt": "organization", "nz": "proper", "j": "short", "f": "position", "s": "position",
}


def main(source, out):
    with open(source, "rb") as file:
        data = file.read()
    digest = hashlib.sha256(data).hexdigest()
    if digest != SHA256:
        sys.exit(f"{source}: not the dict.txt that this was written for ({digest})")
    words = {}
    for line in data.decode("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if len(word) <= LONGEST and all(0x4E00 <= ord(c) <= 0x9FFF for c in word):
            words[word] = (int(count), CLASSES.get(tag, "other"))
    total = sum(max(1, count) for count, _ in words.values())
    with open(out, "w", encoding="utf-8") as file:
        file.write("# words with the class of their part of speech, and what they cost a cut into words\n")
        file.write("word\tclass\tlevel\n")
        for word in sorted(words):
            count, kind = words[word]
            level = min(63, round(-3.5 * math.log(max(1, count) / total)))
            file.write(f"{word}\t{kind}\t{level}\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
