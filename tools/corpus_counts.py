#!/usr/bin/env python3
"""Count what the corpus holds, as the tables of corpus/README.md: by set, by style and topic, traps and targets.

    tools/corpus_counts.py [CORPUS]
"""

import collections
import json
import pathlib
import sys

LABELS = ["reported_fact", "quote", "denial", "commentary", "none"]
FOLDERS = {"main": "."}


def table(header: list[str], rows: list[list[object]]) -> None:
    print("|", " | ".join(header), "|")
    print("|" + "---|" * len(header))
    for row in rows:
        print("|", " | ".join(str(each) for each in row), "|")
    print()


def main() -> None:
    corpus = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "corpus")
    splits = [line.split("\t") for line in (corpus / "splits.tsv").read_text("utf-8").splitlines()[1:]]
    rows, total, traps, kinds = [], collections.Counter(), collections.Counter(), collections.Counter()
    for name in dict.fromkeys(row[1] for row in splits):
        folder = corpus / FOLDERS.get(name, name)
        gold = folder / f"{folder.resolve().name}.gold.jsonl"
        count = collections.Counter()
        for document in map(json.loads, gold.read_text("utf-8").splitlines()):
            count["articles"] += 1
            count["characters"] += sum(not character.isspace() for character in document["text"])
            count["statements"] += len(document["statements"])
            count.update(each["label"] for each in document["statements"])
            count["quotes"] += len(document["quotes"])
            count["attributable"] += sum(each["attributable"] for each in document["quotes"])
            for field in ("sources", "denials", "mentions"):
                count[field] += len(document[field])
            count["without target"] += sum(not each["targets"] for each in document["denials"])
            count["official"] += sum(each["official"] for each in document["denials"])
            count["traps"] += len(document["not_denials"])
            numbers = (each["trap"].split(" ")[0].split("/")[0] for each in document["not_denials"])
            traps.update(number if number.isdigit() else "other" for number in numbers)
            kinds.update(each["target_kind"] for each in document["denials"])
            kinds.update(each["status"] for each in document["denials"])
        total += count
        rows.append((name, count))
    fields = ["articles", "characters", "statements", *LABELS, "quotes", "attributable", "sources", "denials", "official"]
    fields += ["without target", "traps", "mentions"]
    table(["set", *fields], [[name, *(count[each] for each in fields)] for name, count in [*rows, ("all", total)]])

    regions = ["cn", "hk", "tw"]
    for column, title in ((3, "style"), (4, "topic")):
        by_region = collections.Counter((row[column], row[2]) for row in splits)
        names = collections.Counter(row[column] for row in splits)
        table(
            [title, "articles", *regions],
            [[name, number, *(by_region[name, each] for each in regions)] for name, number in names.most_common()])
    table(["trap", "occurrences"], sorted(([*each] for each in traps.items()), key=lambda each: (len(each[0]), each[0])))
    table(["denials", "count"], [[*each] for each in kinds.most_common()])


if __name__ == "__main__":
    main()
