#!/usr/bin/env python3
"""Writes articles for measuring the archive: JSON lines with id, date and text, made from the corpus.

An article is sentences of the corpus' own articles, drawn at random: half of them from one article in their order, half
from any. No two are alike. They read as nonsense, but their words, names, lengths and scripts are those of the corpus.

    tools/generate_articles.py COUNT [SEED] > articles.jsonl
"""
import datetime
import glob
import json
import os
import random
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def sentences(text):
    return [part for part in re.findall(r"[^。！？\n]+[。！？]?[」』”]?", text) if len(part.strip()) > 4]


def main():
    count = int(sys.argv[1])
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    paths = sorted(glob.glob(os.path.join(ROOT, "corpus", "**", "*.gold.jsonl"), recursive=True))
    articles = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            articles += [sentences(json.loads(line)["text"]) for line in lines if line.strip()]
    articles = [article for article in articles if article]
    everything = [sentence for article in articles for sentence in article]
    first = datetime.date(2020, 1, 1)
    for number in range(count):
        own = rng.choice(articles)
        begin = rng.randrange(len(own))
        body = own[begin:begin + rng.randint(4, 14)]
        body += rng.sample(everything, min(len(everything), rng.randint(4, 14)))
        date = first + datetime.timedelta(days=rng.randrange(1800))
        text = f"第{number}號稿\n" + "".join(body)
        print(json.dumps({"id": f"g{number}", "date": date.isoformat(), "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
