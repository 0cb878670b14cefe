"""Makes the text and the patterns that matching is measured on, from development data and jieba's dictionary (MIT).

The text is mixed news in both scripts, repeated to a size. The patterns are spread evenly over the words of jieba's
dictionary; for more than it has, two of its words are joined at random, frequent ones more often, by a fixed seed.
"""
import itertools
import json
import pathlib
import random

SEED = 20261125


def news(data):
    """The development news as one text, one source after the other."""
    parts = [(data / "conversion" / name).read_text("utf-8")
             for name in ["news_clean_cn.txt", "news_clean_tw.txt", "gsd_pairs_dev.tsv"]]
    for line in (data / "gold/dev.gold.jsonl").read_text("utf-8").splitlines():
        parts.append(json.loads(line)["text"])
    tagged = (data / "segmentation/pfr_199801.txt").read_text("utf-8")
    parts.append("\n".join(
        "".join(word.rsplit("/", 1)[0] for word in line.split()) for line in tagged.splitlines()))
    for name in ["msr_tenth_of_training.txt", "as_test_gold.utf8"]:
        text = (data / "segmentation" / name).read_text("utf-8")
        parts.append(text.replace(" ", "").replace("\u3000", ""))
    return "\n".join(parts)


def mixed_text(data, megabytes):
    """News of a size: blocks of lines of all sources in a fixed random order, so that both scripts alternate."""
    lines = news(pathlib.Path(data)).splitlines(keepends=True)
    blocks = ["".join(lines[start:start + 20]) for start in range(0, len(lines), 20)]
    random.Random(SEED).shuffle(blocks)
    text = "".join(blocks)
    return text * -(-megabytes * 1_000_000 // len(text.encode()))


def dictionary_words():
    """jieba's words with their frequencies, in its order."""
    import jieba

    words = {}
    path = pathlib.Path(jieba.__file__).parent / "dict.txt"
    for line in path.read_text("utf-8").splitlines():
        word, frequency = line.split(" ")[:2]
        words.setdefault(word, int(frequency))
    return words


def patterns(count):
    """So many different patterns, sorted."""
    words = dictionary_words()
    if count <= len(words):
        ordered = sorted(words)
        return [ordered[index * len(ordered) // count] for index in range(count)]
    generator = random.Random(SEED)
    names, weights = list(words), list(itertools.accumulate(frequency + 1 for frequency in words.values()))
    found = set(words)
    while len(found) < count:
        left, right = generator.choices(names, cum_weights=weights, k=2)
        found.add(left + right)
    return sorted(found)
